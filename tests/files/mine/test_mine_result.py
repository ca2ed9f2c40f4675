"""Results: mass is kept, the same inputs give the same numbers, and classes are never mixed."""

import json
import tracemalloc
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from tests.make.mine import plain_result, plain_study

from circulade.files.engines import recompute
from circulade.files.mine import (
    Assumption,
    Header,
    Point,
    Product,
    Strategy,
    Study,
    StudyRefused,
    Substance,
    compute,
    run_study,
    study_to_dict,
)
from circulade.files.mine.cells import cells_of


def one_product(*assumptions: Assumption, **header: Any) -> Study:
    """A thing sold 100 times a year that lives exactly four years and holds 2 kg of steel."""
    values: dict[str, Any] = {"title": "x", "base_year": 2010, "last_year": 2014, "draws": 32}
    return Study(
        Header(**(values | header)),
        products=(Product("thing", "Thing", "sales", "piece"),),
        substances=(Substance("steel", "Steel", "industrial"),),
        points=tuple(Point("thing", year, 100.0, "piece", "test", "A") for year in range(2000, 2011)),
        assumptions=(
            Assumption("thing", "lifetime", 4.0, form="fixed", low=4.0, high=4.0),
            Assumption("thing", "content", 2.0, "kg/piece", "steel", low=2.0, high=2.0),
            *assumptions,
        ),
    )


def test_a_fixed_lifetime_keeps_four_years_of_sales_in_stock() -> None:
    flows = run_study(one_product())["flows"]["baseline"]["thing"]
    assert flows["stock"]["p50"] == pytest.approx([400] * 5, rel=0.02)
    assert flows["discarded"]["p50"] == pytest.approx([100] * 5, rel=0.02)


def test_materials_follow_the_products_they_are_in() -> None:
    steel = run_study(one_product())["materials"]["baseline"]["steel"]
    assert steel["stock"]["p50"] == pytest.approx([800] * 5, rel=0.02)
    assert steel["recovered"] is None


def test_nothing_is_recoverable_without_a_recovery_step() -> None:
    gathered = Assumption("", "collection", 50.0, low=50.0, high=50.0)
    row = run_study(one_product(gathered))["classes"]["baseline"]["steel"]
    assert row["collected"][1] == pytest.approx(400, rel=0.02)
    assert (row["recoverable"], row["priced"]) == (None, None)
    step = Assumption("", "recovery", 50.0, low=50.0, high=50.0)
    won = run_study(one_product(gathered, step))["classes"]["baseline"]["steel"]
    assert won["recoverable"][1] == pytest.approx(200, rel=0.02)


def test_content_by_year_of_make_comes_out_a_lifetime_later() -> None:
    rows = tuple(
        Assumption("thing", "content", value, "kg/piece", "steel", year=year, low=value, high=value)
        for year, value in ((2005, 4.0), (2006, 1.0))
    )
    study = one_product()
    kept = tuple(each for each in study.assumptions if each.kind != "content")
    found = run_study(replace(study, assumptions=(*kept, *rows)))["materials"]["baseline"]["steel"]
    # Things of 2006 live four years: from 2010 on, what is discarded holds 1 kg.
    assert found["discarded"]["p50"] == pytest.approx([100] * 5, rel=0.05)


def test_mass_is_kept_and_bands_hold_the_middle() -> None:
    found = plain_result()
    assert found["mass_balance"] < 1e-9
    for row in found["classes"]["baseline"].values():
        low, middle, high = row["discarded"]
        assert 0 <= low <= middle <= high


def test_the_same_inputs_give_the_same_result_whatever_the_order_of_rows() -> None:
    study = plain_study()
    turned = replace(study, points=study.points[::-1], assumptions=study.assumptions[::-1])
    assert run_study(turned) == plain_result()
    stored = json.loads(json.dumps(study_to_dict(study)))
    assert recompute("urban-mine", stored) == plain_result()


def test_another_seed_gives_other_draws_within_the_band() -> None:
    other = run_study(plain_study(seed="another"))
    low, _, high = plain_result()["classes"]["baseline"]["lithium"]["discarded"]
    assert other != plain_result()
    assert low < other["classes"]["baseline"]["lithium"]["discarded"][1] < high


def test_a_second_life_delays_what_is_discarded() -> None:
    found = plain_result()["differences"]["Second life"]["products"]["bat"]
    assert found["discarded"][2] < 0
    assert found["returned"][0] > 0


def test_longer_life_needs_less_new() -> None:
    assert plain_result()["differences"]["Second life"]["products"]["pv"]["fresh"][1] <= 0


def test_classes_are_summed_apart_and_values_only_where_prices_exist() -> None:
    lines = plain_result()["lines"]["baseline"]
    assert lines["virgin_avoided"]["critical"] is None
    assert lines["virgin_avoided"]["strategic"] is not None
    assert list(lines["value"]) == ["EUR"]


def test_the_shares_of_variance_are_shares() -> None:
    for outcome in plain_result()["sensitivity"]:
        shares = [each["share"] for each in outcome["shares"]]
        assert shares == sorted(shares, reverse=True)
        assert all(0 < share <= 1 for share in shares)


