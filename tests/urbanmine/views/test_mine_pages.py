"""Pages of the urban mine: from nothing to a published study, and what is refused on the way."""

import io
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import register as make_register
from tests.make import urbanmine as make_mine

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.files.sheets import read_workbook
from circulade.urbanmine.domain.computing import compute_study
from circulade.urbanmine.domain.rows import check, save_rows
from circulade.urbanmine.enums import Sheet, StudyState
from circulade.urbanmine.models import MineStudy

pytestmark = pytest.mark.django_db
PARTS = ("overview", "materials", "flows", "scenarios", "sensitivity", "comparison")


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def analyst(client: Client, programme: Programme) -> Client:
    client.force_login(
        make.user("analyst", Role.ANALYST, programme=programme),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def at(name: str, *args: str) -> str:
    return reverse(f"urbanmine:{name}", args=args)


def test_a_study_is_begun_gets_a_product_and_keeps_what_is_typed(
    analyst: Client, programme: Programme
) -> None:
    territory = make_register.territory(programme, "munich")
    typed = {
        "title": "Panels",
        "territory": territory.pk,
        "population": "1.512.491",
        "base_year": "2024",
        "last_year": "2050",
    }
    assert analyst.post(at("new"), typed).status_code == 302
    study = MineStudy.objects.get()
    assert (study.ref, study.population, study.draws) == ("panels", 1_512_491, 256)
    added = analyst.post(at("add", "panels"), {"catalogue": "pv_csi", "way": "stock"})
    assert added.headers["Location"] == at("product", "panels", "pv_csi")
    page = analyst.get(at("product", "panels", "pv_csi") + "?sheet=assumptions").content.decode()
    assert "PV_ICE 0.4.3" in page
    wrong = {"row-1-year": "2024", "row-1-value": "12,5", "row-1-unit": "t", "revision": "1"}
    saved = analyst.post(at("product", "panels", "pv_csi"), wrong | {"autosave": "1"})
    assert "source is missing" in saved.json()["message"]
    page = analyst.get(at("product", "panels", "pv_csi")).content.decode()
    assert 'value="12,5"' in page


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("population", "1e20", "is no number of inhabitants"),
        ("population", "2,5", "is no number of inhabitants"),
        ("seed", "x" * 120, "at most 100 are kept"),
        ("last_year", "2020", "must come after the base year"),
    ],
)
def test_what_a_study_cannot_keep_is_said_and_stays_typed(
    analyst: Client, programme: Programme, name: str, typed: str, says: str
) -> None:
    study = make_mine.study(programme)
    said = {"title": "Panels", "base_year": "2024", "last_year": "2030"} | {name: typed}
    answer = analyst.post(at("edit", study.ref), said)
    page = answer.content.decode()
    assert (answer.status_code, says in page, f'value="{typed}"' in page) == (422, True, True)


