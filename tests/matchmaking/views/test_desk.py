"""The facilitator's desk in the browser: suggest, confirm, write, send, record; and what members see."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import matchmaking as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.core.models import Letter
from circulade.matchmaking.domain.suggesting import suggest
from circulade.matchmaking.models import Match

pytestmark = pytest.mark.django_db


def client_of(user: User) -> Client:
    found = Client()
    found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


@pytest.fixture
def owner() -> User:
    return people.user("owner")


@pytest.fixture
def programme(owner: User) -> Programme:
    found = people.programme()
    make.card(found, "Reuse of timber beams", organisation=make.served(found, "one", user=owner))
    make.card(found, "Old timber and beams", "offer", organisation=make.served(found, "two"))
    make.card(found, "Glass bottles", "offer", organisation=make.served(found, "three"))
    make.card(found, "Lithium", organisation=make.served(found, "four"))
    suggest(found, by=None)
    return found


@pytest.fixture
def desk(programme: Programme) -> Client:
    return client_of(people.user("fay", Role.FACILITATOR, programme=programme))


def send(client: Client, name: str, match: Match, **data: str) -> str:
    address = reverse(f"matchmaking:{name}", args=[match.pk])
    return client.post(address, data, follow=True).content.decode()


def test_the_desk_lists_matches_and_what_nothing_meets(desk: Client) -> None:
    page = desk.get(reverse("matchmaking:desk")).content.decode()
    assert ("Old timber and beams" in page, "Words that carried it" in page) == (True, True)
    lists = [desk.get(reverse(f"matchmaking:{name}")).content.decode() for name in ("uncovered", "idle")]
    assert [("Lithium" in text, "Glass bottles" in text) for text in lists] == [(True, False), (False, True)]
    rows = desk.get(reverse("matchmaking:desk"), {"format": "csv"}).content.decode().splitlines()
    assert (len(rows), "Old timber and beams" in rows[1]) == (2, True)


def test_a_match_goes_from_suggested_to_introduced_to_an_outcome(desk: Client, owner: User) -> None:
    match = Match.objects.get()
    assert "Why they do not fit" in send(desk, "decide", match, to="confirmed")
    assert "It is not sent yet." in send(
        desk, "write", match, subject="Meet", text="Please talk about beams."
    )
    assert "ask both sides first" in send(desk, "send", match)
    assert "On its way to 2 addresses." in send(desk, "send", match, agreed="on")
    assert Letter.objects.filter(kind="introduction").count() == 2
    member = client_of(owner)
    assert "Meet" in member.get(reverse("matchmaking:own")).content.decode()
    assert "the office sees it" in send(member, "own_outcome", match, kind="visit", on="2026-01-05")
    assert "visit" in desk.get(reverse("matchmaking:match", args=[match.pk])).content.decode()


def test_what_was_typed_stays_when_it_is_refused(desk: Client) -> None:
    match = Match.objects.get()
    answer = desk.post(
        reverse("matchmaking:write", args=[match.pk]), {"subject": "Meet", "text": "Please talk about beams."}
    )
    assert (answer.status_code, "Please talk about beams." in answer.content.decode()) == (422, True)
    assert "Confirm the match first." in answer.content.decode()
    assert "Please choose what the match becomes." in send(desk, "decide", match, to="sold")


def test_a_day_to_come_is_refused_in_the_form(desk: Client, owner: User) -> None:
    match = Match.objects.get()
    steps = {"decide": {"to": "confirmed"}, "write": {"subject": "a", "text": "b"}, "send": {"agreed": "on"}}
    for name, data in steps.items():
        send(desk, name, match, **data)
    for client, name in ((desk, "outcome"), (client_of(owner), "own_outcome")):
        assert "Day: it lies in the future." in send(
            client, name, match, kind="visit", on="2099-01-01", note="Trip"
        )
    assert match.outcomes.count() == 0


def test_suggesting_anew_is_queued_and_said(desk: Client) -> None:
    page = desk.post(reverse("matchmaking:suggest"), follow=True).content.decode()
    assert "Suggestions are being computed." in page


def test_the_lessons_are_shown_in_counts(desk: Client) -> None:
    page = desk.get(reverse("matchmaking:lessons")).content.decode()
    assert "Taken up 0 of 0 times with it" in page