def test_gaps_are_filled_in_the_open_and_borrowed_figures_have_wider_bands() -> None:
    panels, batteries = plain_result()["products"]
    assert panels["given"] == [2013, 2022, 2024]
    assert panels["gaps"] == [*range(2014, 2022), 2023]
    assert batteries["downscaled"] == pytest.approx(1.5 / 83, rel=1e-3)
    assert batteries["band"] > panels["band"]


def test_ages_add_up_to_the_stock() -> None:
    panels = plain_result()["products"][0]
    assert sum(amount for _, amount in panels["ages"]) == pytest.approx(189_000, rel=1e-3)


def test_the_ratio_of_collected_to_generated_is_an_indicator() -> None:
    found = plain_result()["calibration"]
    assert [(row["product"], row["year"], row["tonnes"]) for row in found] == [("pv", 2024, 20)]
    assert found[0]["ratio"] == pytest.approx(20_000 / found[0]["generated_kg"][1], rel=1e-4)


def test_what_is_retired_early_takes_its_substance_along_when_content_differs_by_year() -> None:
    study = one_product(Assumption("thing", "content", 1.0, "kg/piece", "steel", 2000, low=1.0, high=1.0))
    rows = tuple(each for each in study.assumptions if each.kind != "content" or each.year)
    later = Assumption("thing", "content", 3.0, "kg/piece", "steel", 2010, low=3.0, high=3.0)
    falling = tuple(
        Point("thing", year, value, "piece", "test", "A")
        for year, value in ((2000, 100.0), (2009, 1000.0), (2010, 0.0))
    )
    things = (Product("thing", "Thing", "stock", "piece"),)
    falling_study = replace(
        study,
        header=replace(study.header, base_year=2001),
        products=things,
        points=falling,
        assumptions=(*rows, later),
    )
    done = compute(falling_study)
    cells, worst = cells_of(done.mined[0], done.draws.central(), base_year=2001)
    steel = cells["baseline"].contents["steel"]
    balance = (
        steel["stock"][:, :-1] + steel["fresh"][:, 1:] - steel["discarded"][:, 1:] - steel["stock"][:, 1:]
    )
    assert abs(balance).max() < 1e-9 * steel["stock"].max()
    assert worst < 1e-9
    emptied = done.years.index(2010)
    assert abs(steel["stock"][:, emptied]).max() < 1e-9 * steel["stock"].max()
    assert steel["discarded"][0, emptied] == pytest.approx(steel["stock"][0, emptied - 1], rel=1e-12)


def with_reuse(share: float) -> Study:
    step = Strategy("Reuse", 1, "reuse", 2011, 2012, share=share)
    return replace(one_product(), strategies=(step,))


def test_what_is_used_again_takes_the_place_of_new_things_and_the_stock_stays() -> None:
    found = run_study(with_reuse(40.0))
    base, reuse = (found["flows"][name]["thing"] for name in ("baseline", "Reuse"))
    assert reuse["stock"]["p50"] == pytest.approx(base["stock"]["p50"], rel=1e-9)
    assert reuse["returned"]["p50"][-1] > 0
    change = found["differences"]["Reuse"]["products"]["thing"]
    assert change["fresh"][2] < 0 < change["returned"][0]


def test_a_scenario_that_changes_nothing_is_the_baseline_in_every_draw() -> None:
    found = run_study(with_reuse(0.0))
    for band in found["differences"]["Reuse"]["products"]["thing"].values():
        assert band == [0.0, 0.0, 0.0]


def test_a_step_that_only_a_scenario_states_counts_there_alone() -> None:
    step = Strategy("Collect", 1, "collect", 2011, 2011, share=50.0)
    found = run_study(replace(one_product(), strategies=(step,)))["materials"]
    assert found["baseline"]["steel"]["collected"] is None
    assert found["Collect"]["steel"]["collected"]["p50"][-1] > 0


def test_many_draws_need_no_more_memory_and_give_the_same_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether two threads hold a chunk at the same time is chance.
    monkeypatch.setattr(import_module("circulade.engines.stocks.uncertain"), "MOST_THREADS", 1)
    peaks, middles = [], []
    for draws in (512, 1536):
        tracemalloc.start()
        found = run_study(replace(one_product(), header=replace(one_product().header, draws=draws)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        middles.append(found["flows"]["baseline"]["thing"]["stock"]["p95"][-1])
    assert peaks[1] < 1.1 * peaks[0] + 100_000
    assert middles[1] == pytest.approx(middles[0], rel=0.02)


def test_what_the_engine_refuses_is_told_by_product_and_year() -> None:
    gone = Assumption("thing", "lifetime", 0.3, form="fixed", low=0.3, high=0.3)
    study = one_product()
    rows = tuple(each for each in study.assumptions if each.kind != "lifetime")
    things = (Product("thing", "Thing", "stock", "piece"),)
    with pytest.raises(StudyRefused) as refused:
        run_study(replace(study, products=things, assumptions=(gone, *rows)))
    assert [(each.sheet, each.row, each.column) for each in refused.value.problems] == [
        ("products", 0, "product")
    ]
    assert "“Thing”" in refused.value.problems[0].message
    assert "no inflow gives this stock" in refused.value.problems[0].message
