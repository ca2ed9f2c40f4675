"""An export through the browser: upload, columns, dry run, import, again; and every bad file is refused whole."""

import csv
import re
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.make import accounts as people
from tests.make import calls as making
from tests.make import importing as make

from circulade.accounts.enums import Role
from circulade.calls.domain.submission import record
from circulade.calls.models import Application, Call, Import
from circulade.core.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def call() -> Call:
    return make.call()


@pytest.fixture
def lead(call: Call) -> Client:
    client = Client()
    user = people.user("lead", Role.SELECTION_LEAD, programme=call.programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(lead: Client, content: bytes, name: str = "export.csv", **more: Any) -> Any:
    call = Call.objects.get()
    sent = {"export": SimpleUploadedFile(name, content)} | more
    return lead.post(f"/office/calls/{call.slug}/imports/", sent)


def said(page: Any) -> str:
    """Return the words of a page, differences without their marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def through(lead: Client, rows: dict[str, dict[str, Any]], **decided: str) -> Any:
    """Take an export all the way; return the page that says what was imported."""
    mapping = upload(lead, make.export(rows, kind="csv")).headers["Location"]
    form = lead.get(mapping).context["form"]
    chosen = {name: field.initial or "" for name, field in form.fields.items()}
    tried = lead.post(mapping, chosen).headers["Location"]
    lead.post(tried + "apply/", decided)
    return lead.get(tried)


def test_an_export_becomes_applications_in_four_steps(lead: Client, call: Call) -> None:
    uploaded = upload(lead, make.export({"c-1": make.ROW, "c-2": make.ROW}, kind="csv"))
    mapping = uploaded.headers["Location"]
    page = lead.get(mapping)
    assert ("holds 2 contributions" in said(page), "München" in said(page)) == (True, True)
    chosen = {name: field.initial or "" for name, field in page.context["form"].fields.items()}
    tried = lead.post(mapping, chosen).headers["Location"]
    dry = said(lead.get(tried))
    assert ("This is a dry run" in dry, Application.objects.count()) == (True, 0)
    lead.post(tried + "apply/")
    assert list(call.applications.values_list("contribution_id", "name")) == [
        ("c-1", "München"),
        ("c-2", "München"),
    ]
    assert "Next: confirm the territories" in said(lead.get(tried))


def test_a_column_is_taken_off_and_its_answers_stay_out(lead: Client, call: Call) -> None:
    mapping = upload(lead, make.export({"c-1": make.ROW}, kind="csv")).headers["Location"]
    form = lead.get(mapping).context["form"]
    chosen = {name: field.initial or "" for name, field in form.fields.items()}
    tried = lead.post(mapping, chosen | {"column-commitment": ""}).headers["Location"]
    assert "Commitment" in said(lead.get(tried))
    lead.post(tried + "apply/")
    assert "commitment" not in call.applications.get().submissions.get().answers


def test_the_same_export_again_changes_nothing_and_changed_answers_are_shown(
    lead: Client, call: Call
) -> None:
    through(lead, {"c-1": make.ROW, "c-2": make.ROW})
    again = through(lead, {"c-1": make.ROW, "c-2": make.ROW | {"Commitment": "Quadrupled"}})
    counts = again.context["report"]["counts"]
    assert {key: number for key, number in counts.items() if number} == {"changed": 1, "unchanged": 1}
    assert "Changed answers CRM-2025-002" in said(again)
    assert "Quadrupled" in said(again)
    assert call.applications.count() == 2
    latest = call.applications.get(contribution_id="c-2").submissions.order_by("-number")[0]
    assert latest.answers["commitment"] == "Quadrupled"


@pytest.mark.parametrize(
    ("decision", "kept"), [("", "As corrected."), ("keep", "As corrected."), ("file", "Now four.")]
)
def test_what_was_corrected_here_is_overwritten_only_if_decided_so(
    lead: Client, call: Call, decision: str, kept: str
) -> None:
    through(lead, {"c-1": make.ROW})
    held = call.applications.get()
    record(held, make.ROW_VALUES | {"commitment": "As corrected."}, by=people.user(), now=make.NOW)
    through(lead, {"c-1": make.ROW | {"Commitment": "Now four."}}, **{"decide-c-1": decision})
    assert held.submissions.order_by("-number")[0].answers["commitment"] == kept


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def workbook(**more: bytes) -> bytes:
    """Return a good XLSX with members added."""
    with ZipFile(BytesIO(make.export({"c-1": make.ROW}))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | {name.replace("__", "/"): data for name, data in more.items()})


BAD = {
    "zip bomb": (
        "export.xlsx",
        lambda: workbook(**{"xl__media__x.bin": bytes(30_000_000)}),
        "times its size",
    ),
    "macros": ("export.xlsx", lambda: workbook(**{"xl__vbaProject.bin": b"x"}), "macros"),
    "macros by name": ("export.xlsm", workbook, "macros"),
    "truncated": ("export.xlsx", lambda: make.export({"c-1": make.ROW})[:900], "cut short"),
    "no export": ("export.csv", lambda: b"Name,Age\nAnn,7\n", "Contribution ID"),
    "empty": ("export.csv", lambda: b" ", "empty"),
    "a picture": ("export.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "this is no spreadsheet"),
}


@pytest.mark.parametrize("case", list(BAD))
def test_a_hostile_or_broken_file_is_refused_whole_with_its_reason(
    lead: Client, call: Call, case: str
) -> None:
    name, content, reason = BAD[case]
    page = upload(lead, content(), name)
    assert page.status_code == 422
    assert reason in said(page)
    assert (Import.objects.count(), Attachment.objects.count(), Application.objects.count()) == (0, 0, 0)


def test_a_broken_zip_of_uploads_refuses_the_whole_upload(lead: Client, call: Call) -> None:
    page = upload(
        lead,
        make.export({"c-1": make.ROW}, kind="csv"),
        uploads=SimpleUploadedFile("uploads.zip", zipped({"c-1/a.pdf": b"x" * 999})[:60]),
    )
    assert (page.status_code, Import.objects.count(), Attachment.objects.count()) == (422, 0, 0)
    assert "uploads.zip" in said(page)


def as_csv(rows: list[list[str]], encoding: str = "utf-8") -> bytes:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


HEADERS = ["Contribution ID", *make.ROW]


def problems_of(lead: Client, content: bytes) -> list[list[str]]:
    """Upload, accept the suggested columns, and return the problems by cell."""
    mapping = upload(lead, content).headers["Location"]
    form = lead.get(mapping).context["form"]
    lead.post(mapping, {name: field.initial or "" for name, field in form.fields.items()})
    listed = lead.get(mapping.replace("mapping/", "problems.csv"))
    return list(csv.reader(StringIO(listed.content.decode("utf-8-sig"))))[1:]


def test_duplicated_contribution_ids_are_listed_by_row_and_left_out(lead: Client, call: Call) -> None:
    row = list(make.ROW.values())
    found = problems_of(lead, as_csv([HEADERS, ["c-1", *row], ["c-2", *row], ["c-1", *row]]))
    assert [(each[1], each[4]) for each in found] == [("row 2", "yes"), ("row 4", "yes")]
    assert "stands in row 4 too: keep one of them" in found[0][3]


def test_an_answer_that_does_not_fit_is_named_by_its_cell(lead: Client, call: Call) -> None:
    row = list((make.ROW | {"Country": "Atlantis"}).values())
    (found,) = problems_of(lead, as_csv([HEADERS, ["c-1", *row]]))
    assert (found[1], found[2]) == ("E2", "c-1")
    assert "Atlantis" in found[3]


def test_two_hundred_columns_are_taken_and_only_those_asked_for_are_used(lead: Client, call: Call) -> None:
    extra = [f"Other {number}" for number in range(200)]
    row = list(make.ROW.values())
    content = as_csv([[*HEADERS, *extra], ["c-1", *row, *extra]])
    assert problems_of(lead, content) == []
    lead.post(f"/office/calls/{call.slug}/imports/{Import.objects.get().pk}/apply/")
    assert set(call.applications.get().submissions.get().answers) == set(make.ROW_VALUES)


def test_mixed_encodings_are_read_and_the_line_is_named(lead: Client, call: Call) -> None:
    good, odd = (
        as_csv([HEADERS, ["c-1", *make.ROW.values()]]),
        as_csv([["c-2", *make.ROW.values()]], "cp1252"),
    )
    found = problems_of(lead, good + odd)
    assert [each[3].split(":")[0] for each in found] == ["mixed encodings"]
    lead.post(f"/office/calls/{call.slug}/imports/{Import.objects.get().pk}/apply/")
    assert list(call.applications.values_list("name", flat=True)) == ["München", "München"]


def test_right_to_left_text_longer_than_a_spreadsheet_cell_comes_whole(lead: Client, call: Call) -> None:
    text = "نلتزم بالعمل معا " * 2500
    row = list((make.ROW | {"Commitment": text}).values())
    (found,) = problems_of(lead, as_csv([HEADERS, ["c-1", *row]]))
    assert (found[1], found[4]) == ("D2", "no")
    lead.post(f"/office/calls/{call.slug}/imports/{Import.objects.get().pk}/apply/")
    assert call.applications.get().submissions.get().answers["commitment"] == text.strip()


def test_a_formula_in_an_answer_stays_text_and_leaves_as_text(lead: Client, call: Call) -> None:
    row = list((make.ROW | {"Country": '=HYPERLINK("http://example.org")'}).values())
    (found,) = problems_of(lead, as_csv([HEADERS, ["c-1", *row]]))
    assert "=HYPERLINK" in found[3]
    assert not found[3].startswith("=")


def test_an_import_of_another_call_is_not_found(lead: Client, call: Call) -> None:
    through(lead, {"c-1": make.ROW})
    other = making.call(call.programme, slug="other")
    for page in ("", "mapping/", "problems.csv"):
        address = f"/office/calls/{other.slug}/imports/{Import.objects.get().pk}/{page}"
        assert lead.get(address).status_code == 404
