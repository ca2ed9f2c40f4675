"""Rules of a whole study: each breach is named by sheet, row and column, with the way out."""

from dataclasses import replace
from typing import Any

import pytest
from tests.make.mine import plain_study

from circulade.files.mine import (
    Assumption,
    Point,
    Product,
    Strategy,
    Study,
    StudyRefused,
    checked,
    problems_of,
)


def said(study: Study) -> list[str]:
    return [f"{each.sheet}.{each.column}: {each.message}" for each in problems_of(study)]


def with_lifetime(**values: Any) -> Study:
    study = plain_study()
    others = tuple(each for each in study.assumptions if (each.product, each.kind) != ("pv", "lifetime"))
    return replace(study, assumptions=(*others, Assumption("pv", "lifetime", **values)))


def test_the_small_study_obeys_every_rule() -> None:
    assert said(plain_study()) == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"form": "weibull", "value": 0.0, "spread": 2.0}, "a lifetime of 0 years"),
        ({"form": "weibull", "value": 10.0, "spread": 0.1}, "a shape of 0.1"),
        ({"form": "weibull", "value": 10.0}, "needs its shape"),
        ({"value": 10.0}, "names its distribution"),
        ({"form": "fixed", "value": 500.0}, "at most 300"),
    ],
)
def test_a_lifetime_that_cannot_be_is_refused(values: dict[str, Any], says: str) -> None:
    assert any(says in text for text in said(with_lifetime(**values)))


def test_tonnes_for_kilowatts_unknown_products_and_double_years_are_named() -> None:
    study = plain_study()
    points = (*study.points, Point("pv", 2024, 1.0, "t", "x"), Point("moon", 2024, 1.0, "kW", "x"))
    told = said(replace(study, points=points))
    assert told[0] == "points.year: a second figure for “pv, 2024”: keep one"
    assert told[1].startswith("points.unit: t is a unit of mass, but this product is counted in kW (power)")
    assert told[2] == "points.product: “moon” is not among the products"


def test_two_thousand_products_are_taken_and_too_many_results_refused_with_a_way_out() -> None:
    many = tuple(Product(f"p{number}", "x", "stock", "kW") for number in range(2000))
    study = replace(plain_study(), products=many)
    assert not any("yearly results" in text for text in said(study))
    assert said(replace(study, header=replace(study.header, last_year=2070))) == [
        "products.: 2000 products × 2 scenarios (the baseline is one) × 47 years are 188000 yearly results: a study "
        "holds at most 150000. Group products, take fewer scenarios or an earlier last year, or split the study"
    ]


def test_a_substance_beside_a_strategy_of_whole_products_is_refused() -> None:
    study = plain_study()
    step = Strategy("Collect", 1, "collect", 2025, 2026, substance="lithium", share=90.0)
    assert said(replace(study, strategies=(*study.strategies, step))) == [
        "strategies.substance: collect acts on whole products, with all they hold: leave the substance empty"
    ]


def test_shares_above_100_per_cent_are_refused_with_the_sum_and_the_year() -> None:
    study = plain_study()
    more = Strategy("Second life", 3, "reuse", 2025, 2026, product="bat", share=70.0)
    assert said(replace(study, strategies=(*study.strategies, more))) == [
        "strategies.share: in scenario “Second life” the strategies take 110 % of what is discarded of “bat” in "
        "2026 (repurpose 40 + reuse 70): together at most 100 %"
    ]


@pytest.mark.parametrize("sheet", ["products", "substances", "assumptions", "prices", "collected"])
def test_a_row_that_says_the_same_again_is_refused_not_taken_for_the_first(sheet: str) -> None:
    study = plain_study()
    rows = getattr(study, sheet)
    row = next(each for each in rows if getattr(each, "kind", "") != "lifetime")
    told = [
        each for each in problems_of(replace(study, **{sheet: (*rows, row)})) if "a second" in each.message
    ]
    assert [(each.sheet, each.row) for each in told] == [(sheet, len(rows))]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Assumption("bat", "mass", 2.0, "kg/piece"), "assumptions.unit: “kg/piece” is a content per piece"),
        (Assumption("bat", "growth", -300.0), "assumptions.value: -300 % a year lies outside -50 to 100 %"),
        (Assumption("bat", "history", -100.0), "assumptions.value: -100 % a year lies outside -50 to 100 %"),
        (
            Assumption("bat", "dismantling", 90.0, high=140.0),
            "assumptions.high: 140 % lies outside 0 to 100 %",
        ),
    ],
    ids=["mass", "growth", "history", "dismantling"],
)
def test_an_assumption_that_cannot_be_is_refused(row: Assumption, says: str) -> None:
    study = plain_study()
    assert said(replace(study, assumptions=(*study.assumptions, row)))[0].startswith(says)


def test_a_strategy_names_a_substance_of_the_study_and_a_scenario_of_its_own() -> None:
    study = plain_study()
    wrong = Strategy("Baseline", 1, "recover", 2025, 2026, substance="gold", share=90.0)
    assert said(replace(study, strategies=(*study.strategies, wrong))) == [
        "strategies.substance: “gold” is not among the substances",
        "strategies.scenario: “Baseline” is the name of the study without strategies: choose another",
    ]


def test_a_price_of_another_basis_is_refused() -> None:
    study = plain_study()
    price = replace(study.prices[0], basis="LCE")
    assert said(replace(study, prices=(price,))) == [
        "prices.basis: the price is for LCE, the study weighs lithium as metal: convert it"
    ]


def test_a_range_that_misses_its_value_and_an_early_base_year_are_refused() -> None:
    told = said(with_lifetime(form="fixed", value=10.0, low=12.0, high=20.0))
    assert told == ["assumptions.low: the range must hold the value 10"]
    assert any("choose a later base year" in text for text in said(plain_study(base_year=2012)))


def test_all_problems_come_at_once() -> None:
    with pytest.raises(StudyRefused) as refused:
        checked(replace(plain_study(), points=()))
    assert len(refused.value.problems) == 2
