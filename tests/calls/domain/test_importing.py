"""An export becomes applications: once each, whole or not at all, and never over somebody's change."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.make import accounts
from tests.make import importing as make

from circulade.calls.domain.importing import Imported, apply_import, dry_run, import_file, start_import
from circulade.calls.domain.submission import has_unsent_changes, record, withdraw
from circulade.calls.domain.trouble import Outdated, Refused, WrongStage
from circulade.calls.enums import ApplicationSource, ApplicationState, CallStage, Eligibility
from circulade.calls.models import Application, Call, Import
from circulade.core.models import Attachment, AuditEntry, Letter
from circulade.files.eusurvey import ImportMapping, read_mapping
from circulade.files.sheets import SheetError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def do(call: Call, rows: dict[str, dict[str, Any]], **more: Any) -> Imported:
    kind = more.pop("kind", "xlsx")
    content = make.export(rows, kind=kind)
    return import_file(
        call,
        name=f"export.{kind}",
        content=content,
        **({"accept_problems": True, "by": None, "now": make.NOW} | more),
    )


def counts(done: Imported) -> dict[str, int]:
    return {key: number for key, number in done.record.report["counts"].items() if number}


def test_a_contribution_becomes_a_submitted_application() -> None:
    call = make.call()
    done = do(call, {"c-1": make.ROW})
    made = Application.objects.get()
    assert counts(done) == {"new": 1}
    assert (made.state, made.source, made.contribution_id) == ("submitted", ApplicationSource.IMPORT, "c-1")
    assert made.ref == "CRM-2025-001"
    assert (made.name, made.country, made.contact_email) == ("München", "DE", "kreislauf@example.org")
    assert made.may_publish_name is True
    # The exporter writes no zone: 10:30 in Brussels in September.
    assert made.submitted_at == datetime(2025, 9, 12, 8, 30, tzinfo=UTC)
    assert made.created_at == datetime(2025, 9, 10, 7, 0, tzinfo=UTC)
    assert made.submissions.get().answers["commitment"] == "We have a team of three."
    assert has_unsent_changes(made) is False


def test_no_letter_goes_out() -> None:
    do(make.call(), {"c-1": make.ROW})
    assert Letter.objects.count() == 0


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv", "xml"])
def test_every_format_gives_the_same_application(kind: str) -> None:
    do(make.call(), {"c-1": make.ROW}, kind=kind)
    assert Application.objects.get().submissions.get().answers == {
        "territory": "München",
        "email": "kreislauf@example.org",
        "commitment": "We have a team of three.",
        "consent": True,
        "country": {"country": "DE", "nuts": [], "name": ""},
    }


def test_importing_again_changes_nothing() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW, "c-2": make.ROW})
    before = AuditEntry.objects.filter(subject_type="calls.application").count()
    done = do(call, {"c-1": make.ROW, "c-2": make.ROW})
    assert counts(done) == {"unchanged": 2}
    assert Application.objects.count() == 2
    assert AuditEntry.objects.filter(subject_type="calls.application").count() == before


def test_references_do_not_depend_on_the_order_of_the_rows() -> None:
    call = make.call()
    do(call, {"c-2": make.ROW, "c-1": make.ROW, "c-3": make.ROW})
    assert dict(call.applications.values_list("contribution_id", "ref")) == {
        "c-1": "CRM-2025-001",
        "c-2": "CRM-2025-002",
        "c-3": "CRM-2025-003",
    }


def test_a_changed_answer_is_shown_as_a_difference_and_taken_over() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    done = do(call, {"c-1": make.ROW | {"Commitment": "Now four."}})
    assert counts(done) == {"changed": 1}
    assert done.record.report["rows"][0]["differences"] == [
        {"question": "Commitment", "old": "We have a team of three.", "new": "Now four."}
    ]
    made = call.applications.get()
    assert [each.answers["commitment"] for each in made.submissions.order_by("number")] == [
        "We have a team of three.",
        "Now four.",
    ]
    assert has_unsent_changes(made) is False


def test_a_withdrawn_application_is_not_overwritten() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    withdraw(call.applications.get(), by=accounts.user(), now=make.NOW)
    done = do(call, {"c-1": make.ROW | {"Commitment": "Now four."}})
    assert counts(done) == {"conflict": 1}
    assert done.record.report["rows"][0]["reason"] == "It was withdrawn after the last import."
    assert call.applications.get().state == ApplicationState.WITHDRAWN


def test_a_withdrawn_application_that_the_file_does_not_change_is_no_conflict() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    withdraw(call.applications.get(), by=accounts.user(), now=make.NOW)
    assert counts(do(call, {"c-1": make.ROW})) == {"unchanged": 1}


def correct(call: Call) -> Application:
    made = call.applications.get()
    record(made, make.ROW_VALUES | {"commitment": "As the office read it."}, by=accounts.user(), now=make.NOW)
    return made


def test_what_the_office_corrected_is_not_overwritten_until_it_decides() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    made = correct(call)
    content = make.export({"c-1": make.ROW | {"Commitment": "Now four."}})
    held = start_import(call, name="export.xlsx", content=content, by=None, now=make.NOW)
    dry_run(held)
    apply_import(held, decided={"c-1": "file"}, by=None, now=make.NOW)
    assert made.submissions.order_by("-number")[0].answers["commitment"] == "Now four."


def test_what_was_decided_to_be_kept_is_not_asked_again() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    made = correct(call)
    rows = {"c-1": make.ROW | {"Commitment": "Now four."}}
    held = start_import(call, name="export.xlsx", content=make.export(rows), by=None, now=make.NOW)
    dry_run(held)
    apply_import(held, decided={"c-1": "keep"}, by=None, now=make.NOW)
    assert made.submissions.order_by("-number")[0].answers["commitment"] == "As the office read it."
    assert counts(do(call, rows)) == {"unchanged": 1}


def test_a_decided_application_is_not_changed_silently() -> None:
    call = make.call()
    do(call, {"c-1": make.ROW})
    call.applications.update(eligibility=Eligibility.ELIGIBLE)
    assert counts(do(call, {"c-1": make.ROW | {"Commitment": "Now four."}})) == {"conflict": 1}


def test_an_import_that_was_overtaken_stores_nothing_and_shows_the_new_dry_run() -> None:
    call = make.call()
    content = make.export({"c-1": make.ROW})
    held = start_import(call, name="export.xlsx", content=content, by=None, now=make.NOW)
    dry_run(held)
    do(call, {"c-1": make.ROW})
    with pytest.raises(Outdated):
        apply_import(held, by=None, now=make.NOW)
    held.refresh_from_db()
    assert (held.applied_at, held.report["counts"]["unchanged"]) == (None, 1)


def test_an_import_is_applied_once() -> None:
    call = make.call()
    done = do(call, {"c-1": make.ROW})
    done.record.report = {}
    with pytest.raises(Refused, match="applied already"):
        apply_import(done.record, by=None, now=make.NOW)


def test_problems_name_the_cell_and_the_answer_is_left_out() -> None:
    call = make.call()
    done = do(call, {"c-1": make.ROW | {"Country": "Atlantis"}})
    assert [(each.place, each.lost) for each in done.plan.problems] == [("Content, D5", True)]
    assert "“Atlantis” is not a country of the list." in done.plan.problems[0].text
    assert "country" not in call.applications.get().submissions.get().answers


def test_without_accepting_problems_nothing_is_stored() -> None:
    call = make.call()
    done = do(call, {"c-1": make.ROW | {"Country": "Atlantis"}}, accept_problems=False)
    assert (done.stored, Application.objects.count(), Import.objects.count()) == (False, 0, 0)
    assert Attachment.objects.count() == 0


def test_a_text_over_its_limit_is_kept_and_listed() -> None:
    call = make.call()
    done = do(call, {"c-1": make.ROW | {"Commitment": "word " * 120}}, accept_problems=False)
    assert [each.lost for each in done.plan.problems] == [False]
    assert call.applications.get().submissions.get().answers["commitment"] == ("word " * 120).strip()


def test_right_to_left_text_and_long_answers_come_whole() -> None:
    call = make.call()
    text = "نلتزم بالعمل معا " * 4000
    do(call, {"c-1": make.ROW | {"Commitment": text}}, kind="csv")
    assert call.applications.get().submissions.get().answers["commitment"] == text.strip()


def test_a_broken_file_stores_nothing() -> None:
    call = make.call()
    content = make.export({"c-1": make.ROW})[:900]
    with pytest.raises(SheetError):
        import_file(call, name="export.xlsx", content=content, by=None, now=make.NOW)
    assert (Import.objects.count(), Attachment.objects.count()) == (0, 0)


def test_nothing_can_be_imported_once_assessment_has_begun() -> None:
    call = make.call()
    Call.objects.update(stage=CallStage.ASSESSMENT)
    call.refresh_from_db()
    with pytest.raises(WrongStage):
        do(call, {"c-1": make.ROW})


def test_a_draft_call_whose_deadline_is_over_is_frozen_by_its_import() -> None:
    call = make.demo_call()
    done = import_file(
        call,
        name="applications.xlsx",
        content=(make.DEMO / "applications-2022-model.xlsx").read_bytes(),
        uploads=("uploads.zip", (make.DEMO / "uploads-2022-model.zip").read_bytes()),
        mapping=read_mapping((make.DEMO / "mapping-2022.json").read_bytes(), name="mapping.json"),
        by=None,
        now=make.NOW,
    )
    call.refresh_from_db()
    assert (done.stored, counts(done), done.plan.problems) == (True, {"new": 118}, ())
    assert (call.stage, call.announced_at) == (CallStage.ANNOUNCED, None)
    assert call.applications.exclude(country="").count() == 118
    assert Attachment.objects.filter(content_type__model="application").count() == 3


def test_the_mapping_is_remembered() -> None:
    call = make.call()
    by_hand = ImportMapping(
        {
            "territory": ("Name of place",),
            "email": ("Email",),
            "country": ("Country",),
            "consent": ("Consent",),
        }
    )
    row = {key: value for key, value in make.ROW.items() if key != "Territory"} | {"Name of place": "München"}
    do(call, {"c-1": row}, mapping=by_hand)
    do(call, {"c-1": row, "c-2": row})
    assert list(call.applications.values_list("name", flat=True)) == ["München", "München"]
