"""What is weighed is part of every number: contents of another basis become that of their material."""

from dataclasses import replace
from typing import Any

import pytest
from tests.make.mine import plain_study

from circulade.engines.stocks.basis import share_of_element
from circulade.files.mine import Study, problems_of, read_study, run_study, write_study
from circulade.files.mine.export import HEADERS, tidy_rows

LITHIUM = share_of_element("lithium", "LCE")


def weighed(content: str, counted: str, **changed: Any) -> Study:
    """The small study, its lithium content stated in one basis and counted in another."""
    study = plain_study()
    return replace(
        study,
        assumptions=tuple(
            replace(each, **({"basis": content} | changed))
            if each.substance == "lithium" and "/" in each.unit
            else each
            for each in study.assumptions
        ),
        substances=tuple(
            replace(each, basis=counted) if each.substance == "lithium" else each for each in study.substances
        ),
        prices=(),
    )


def lithium_in_stock(study: Study) -> float:
    return float(run_study(study)["classes"]["baseline"]["lithium"]["in_stock"][1])


def test_a_content_of_another_basis_becomes_that_of_its_material() -> None:
    as_metal = lithium_in_stock(weighed("", "metal"))
    assert lithium_in_stock(weighed("metal", "metal")) == as_metal
    assert lithium_in_stock(weighed("LCE", "metal")) == pytest.approx(as_metal * LITHIUM, rel=1e-5)
    assert lithium_in_stock(weighed("metal", "LCE")) == pytest.approx(as_metal / LITHIUM, rel=1e-5)
    assert lithium_in_stock(weighed("LCE", "LCE")) == as_metal


def test_a_basis_that_makes_no_sense_is_named() -> None:
    study = weighed("LCE", "metal", substance="silver")
    told = [(each.column, each.message) for each in problems_of(study)]
    assert told == [("basis", "Silver: LCE is lithium carbonate equivalent; it counts lithium only")]
    study = plain_study()
    rows = tuple(
        replace(each, basis="LCE") if each.kind == "lifetime" else each for each in study.assumptions
    )
    told = [(each.column, each.message) for each in problems_of(replace(study, assumptions=rows))]
    assert told == [("basis", "a lifetime has no basis: leave it empty")] * 2
    counted = tuple(replace(each, basis="LCE") for each in study.substances)
    told = [(each.sheet, each.row) for each in problems_of(replace(study, substances=counted, prices=()))]
    assert told == [("substances", 0)]


def test_a_basis_goes_through_a_workbook_and_stands_beside_every_number() -> None:
    study = weighed("LCE", "oxide")
    read = read_study(write_study(study), name="study.xlsx").study
    assert {each.basis for each in read.assumptions if each.kind == "content"} == {"", "LCE"}
    rows = tidy_rows(read, run_study(read))
    at = {name: place for place, name in enumerate(HEADERS)}
    assert {(row[at["substance"]], row[at["basis"]]) for row in rows} == {
        ("", ""),
        ("silver", "metal"),
        ("lithium", "oxide"),
    }
