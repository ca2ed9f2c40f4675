"""Who reads what through the API, with data that could leak in every refusal."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.make import accounts, events, matchmaking, meetings, published, register, symbiosis, urbanmine
from tests.make.api import Asked, ask, reader, token
from tests.make.events import NOW
from tests.permissions.world import ANONYMOUS, ELSEWHERE, LEADS, OFFICE, ROLES, STRANGER, World

from circulade.api.main import api
from circulade.calls.models import Application, Call
from circulade.core.models import Run
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group
from circulade.matchmaking.domain.peers import add_challenge, form_tables, write_note
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models import PeerTable
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db
FUNDER = frozenset({"funder"})
FACILITATORS = frozenset({"administrator", "programme_manager", "facilitator"})
PLANNERS = FACILITATORS | {"event_organiser"}
EVERY = ROLES | {ANONYMOUS, STRANGER, ELSEWHERE}


def secrets(world: World) -> Call:
    """Make one of everything that is not public, each with a word that must not leak."""
    call = published.decided(world.programme)
    town = register.territory(world.programme, "secret-town", public=False)
    register.organisation(world.programme, "secret-works", town, public=False)
    register.participation(town, label="Secret pilots")
    Group.objects.create(
        programme=world.programme, slug="secret-group", name={"en": "Secret"}, kind=GroupKind.PILOTS
    )
    for number, (state, seen) in enumerate(
        [(CardState.OPEN, CardVisibility.OFFICE), (CardState.OPEN, CardVisibility.MEMBERS)]
    ):
        Card.objects.create(
            programme=world.programme,
            kind=CardKind.NEED,
            state=state,
            visibility=seen,
            title=f"Secret card {number}",
            territory=town,
        )
    Card.objects.create(
        programme=world.programme,
        kind=CardKind.OFFER,
        state=CardState.OPEN,
        practice=True,
        visibility=CardVisibility.MEMBERS,
        title="Practice for members",
        territory=town,
    )
    Card.objects.create(
        programme=world.programme,
        kind=CardKind.OFFER,
        state=CardState.OPEN,
        practice=True,
        visibility=CardVisibility.OFFICE,
        title="Secret practice",
        territory=town,
    )
    Call.objects.create(programme=world.programme, slug="secret-call", title={"en": "Undercover"})
    events.event(world.programme, "secret-summit", title={"en": "Secret summit"})
    urbanmine.computed(world.programme, title="Secret mine")
    quay = symbiosis.district(world.programme, title="Secret quay")
    symbiosis.have(symbiosis.site(quay, "Secret smelter"))
    _matchmaking(world)
    return call


def _matchmaking(world: World) -> None:
    need, offer = (matchmaking.card(world.programme, f"Secret {kind}", kind) for kind in ("need", "offer"))
    matchmaking.match(world.programme, need, offer)
    day = meetings.day(world.programme, seed="secret-draw")
    secret = [meetings.participant(day, name, has=["secret"], can_host=True) for name in ("Secret Ana", "Bo")]
    meetings.wish(*secret)
    for number in range(4):
        meetings.participant(day, f"P{number}", has=["secret"], can_host=True)
    add_challenge(day, "Secret", by=world.people["administrator"])
    form_tables(day, by=world.people["administrator"], now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=world.people["administrator"], now=NOW)


@dataclass(frozen=True, slots=True)
class Case:
    """An address, what a reader who may see everything there finds, and who that is."""

    address: Callable[[Call], str]
    secret: str
    readers: frozenset[str]
    refusal: frozenset[int]


def _first(call: Call) -> Application:
    return call.applications.order_by("ref")[0]


def _run() -> Run:
    return Run.objects.get(engine="selection")


PUBLIC, CLOSED = frozenset({200, 404}), frozenset({401, 403, 404})
CASES = {
    "territories": Case(lambda _: "/territories", "secret-town", OFFICE | FUNDER, PUBLIC),
    "territory": Case(lambda _: "/territories/secret-town", "Secret pilots", OFFICE | FUNDER, PUBLIC),
    "organisations": Case(lambda _: "/organisations", "secret-works", OFFICE | FUNDER, PUBLIC),
    "organisation": Case(lambda _: "/organisations/secret-works", "secret-town", OFFICE | FUNDER, PUBLIC),
    "participations": Case(lambda _: "/participations", "Secret pilots", OFFICE | FUNDER, CLOSED),
    "calls": Case(lambda _: "/calls", "secret-call", OFFICE | FUNDER, PUBLIC),
    "call": Case(lambda _: "/calls/secret-call", "Undercover", OFFICE | FUNDER, PUBLIC),
    "events": Case(lambda _: "/events", "Secret summit", OFFICE | FUNDER, PUBLIC),
    "event": Case(lambda _: "/events/secret-summit", "Secret summit", OFFICE | FUNDER, PUBLIC),
    "groups": Case(lambda _: "/groups", "secret-group", OFFICE | FUNDER, PUBLIC),
    "group": Case(lambda _: "/groups/secret-group", "Secret", OFFICE | FUNDER, PUBLIC),
    "cards": Case(lambda _: "/cards", "Secret card 0", OFFICE, PUBLIC),
    "practices": Case(lambda _: "/practices", "Secret practice", OFFICE, PUBLIC),
    "matches": Case(lambda _: "/matches", "Secret need", OFFICE, CLOSED),
    "meeting plan": Case(lambda _: "/events/conference/meeting-plan", "secret-draw", PLANNERS, CLOSED),
    "meetings": Case(lambda _: "/events/conference/meetings", "Secret Ana", PLANNERS, CLOSED),
    "peer tables": Case(lambda _: "/events/conference/peer-tables", "Secret Ana", PLANNERS, CLOSED),
    "districts": Case(lambda _: "/symbiosis", "Secret quay", FACILITATORS, PUBLIC),
    "district": Case(lambda _: "/symbiosis/secret-quay", "Secret quay", FACILITATORS, PUBLIC),
    "streams": Case(lambda _: "/symbiosis/secret-quay/streams", "2,187 to 6,561", FACILITATORS, PUBLIC),
    "mine studies": Case(lambda _: "/urban-mine", "Secret mine", OFFICE | FUNDER, PUBLIC),
    "mine study": Case(lambda _: "/urban-mine/secret-mine", "Lithium", OFFICE | FUNDER, PUBLIC),
    "mine figures": Case(lambda _: "/urban-mine/secret-mine/figures", "Panels", OFFICE | FUNDER, PUBLIC),
    "applications": Case(lambda call: f"/calls/{call.slug}/applications", "Ville-1", OFFICE, CLOSED),
    "application": Case(
        lambda call: f"/calls/{call.slug}/applications/{_first(call).ref}", "Ville-1", OFFICE, CLOSED
    ),
    "contacts": Case(
        lambda call: f"/calls/{call.slug}/applications", "circular@example.org", LEADS, CLOSED | {200}
    ),
    "selections": Case(
        lambda call: f"/calls/{call.slug}/selections", "3 November 2025", LEADS | FUNDER, CLOSED
    ),
    "selection": Case(lambda call: f"/calls/{call.slug}/selections/1", '"member"', LEADS | FUNDER, CLOSED),
    "runs": Case(lambda _: "/runs", "3 November 2025", LEADS | FUNDER, CLOSED),
    "run": Case(lambda _: f"/runs/{_run().pk}", "3 November 2025", LEADS | FUNDER, CLOSED),
    "inputs": Case(lambda _: f"/runs/{_run().pk}/inputs", '"commitment"', LEADS | FUNDER, CLOSED),
    "result": Case(lambda _: f"/runs/{_run().pk}/result", '"members"', LEADS | FUNDER, CLOSED),
}


# What everybody may read: nothing of it is for some readers only. test_answers tells what a result holds.
OPEN_TO_ALL = {"/api/v1/programmes", "/api/v1/calls/{slug}/result", "/api/v1/territories/{ref}/alike"}


def test_every_address_of_the_api_stands_among_the_cases() -> None:
    world = World()
    call = secrets(world)
    paths = {
        path: re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)) for path in api.get_openapi_schema()["paths"]
    }
    asked = {f"/api/v1{case.address(call)}" for case in CASES.values()}
    covered = {path for path, form in paths.items() if any(form.fullmatch(each) for each in asked)}
    assert set(paths) - covered == OPEN_TO_ALL


def told(answer: Asked) -> str:
    return answer.content.decode()


def test_only_those_allowed_read_it() -> None:
    world = World()
    call = secrets(world)
    wrong: list[tuple[str, str, int]] = []
    for actor in sorted(EVERY):
        client = reader(None if actor == ANONYMOUS else world.people[actor])
        for name, case in CASES.items():
            answer = ask(case.address(call), client=client)
            found = case.secret in told(answer)
            allowed = actor in case.readers
            expected = {200} if allowed else case.refusal
            if found != allowed or answer.status not in expected:
                wrong.append((name, actor, answer.status))
    assert wrong == []


def test_a_token_opens_what_its_owner_may_read_in_its_programme_and_no_more() -> None:
    world = World()
    call = secrets(world)
    manager, member = world.people["programme_manager"], world.people["member"]
    own, weak = token(manager, world.programme), token(member, world.programme)
    foreign = token(manager, world.other)
    for name, case in CASES.items():
        address = case.address(call)
        assert (name, case.secret in told(ask(address, token=own))) == (name, True)
        for text in (weak, foreign):
            answer = ask(address, token=text)
            assert (name, case.secret in told(answer)) == (name, False)
            assert answer.status in {200, 403, 404}


def test_a_token_that_was_revoked_or_has_expired_opens_nothing() -> None:
    world = World()
    lead = world.people["selection_lead"]
    text = token(lead, world.programme)
    assert ask("/participations", token=text).status == 200
    lead.api_tokens.update(revoked_at="2025-01-01T00:00:00Z")
    assert ask("/participations", token=text).status == 401
    lead.api_tokens.update(revoked_at=None, expires_at="2025-01-01T00:00:00Z")
    assert ask("/participations", token=text).status == 401


def test_a_token_loses_what_its_owner_loses() -> None:
    world = World()
    lead = world.people["selection_lead"]
    text = token(lead, world.programme)
    lead.grants.update(until="2025-01-01")
    assert (ask("/participations", token=text).status, ask("/territories", token=text).status) == (403, 200)
    type(lead).objects.filter(pk=lead.pk).update(is_active=False)
    assert ask("/territories", token=text).status == 401


def test_what_needs_a_reader_is_kept_out_of_shared_caches() -> None:
    world = World()
    private = ask("/territories", user=world.people["analyst"])
    assert private.headers["Cache-Control"] == "private, no-store"
    public = ask("/territories")
    assert "Cache-Control" not in public.headers
    assert {"Authorization", "Cookie"} <= {each.strip() for each in public.headers["Vary"].split(",")}


def test_a_member_reads_the_cards_for_members_and_never_a_draft() -> None:
    world = World()
    secrets(world)
    Card.objects.update_or_create(programme=world.programme, kind=CardKind.OFFER, title="Drafted")
    member = told(ask("/cards", user=world.people["member"]))
    assert ("Secret card 1" in member, "Secret card 0" in member, "secret-town" in member) == (
        True,
        False,
        False,
    )
    assert "Drafted" not in told(ask("/cards", user=world.people["administrator"]))


def test_a_member_reads_the_practices_for_members_and_no_name_that_is_hidden() -> None:
    world = World()
    secrets(world)
    works = register.organisation(world.programme, "quiet-works", public=False)
    town = register.territory(world.programme, "open-town")
    matchmaking.card(
        world.programme,
        "Shown",
        "offer",
        practice=True,
        visibility="public",
        organisation=works,
        territory=town,
    )
    titles = [one["title"] for one in ask("/practices", user=world.people["member"]).body["items"]]
    assert titles == ["Practice for members", "Shown"]
    (one,) = ask("/practices?text=shown").body["items"]
    assert (one["title"], one["source"], one["organisation"], one["territory"]) == (
        "Shown",
        "",
        "",
        "open-town",
    )


def test_the_office_reads_what_peer_tables_noted_and_where() -> None:
    world = World()
    secrets(world)
    table = PeerTable.objects.get()
    boss = world.people["administrator"]
    write_note(table, NoteKind.PRACTICE, "A store of timber.", by=boss, now=NOW)
    noted = [one for one in ask("/practices", user=boss).body["items"] if one["ref"].startswith("note-")]
    assert [
        (one["text"], one["source"], one["page"].endswith(f"/meetings/peers/{table.pk}/")) for one in noted
    ] == [("A store of timber.", "Peer table, General Conference", True)]
    assert "store of timber" not in told(ask("/practices", user=world.people["member"]))


def test_people_are_in_no_answer() -> None:
    world = World()
    works = register.organisation(world.programme, "works")
    register.contact(works, register.person(world.programme, "Pat Hidden"))
    for address in ("/organisations/works", "/organisations", "/participations", "/groups"):
        assert "Pat" not in told(ask(address, user=world.people["administrator"]))
    assert accounts.PASSWORD not in told(ask("/calls", user=world.people["administrator"]))
