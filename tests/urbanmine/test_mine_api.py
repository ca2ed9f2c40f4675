"""The urban mine for programs: published studies, every figure with unit, band, grade and sources."""

from typing import Any

import pytest
from tests.make import accounts
from tests.make import urbanmine as make_mine
from tests.make.api import ask

from circulade.urbanmine.domain.studies import share_study
from circulade.urbanmine.models import MineStudy

pytestmark = pytest.mark.django_db
REF = "panels-and-batteries"


@pytest.fixture
def study() -> MineStudy:
    return make_mine.published(accounts.programme())


def test_published_studies_are_listed_and_drafts_only_for_the_office(study: MineStudy) -> None:
    make_mine.study(study.programme, title="Draft")
    items = ask("/urban-mine").body["items"]
    assert [(each["ref"], each["territory"], each["state"]) for each in items] == [
        (REF, "munich", "published")
    ]
    office = accounts.user("analyst", "analyst", programme=study.programme)
    assert [each["ref"] for each in ask("/urban-mine", user=office).body["items"]] == ["draft", REF]
    assert ask("/urban-mine?state=draft").body["total"] == 0
    assert ask("/urban-mine?territory=munich").body["total"] == 1


def test_a_sum_is_labelled_with_its_unit_band_grade_and_sources(study: MineStudy) -> None:
    body = ask(f"/urban-mine/{REF}").body
    found = next(
        each
        for each in body["figures"]
        if (each["scenario"], each["substance"], each["part"]) == ("baseline", "lithium", "recoverable")
    )
    assert found["label"] == "Lithium: recoverable, 2025–2030, Baseline"
    assert (found["unit"], found["category"], found["first"], found["last"]) == (
        "kg",
        "strategic",
        2025,
        2030,
    )
    assert 0 < found["p5"] < found["p50"] < found["p95"]
    # Its recovery has no grade of its own, so it counts as a guess.
    assert (found["grade"], found["sources"]) == ("E", ["national statistics", "BatPaC"])
    assert {each["part"] for each in body["figures"] if not each["substance"]} == {
        "landfill_avoided",
        "virgin_avoided",
        "value",
    }
    assert next(each["unit"] for each in body["figures"] if each["part"] == "value") == "EUR"


def test_what_matters_most_calibration_and_quality_are_told(study: MineStudy) -> None:
    body: dict[str, Any] = ask(f"/urban-mine/{REF}").body
    assert [(each["product"], each["grade"]) for each in body["products"]] == [("pv", "A"), ("bat", "B")]
    assert body["sensitivity"][0]["shares"][0]["share"] > 0
    assert body["calibration"][0]["tonnes"] == 20
    assert body["run"] == str(study.run_id)


def test_figures_by_year_are_narrowed_and_come_in_parts(study: MineStudy) -> None:
    asked = f"/urban-mine/{REF}/figures?scenario=baseline&product=pv&part=stock"
    body = ask(f"{asked}&limit=2").body
    assert [(each["first"], each["unit"]) for each in body["items"]] == [(2024, "kW"), (2025, "kW")]
    assert (body["total"], "offset=2" in body["next"]) == (7, True)
    assert [each["first"] for each in ask(f"{asked}&year=2030").body["items"]] == [2030]
    assert ask(f"/urban-mine/{REF}/figures?limit=201").status == 422
    assert ask(f"/urban-mine/{REF}/figures?year=1900").status == 422


def test_only_territories_that_agreed_stand_beside_it(study: MineStudy) -> None:
    other = make_mine.computed(study.programme, title="Other", ref="lucca")
    told = ask(f"/urban-mine/{REF}").body["per_inhabitant"]
    assert {each["territory"] for each in told} == {"Munich"}
    share_study(other, shared=True, by=None)
    told = ask(f"/urban-mine/{REF}").body["per_inhabitant"]
    assert [(each["territory"], each["category"]) for each in told[3:]] == [
        ("Lucca", "strategic"),
        ("Lucca", "critical"),
        ("Lucca", "industrial"),
    ]
    assert ask("/urban-mine/other").status == 404


def test_a_study_without_a_result_has_no_figures(study: MineStudy) -> None:
    make_mine.study(study.programme, title="Draft")
    office = accounts.user("analyst", "analyst", programme=study.programme)
    assert ask("/urban-mine/draft", user=office).body["figures"] == []
    assert ask("/urban-mine/draft/figures", user=office).body["total"] == 0
    assert ask("/urban-mine/draft").status == 404