def test_a_long_sheet_is_typed_page_by_page(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    many = {number: {"product": "pv", "source": f"source {number}"} for number in range(100, 180)}
    save_rows(study, Sheet.POINTS, many, by=None)
    first = analyst.get(at("sheet", study.ref, "points")).content.decode()
    second = analyst.get(at("sheet", study.ref, "points") + "?page=2").content.decode()
    assert ("source 100" in first, "source 179" in first) == (True, False)
    assert ("source 100" in second, "source 179" in second) == (False, True)


def test_a_sheet_leaves_whole_as_a_file(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    many = {number: {"product": "pv", "source": f"=source {number}"} for number in range(100, 160)}
    save_rows(study, Sheet.POINTS, many, by=None)
    lines = analyst.get(at("sheet", study.ref, "points") + "?format=csv").content.decode().splitlines()
    assert sum("'=source" in line for line in lines) == 60
    assert "source" in lines[0]


def test_two_writers_do_not_overwrite_each_other(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    typed = {"row-1-product": "pv", "row-1-year": "2013", "row-1-value": "47", "revision": "0"}
    answer = analyst.post(at("sheet", study.ref, "points"), typed | {"autosave": "1"})
    assert answer.status_code == 422
    assert "Somebody else" in answer.json()["message"]
    page = analyst.post(at("sheet", study.ref, "points"), typed)
    assert page.status_code == 409
    assert 'value="47"' in page.content.decode()


def test_a_study_is_computed_in_the_background_and_published(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    analyst.post(at("compute", study.ref))
    study.refresh_from_db()
    assert study.state == StudyState.COMPUTING
    assert "Computed, per cent" in analyst.get(at("progress", study.ref)).content.decode()
    compute_study(study, by=None)
    assert analyst.get(at("progress", study.ref)).headers["HX-Refresh"] == "true"
    analyst.post(at("publish", study.ref))
    assert Client().get(at("public_result", study.ref)).status_code == 200
    analyst.post(at("withdraw", study.ref))
    assert Client().get(at("public_result", study.ref)).status_code == 404


def test_what_stands_in_the_way_of_computing_is_said(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    study.rows.filter(sheet="assumptions", cells__kind="lifetime").delete()
    page = analyst.post(at("compute", study.ref), follow=True).content.decode()
    assert "has no lifetime" in page
    study.refresh_from_db()
    assert study.state == StudyState.DRAFT


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_result_is_shown_to_the_public(programme: Programme, part: str) -> None:
    study = make_mine.published(programme)
    page = Client().get(at("public_result", study.ref) + f"?part={part}")
    assert page.status_code == 200
    assert "Stored run" in page.content.decode()


def test_the_paragraph_and_the_three_lines_stand_on_the_overview(programme: Programme) -> None:
    study = make_mine.published(programme)
    page = Client().get(at("public_result", study.ref)).content.decode()
    for text in (
        "For Munich, 2 product groups",
        "Landfill avoided",
        "Virgin input avoided",
        "Value",
        "Batteries",
    ):
        assert text in page


def test_charts_and_files_are_sent(programme: Programme) -> None:
    study = make_mine.published(programme)
    svg = Client().get(at("public_chart", study.ref, "sankey", "svg") + "?substance=lithium")
    assert svg.content.startswith(b"<svg")
    assert Client().get(at("public_chart", study.ref, "stock", "png")).content.startswith(b"\x89PNG")
    assert b"Year" in Client().get(at("public_chart", study.ref, "flows", "csv")).content
    assert Client().get(at("public_chart", study.ref, "nonsense", "csv")).status_code == 404
    assert Client().get(at("public_chart", study.ref, "stock", "csv") + "?product=moon").status_code == 404
    assert b"scenario,product" in Client().get(at("public_file", study.ref, "results.csv")).content
    assert Client().get(at("public_file", study.ref, "passwords.txt")).status_code == 404


def test_a_workbook_goes_out_and_comes_in_again(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    book = analyst.get(at("workbook", study.ref)).content
    upload = io.BytesIO(book)
    upload.name = "study.xlsx"
    assert analyst.post(at("import", study.ref), {"file": upload}).status_code == 302
    assert analyst.get(at("workbook", study.ref)).content == book


def test_a_workbook_does_not_take_the_place_of_what_somebody_typed_meanwhile(
    analyst: Client, programme: Programme
) -> None:
    study = make_mine.study(programme)
    upload = io.BytesIO(analyst.get(at("workbook", study.ref)).content)
    upload.name = "study.xlsx"
    save_rows(study, Sheet.POINTS, {1: {"product": "pv", "year": "2013", "value": "47"}}, by=None)
    answer = analyst.post(at("import", study.ref), {"file": upload, "revision": study.revision})
    assert (answer.status_code, study.rows.filter(cells__value="47").count()) == (422, 1)
    assert "Somebody else changed this study meanwhile" in answer.content.decode()


def test_a_workbook_of_another_territory_is_refused_and_changes_nothing(
    analyst: Client, programme: Programme
) -> None:
    study, other = make_mine.study(programme), make_mine.study(programme, title="Other", ref="capannori")
    upload = io.BytesIO(analyst.get(at("workbook", other.ref)).content)
    upload.name = "other.xlsx"
    answer = analyst.post(at("import", study.ref), {"file": upload})
    assert answer.status_code == 422
    assert "the workbook is of “capannori”" in answer.content.decode()
    study.refresh_from_db()
    assert study.title == "Panels and batteries"


def test_a_workbook_holds_what_was_typed_even_where_it_cannot_be_read(
    analyst: Client, programme: Programme
) -> None:
    study = make_mine.study(programme)
    save_rows(study, Sheet.POINTS, {99: {"product": "pv", "year": "soon", "value": "1,5"}}, by=None)
    book = read_workbook(analyst.get(at("workbook", study.ref)).content, name="study.xlsx")
    data = next(sheet for sheet in book.sheets if sheet.name == "Data")
    assert (len(data.rows), data.rows[-1][:3]) == (7, ("pv", "soon", "1,5"))


def test_a_workbook_that_is_none_changes_nothing(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    upload = io.BytesIO(b"hello")
    upload.name = "study.xlsx"
    answer = analyst.post(at("import", study.ref), {"file": upload})
    assert answer.status_code == 422
    assert "Nothing was taken in" in answer.content.decode()
    assert study.rows.count() > 10


def test_a_published_study_is_not_changed(analyst: Client, programme: Programme) -> None:
    study = make_mine.published(programme)
    answer = analyst.post(
        at("sheet", study.ref, "points"), {"row-1-value": "1", "revision": str(study.revision)}
    )
    assert answer.status_code == 409
    assert "withdraw it first" in answer.content.decode()


def test_the_desk_lists_products_gaps_and_sheets(analyst: Client, programme: Programme) -> None:
    study = make_mine.computed(programme)
    page = analyst.get(at("study", study.ref)).content.decode()
    assert "2014–2021, 2023" in page
    assert "by population" in page
    assert analyst.get(at("studies")).status_code == 200
    assert analyst.get(at("edit", study.ref)).status_code == 200


def test_no_page_needs_many_queries(
    analyst: Client, programme: Programme, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    study = make_mine.computed(programme)
    for address in (at("study", study.ref), at("result", study.ref), at("sheet", study.ref, "assumptions")):
        with django_assert_max_num_queries(15):  # type: ignore[operator]  # a fixture that is a function
            analyst.get(address)


def test_a_doubt_is_told_when_saving_and_on_the_desk(analyst: Client, programme: Programme) -> None:
    study = make_mine.study(programme)
    step = {
        "scenario": "Less",
        "order": "1",
        "strategy": "collect",
        "start": "2025",
        "full": "2026",
        "share": "40",
    }
    typed = {f"row-9-{name}": text for name, text in step.items()} | {"revision": str(study.revision)}
    saved = analyst.post(at("sheet", study.ref, "strategies"), typed | {"autosave": "1"})
    assert "Worth a second look: collect 40 % is no more than" in saved.json()["message"]
    for address in (at("study", study.ref), at("sheet", study.ref, "strategies")):
        assert (
            "it changes nothing, because a step never lowers a rate" in analyst.get(address).content.decode()
        )


def test_every_number_bears_the_grade_of_what_it_rests_on(programme: Programme) -> None:
    study = make_mine.published(programme)
    pages = {
        part: Client().get(at("public_result", study.ref) + f"?part={part}").content.decode()
        for part in PARTS
    }
    # The figures of the batteries are B; their collection C; their recovery has no grade and counts as E.
    assert pages["materials"].count("· E</td>") >= 1
    assert "grade E" in pages["overview"]
    assert "<td>E</td>" in pages["comparison"]
    assert "Regulation (EU) 2024/1252, Article 5(1) · A" in pages["comparison"]
    csv = Client().get(at("public_file", study.ref, "results.csv")).content.decode("utf-8-sig").splitlines()
    assert csv[0].endswith(",p95,grade")
    assert {line.rsplit(",", 1)[1] for line in csv[1:]} <= set("ABCDE")


def test_a_collected_weight_becomes_the_collection_rate(analyst: Client, programme: Programme) -> None:
    study = make_mine.computed(programme)
    page = analyst.get(at("result", study.ref) + "?part=comparison").content.decode()
    assert at("calibrate", study.ref) in page
    assert "Use as collection rate" not in Client().get(at("public_studies")).content.decode()
    analyst.post(at("calibrate", study.ref), {"product": "pv", "year": "2024"})
    rate = check(study).study.assumptions[-1]  # type: ignore[union-attr]  # it can be read
    assert (rate.product, rate.kind, rate.source, rate.grade) == ("pv", "collection", "city utility", "E")
    assert 60 < rate.value < 70
    assert (rate.low or 0) < rate.value < (rate.high or 0) <= 100
    assert check(study).problems == ()
    analyst.post(at("calibrate", study.ref), {"product": "pv", "year": "2024"})
    assert study.rows.filter(cells__kind="collection", cells__product="pv").count() == 1


def test_a_ratio_that_is_none_changes_nothing(analyst: Client, programme: Programme) -> None:
    study = make_mine.computed(programme)
    page = analyst.post(at("calibrate", study.ref), {"product": "bat", "year": "soon"}, follow=True)
    assert "There is no collected weight of this product and year" in page.content.decode()
    assert not study.rows.filter(cells__kind="collection", cells__product="bat").exists()


@pytest.mark.parametrize("part", ["overview", "flows", "scenarios", "sensitivity"])
def test_every_chart_has_a_caption_with_its_unit_a_table_and_three_downloads(
    programme: Programme, part: str
) -> None:
    study = make_mine.published(programme)
    page = Client().get(at("public_result", study.ref) + f"?part={part}").content.decode()
    captions = re.findall("<figcaption>(.*?)</figcaption>", page)
    assert captions
    assert all(re.search(r"\((kg|t|g|[kM]Wh?|MW|GWh|% of the variance)\)", each) for each in captions)
    assert page.count("The figures as a table") == len(captions)
    for kind in ("svg", "png", "csv"):
        links = re.findall(rf'href="([^"]*/charts/[a-z]+\.{kind}[^"]*)"', page)
        assert len(links) == len(captions)
        if kind != "png":  # setting a PNG costs a second, and another test does it
            assert all(Client().get(unescape(each)).status_code == 200 for each in links)
