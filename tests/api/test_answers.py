"""What the API answers: calls, published results, selections, runs, groups."""

import hashlib
from datetime import date

import pytest
from tests.make import accounts as make
from tests.make import calls, published, register
from tests.make.api import ask

from circulade.calls.models import Application, Call
from circulade.core.models import Run
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group, Seat

pytestmark = pytest.mark.django_db


def test_a_call_comes_with_texts_tracks_criteria_and_its_own_offset() -> None:
    call = calls.open_call()
    found = ask(f"/calls/{call.slug}").body
    assert (found["opens_at"], found["closes_at"]) == (
        "2025-09-01T10:00:00+02:00",
        "2025-10-03T18:00:00+02:00",
    )
    assert found["texts"]["summary"] == {"en": "Twelve months of work with peers."}
    assert [(each["code"], each["least"], each["most"]) for each in found["tracks"]] == [("members", 10, 15)]
    assert [(each["code"], each["weight"], each["most"]) for each in found["criteria"]] == [
        ("commitment", 2, "5"),
        ("experience", 1, "5"),
    ]


def test_calls_are_narrowed_by_what_their_status_says() -> None:
    programme = make.programme()
    calls.open_call(programme, "past")
    for slug, opens, closes in (
        ("open", "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"),
        ("later", "2090-01-01T00:00:00Z", "2091-01-01T00:00:00Z"),
    ):
        made = calls.open_call(programme, slug)
        Call.objects.filter(pk=made.pk).update(opens_at=opens, closes_at=closes)
    for status, slug in (("closed", "past"), ("open", "open"), ("upcoming", "later")):
        items = ask(f"/calls?status={status}").body["items"]
        assert [(each["slug"], each["status"]) for each in items] == [(slug, status)]
    assert ask("/calls?status=assessment").body["total"] == 0


def test_a_published_result_names_the_chosen_and_others_only_with_consent() -> None:
    call = published.published()
    Application.objects.filter(name="Ville-1").update(may_publish_name=False)
    Application.objects.filter(name="Ville-3").update(may_publish_name=False)
    answer = ask(f"/calls/{call.slug}/result")
    body, run = answer.body, Run.objects.get(engine="selection")
    assert [(track["code"], [one["name"] for one in track["members"]]) for track in body["tracks"]] == [
        ("members", ["Ville-1"])
    ]
    assert [one["name"] for one in body["others"]] == ["Ville-2"]
    assert "Ville-3" not in answer.content.decode()
    assert (body["seed"], body["applicants"], body["eligible"]) == ("3 November 2025", 3, 3)
    assert (body["inputs_sha256"], body["run"]) == (run.inputs_sha256, str(run.pk))
    assert body["method"][0].startswith("Points of an applicant are the weighted mean")


def test_a_result_is_not_found_before_it_is_published() -> None:
    call = published.decided()
    answer = ask(f"/calls/{call.slug}/result", user=published.lead(call.programme))
    assert (answer.status, "Ville-1" in answer.content.decode()) == (404, False)


def test_a_selection_gives_points_rank_and_reason_of_each() -> None:
    call = published.decided()
    found = ask(f"/calls/{call.slug}/selections/1", user=published.lead(call.programme)).body
    assert [(one["outcome"], one["points"], one["rank"]) for one in found["outcomes"]] == [
        ("member", "4.3333", 1),
        ("out", "3.6667", 2),
        ("out", "3.0000", 3),
    ]
    assert all(one["reason"] for one in found["outcomes"])
    assert (found["state"], found["hidden"]) == ("decided", 0)


def test_the_bytes_of_a_run_have_the_hashes_it_names() -> None:
    call = published.decided()
    run, lead = Run.objects.get(engine="selection"), published.lead(call.programme)
    told = ask(f"/runs/{run.pk}", user=lead).body
    assert (told["call"], told["engine"]) == (call.slug, "selection")
    for part in ("inputs", "result"):
        content = ask(f"/runs/{run.pk}/{part}", user=lead).content
        assert hashlib.sha256(content).hexdigest() == told[f"{part}_sha256"]


def test_a_public_group_shows_public_confirmed_members_only() -> None:
    programme = make.programme()
    group = Group.objects.create(
        programme=programme, slug="pilots", name={"en": "Pilots"}, kind=GroupKind.PILOTS, public=True
    )
    for ref, public, state in (
        ("munich", True, "confirmed"),
        ("secret-town", False, "confirmed"),
        ("waiting-town", True, "awaited"),
    ):
        town = register.territory(programme, ref, public=public)
        held = register.participation(town, kind="pilot", state=state)
        Seat.objects.create(group=group, participation=held, since=date(2023, 1, 1))
    assert [each["territory"] for each in ask("/groups/pilots").body["members"]] == ["munich"]
    analyst = make.user("ann", "analyst", programme=programme)
    seen = ask("/groups/pilots", user=analyst).body["members"]
    assert [each["territory"] for each in seen] == ["munich", "secret-town"]
