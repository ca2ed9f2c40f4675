"""Somebody of the office with a conflict learns nothing from an import about that application."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import calls as making
from tests.make import importing as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.domain.importing import dry_run, import_file, start_import
from circulade.calls.domain.taking_over import draft_take_overs
from circulade.calls.enums import Purpose
from circulade.calls.models import Application, Call, Import
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db

SECRET = "Secret-sur-Mer"
# Answers that only the application in conflict gives: a name, a text, something that is no option, an address.
LEAKS = (
    SECRET,
    "Our-secret-team",
    "Atlantis-the-secret",
    "Secretly other",
    "secret@example.org",
    "Secretly-changed",
)
HIDDEN = make.ROW | {
    "Territory": SECRET,
    "Email": "secret@example.org",
    "Commitment": "Our-secret-team",
    "Country": "Atlantis-the-secret",
    "Topics": "Secretly other",
}
OPEN = make.ROW | {"Topics": "Openly other"}


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def call() -> Call:
    made = making.call()
    making.questions(made)
    making.question(made, "country", "place", purpose=Purpose.COUNTRY, required=True)
    options = [{"code": "water", "label": {"en": "Water"}}, {"code": "food", "label": {"en": "Food"}}]
    making.question(made, "topics", "choice", options=options)
    return making.announce(made, by=None, now=making.BEFORE)


def lead(call: Call, name: str = "lead") -> User:
    return people.user(name, Role.SELECTION_LEAD, programme=call.programme)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def imported(call: Call, **more: Any) -> Application:
    """Import two contributions; return the one that the lead will have a conflict with."""
    rows = {"c-hidden": HIDDEN | more, "c-open": OPEN}
    import_file(
        call,
        name="one.csv",
        content=make.export(rows, kind="csv"),
        accept_problems=True,
        by=None,
        now=make.NOW,
    )
    return call.applications.get(contribution_id="c-hidden")


def conflicted(call: Call) -> User:
    user = lead(call)
    imported(call).conflicts.create(user=user, source="office", since=make.NOW)
    return user


def tried(call: Call) -> Import:
    """Upload and try the same export with changed answers."""
    rows = {
        "c-hidden": HIDDEN | {"Commitment": "Secretly-changed", "Email": "no address of secret@example.org"},
        "c-open": OPEN | {"Commitment": "Openly-changed"},
    }
    record = start_import(call, name="two.csv", content=make.export(rows, kind="csv"), by=None, now=make.NOW)
    dry_run(record)
    return record


def words(page: Any) -> str:
    """Return what a page says: a difference is marked word by word."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def leaks(page: Any) -> list[str]:
    return [each for each in LEAKS if each in words(page) or each in page.content.decode()]


@pytest.mark.parametrize("page", ["", "mapping/", "problems.csv"])
def test_no_page_of_an_import_quotes_the_application(call: Call, page: str) -> None:
    user, address = conflicted(call), f"/office/calls/{call.slug}/imports/{tried(call).pk}/{page}"
    assert leaks(signed_in(user).get(address)) == []
    assert "Atlantis-the-secret" in leaks(signed_in(lead(call, "other")).get(address))


def test_the_mapping_screen_still_shows_what_others_answer_and_says_what_is_missing(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    page = signed_in(user).get(f"/office/calls/{call.slug}/imports/{record.pk}/mapping/").content.decode()
    assert ("Openly-changed" in page, "Openly other" in page) == (True, True)
    assert "You have a conflict with 1 application that came by import." in page
    assert "“two.csv” holds 2 contributions." in page


def test_differences_of_others_are_shown_beside_a_note(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    page = words(signed_in(user).get(f"/office/calls/{call.slug}/imports/{record.pk}/"))
    assert "Openly-changed" in page
    assert "Some answers are kept from you" in page


def test_the_list_of_problems_says_how_many_are_missing(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    listed = (
        signed_in(user).get(f"/office/calls/{call.slug}/imports/{record.pk}/problems.csv").content.decode()
    )
    assert "problems are not listed: they are about applications that you have a conflict with." in listed
    assert "Openly other" in listed


def test_what_somebody_mapped_for_the_hidden_answer_is_kept_but_not_shown(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    record.mapping["options"] = {"topics": {"Secretly other": "water"}}
    record.save()
    address = f"/office/calls/{call.slug}/imports/{record.pk}/mapping/"
    page = signed_in(user).get(address)
    assert leaks(page) == []
    sent = {name: field.initial for name, field in page.context["form"].fields.items()}
    signed_in(user).post(address, sent | {"option-topics-0": "food"})
    record.refresh_from_db()
    assert record.mapping["options"] == {"topics": {"Secretly other": "water", "Openly other": "food"}}


@pytest.mark.parametrize("which", ["first", "second"])
def test_the_file_itself_is_refused_whichever_import_it_came_with(call: Call, which: str) -> None:
    user, record = conflicted(call), tried(call)
    wanted = record if which == "second" else call.imports.exclude(pk=record.pk).get()
    address = reverse("core:attachment", args=[wanted.file_id])
    assert signed_in(user).get(address).status_code == 404
    given = signed_in(lead(call, "other")).get(address)
    given.close()
    assert given.status_code == 200


def test_a_lead_without_conflict_is_offered_the_file(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    page = f"/office/calls/{call.slug}/imports/{record.pk}/"
    assert "As it was uploaded" not in signed_in(user).get(page).content.decode()
    assert "As it was uploaded" in signed_in(lead(call, "other")).get(page).content.decode()


def test_what_somebody_may_not_see_they_do_not_change_either(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    address = f"/office/calls/{call.slug}/imports/{record.pk}/"
    signed_in(user).post(address + "apply/", {"decide-c-hidden": "file"})
    said = {
        each.contribution_id: each.submissions.order_by("-number")[0].answers["commitment"]
        for each in call.applications.all()
    }
    assert said == {"c-hidden": "Our-secret-team", "c-open": "Openly-changed"}
    record.refresh_from_db()
    assert record.report["left"] == 1
    assert "Changes that wait for somebody else" in signed_in(user).get(address).content.decode()


def test_a_colleague_imports_what_was_left(call: Call) -> None:
    user, record = conflicted(call), tried(call)
    signed_in(user).post(f"/office/calls/{call.slug}/imports/{record.pk}/apply/")
    again = tried(call)
    signed_in(lead(call, "other")).post(f"/office/calls/{call.slug}/imports/{again.pk}/apply/")
    hidden = call.applications.get(contribution_id="c-hidden")
    assert hidden.submissions.order_by("-number")[0].answers["commitment"] == "Secretly-changed"


def test_a_missing_application_is_not_named(call: Call) -> None:
    user = conflicted(call)
    record = start_import(
        call, name="two.csv", content=make.export({"c-open": OPEN}, kind="csv"), by=None, now=make.NOW
    )
    dry_run(record)
    ref = call.applications.get(contribution_id="c-hidden").ref
    assert record.report["absent"] == [ref]
    address = f"/office/calls/{call.slug}/imports/{record.pk}/"
    assert ref not in signed_in(user).get(address).content.decode()
    assert ref in signed_in(lead(call, "other")).get(address).content.decode()


@pytest.mark.parametrize("page", ["take-over", "letters", "letters as a file"])
def test_letters_to_the_applicant_are_not_shown(call: Call, page: str) -> None:
    user = conflicted(call)
    draft_take_overs(call, by=None, now=make.NOW)
    address = {
        "take-over": reverse("calls:take_over", args=[call.slug]),
        "letters": reverse("core:letters"),
        "letters as a file": reverse("core:letters") + "?format=csv",
    }[page]
    assert leaks(signed_in(user).get(address)) == []
    assert leaks(signed_in(lead(call, "other")).get(address)) == ["secret@example.org"]


def test_a_letter_to_the_applicant_is_not_found_by_its_address(call: Call) -> None:
    user = conflicted(call)
    draft_take_overs(call, by=None, now=make.NOW)
    letter = Letter.objects.get(to="secret@example.org")
    address = f"/office/letters/{letter.pk}/"
    assert signed_in(user).get(address).status_code == 404
    assert signed_in(lead(call, "other")).get(address).status_code == 200


def test_a_computed_conflict_stands_as_soon_as_the_application_is_imported(call: Call) -> None:
    user = lead(call)
    call.assessors.create(user=user, pseudonym="A1", country="IT")
    hidden = imported(call, Country="Italy")
    assert list(hidden.conflicts.values_list("user", "source")) == [(user.pk, "own_country")]


def test_a_computed_conflict_stands_as_soon_as_an_application_is_sent_in(call: Call) -> None:
    user = lead(call)
    call.assessors.create(user=user, pseudonym="A1", country="IT")
    Call.objects.update(closes_at=making.CLOSES + timedelta(days=1))
    place = {"country": "IT", "nuts": [], "name": ""}
    made = making.submitted(call, people.user("ann"), country=place)
    assert list(made.conflicts.values_list("user", "source")) == [(user.pk, "own_country")]
