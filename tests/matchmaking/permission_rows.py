"""Who may use the addresses of matchmaking."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from tests.make import events, meetings, register
from tests.make import matchmaking as make
from tests.make.events import NOW
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, OWNER, SIGNED_IN, World

from circulade.core.models import Letter
from circulade.events.domain.links import token_of
from circulade.matchmaking.domain.importing import dry_run, start_import
from circulade.matchmaking.domain.peers import add_challenge, form_tables, write_note
from circulade.matchmaking.domain.plan_letters import draft_letters
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.stands import book_stand
from circulade.matchmaking.enums import NoteKind, PairRuleKind
from circulade.matchmaking.models import Introduction, Match, MeetingDay, PeerTable, StandBooking

SECRET = "Secret copper"
FACILITATORS = MANAGERS | {"facilitator"}
OWN = frozenset({OWNER})


def _match(world: World, state: str = "suggested") -> Match:
    need = make.card(
        world.programme, SECRET, organisation=make.served(world.programme, "one", user=world.people[OWNER])
    )
    offer = make.card(world.programme, "Beams", "offer", organisation=make.served(world.programme, "two"))
    made = make.match(world.programme, need, offer, state)
    if state == "introduced":
        Introduction.objects.create(match=made, subject=SECRET, text="Hello", sent_at=timezone.now())
    return made


def listed(world: World) -> Mapping[str, Any]:
    _match(world)
    return {}


def alone(world: World) -> Mapping[str, Any]:
    make.card(world.programme, SECRET)
    make.card(world.programme, SECRET, "offer")
    return {}


def need(world: World) -> Mapping[str, Any]:
    found = _match(world).need
    body = make.served(world.programme, "three")
    make.card(world.programme, "Copper", "offer", organisation=body, practice=True)
    return {"pk": found.pk}


def practised(world: World) -> Mapping[str, Any]:
    need(world)
    return {}


def one(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world).pk}


def confirmed(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world, "confirmed").pk}


def introduced(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world, "introduced").pk}


def introductions(world: World) -> Mapping[str, Any]:
    introduced(world)
    return {}


def place(world: World) -> Mapping[str, Any]:
    register.territory(world.programme, "oslo")
    return {"ref": register.territory(world.programme).ref}


def _day(world: World, *, published: bool = True) -> MeetingDay:
    """Store a day with seven people, a request, a rule, peer tables and a plan."""
    day = meetings.day(world.programme)
    boss = world.people["event_organiser"]
    add_challenge(day, "Timber", by=boss)
    people = [
        meetings.participant(day, f"{SECRET} {n}" if n == 0 else f"P{n}", has=["timber"], can_host=True)
        for n in range(7)
    ]
    meetings.wish(people[0], people[1])
    set_rule(day, PairRuleKind.APART, people[0], people[2], by=boss)
    form_tables(day, by=boss, now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    if plan is not None and published:
        publish_plan(plan, by=boss, now=NOW)
    return day


def planned(world: World) -> Mapping[str, Any]:
    return {"slug": _day(world).event.slug}


def event(world: World) -> Mapping[str, Any]:
    return {"slug": events.published(world.programme).slug}


def participant(world: World) -> Mapping[str, Any]:
    day = _day(world)
    return {"slug": day.event.slug, "pk": day.participants.order_by("pk")[0].pk}


def meeting(world: World) -> Mapping[str, Any]:
    day = _day(world)
    return {"slug": day.event.slug, "pk": day.plans.get().meetings.get().pk}


def rule(world: World) -> Mapping[str, Any]:
    day = _day(world)
    return {"slug": day.event.slug, "pk": day.pair_rules.get().pk}


def peer_table(world: World) -> Mapping[str, Any]:
    day = _day(world)
    return {"slug": day.event.slug, "pk": day.peer_tables.get().pk}


def challenge(world: World) -> Mapping[str, Any]:
    day = _day(world)
    made = add_challenge(day, "Wood", by=world.people["event_organiser"])
    return {"slug": day.event.slug, "pk": made.pk}


def note(world: World) -> Mapping[str, Any]:
    known = peer_table(world)
    table = PeerTable.objects.get(pk=known["pk"])
    made = write_note(table, NoteKind.LESSON, SECRET, by=world.people["event_organiser"], now=NOW)
    return {"slug": known["slug"], "pk": made.pk}


def listing(world: World) -> Mapping[str, Any]:
    """A list of participants that was tried, with somebody in it who is a secret."""
    day = _day(world)
    content = f"Email,Name\nana@example.org,{SECRET}\nbad,{SECRET}\n".encode()
    record = start_import(day, name="list.csv", content=content, by=None, now=NOW)
    dry_run(record)
    return {"slug": day.event.slug, "pk": record.pk}


def listings(world: World) -> Mapping[str, Any]:
    return {"slug": listing(world)["slug"]}


def problems(world: World) -> Mapping[str, Any]:
    return listing(world) | {"kind": "csv"}


def lettered(world: World) -> Mapping[str, Any]:
    day = _day(world)
    day.refresh_from_db()
    draft_letters(day, by=world.people["event_organiser"], now=NOW)
    return {"slug": day.event.slug}


def letter(world: World) -> Mapping[str, Any]:
    return lettered(world) | {"pk": Letter.objects.get(to_name=f"{SECRET} 0").pk}


def stand(world: World) -> Mapping[str, Any]:
    day = _day(world)
    one = day.participants.order_by("pk")[3]
    return {"token": token_of(one.registration), "pk": meetings.stand(day).pk}


def stands(world: World) -> Mapping[str, Any]:
    return {"token": stand(world)["token"]}


def visit(world: World) -> StandBooking:
    day = _day(world)
    one = day.participants.select_related("registration", "day__event__programme").order_by("pk")[3]
    booked = meetings.stand(day)
    return book_stand(one, booked, day.slots.get(number=1), reason=SECRET, now=NOW)


def visited(world: World) -> Mapping[str, Any]:
    return {"slug": visit(world).participant.day.event.slug}


def own_stand(world: World) -> Mapping[str, Any]:
    return {"token": token_of(StandBooking.objects.get(pk=booking(world)["pk"]).stand)}


def booking(world: World) -> Mapping[str, Any]:
    found = visit(world)
    return {"token": token_of(found.participant.registration), "pk": found.pk}


def link(world: World) -> Mapping[str, Any]:
    return {"token": token_of(_day(world).participants.order_by("pk")[1].registration)}


def request(world: World) -> Mapping[str, Any]:
    day = _day(world)
    second = day.participants.order_by("pk")[1]
    return {"token": token_of(second.registration), "pk": second.requests_received.get().pk}


PLANNERS = MANAGERS | {"event_organiser", "facilitator"}
DECLINED = {"visit": "0", "answer": "Ill"}
WORDS = {"subject": "Meet", "text": "Please talk."}
OUTCOME = {"kind": "contact", "on": "2026-01-05"}
ROWS = [
    Row("matchmaking:alike", EVERYBODY, kwargs=place),
    Row("matchmaking:own_practices", OWN, kwargs=need, secret=(SECRET,), hidden=True),
    Row("matchmaking:need_practices", OFFICE, kwargs=need, secret=(SECRET,)),
    Row("matchmaking:practices", OFFICE, kwargs=practised, secret=(SECRET,)),
    Row("matchmaking:practices", OFFICE, kwargs=practised, secret=(SECRET,), query="?format=csv"),
    Row("matchmaking:desk", OFFICE, kwargs=listed, secret=(SECRET,)),
    Row("matchmaking:desk", OFFICE, kwargs=listed, secret=(SECRET,), query="?format=csv"),
    Row("matchmaking:suggest", FACILITATORS, method="post"),
    Row("matchmaking:uncovered", OFFICE, kwargs=alone, secret=(SECRET,)),
    Row("matchmaking:idle", OFFICE, kwargs=alone, secret=(SECRET,)),
    Row("matchmaking:lessons", OFFICE, kwargs=listed),
    Row("matchmaking:match", OFFICE, kwargs=one, secret=(SECRET,)),
    Row("matchmaking:match", OFFICE, kwargs=confirmed, secret=(SECRET,)),
    Row("matchmaking:decide", FACILITATORS, kwargs=one, method="post", data={"to": "confirmed"}),
    Row("matchmaking:write", FACILITATORS, kwargs=confirmed, method="post", data=WORDS),
    Row("matchmaking:send", FACILITATORS, kwargs=confirmed, method="post", data={"agreed": "on"}),
    Row("matchmaking:outcome", FACILITATORS, kwargs=introduced, method="post", data=OUTCOME),
    Row("matchmaking:own", SIGNED_IN, kwargs=introductions),
    Row("matchmaking:own_outcome", OWN, kwargs=introduced, secret=(SECRET,), hidden=True),
    Row("matchmaking:own_outcome", OWN, kwargs=introduced, method="post", data=OUTCOME, hidden=True),
    Row("matchmaking:mine", EVERYBODY, kwargs=link),
    Row("matchmaking:mine", EVERYBODY, kwargs=link, method="post", data={"slots": ["1"]}),
    Row("matchmaking:mine_people", EVERYBODY, kwargs=link),
    Row("matchmaking:mine_ask", EVERYBODY, kwargs=link, method="post", data={"asked": "0", "priority": "2"}),
    Row("matchmaking:mine_answer", EVERYBODY, kwargs=request, method="post", data={"to": "accepted"}),
    Row("matchmaking:mine_stands", EVERYBODY, kwargs=stands),
    Row("matchmaking:mine_book", EVERYBODY, kwargs=stand, method="post", data={"reason": "x"}),
    Row("matchmaking:mine_cancel", EVERYBODY, kwargs=booking, method="post"),
    Row("matchmaking:mine_calendar", EVERYBODY, kwargs=link),
    Row("matchmaking:mine_paper", EVERYBODY, kwargs=link),
    Row("matchmaking:day", PLANNERS, kwargs=event),
    Row("matchmaking:day", PLANNERS, kwargs=planned, method="post", accepted=(422,)),
    Row("matchmaking:day_people", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_take_in", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_person", PLANNERS, kwargs=participant, secret=(SECRET,)),
    Row("matchmaking:day_person", PLANNERS, kwargs=participant, method="post"),
    Row("matchmaking:day_presence", PLANNERS, kwargs=participant, method="post", data={"there": "0"}),
    Row("matchmaking:day_person_paper", PLANNERS, kwargs=participant),
    Row("matchmaking:day_requests", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_rules", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_rules", PLANNERS, kwargs=planned, method="post", accepted=(422,)),
    Row("matchmaking:day_kinds", PLANNERS, kwargs=planned, method="post", data={"pairs": "company|company"}),
    Row("matchmaking:stand_visits", EVERYBODY, kwargs=own_stand),
    Row(
        "matchmaking:stand_visits",
        EVERYBODY,
        kwargs=own_stand,
        method="post",
        data={"visit": "1", "answer": "x"},
        accepted=(404,),
    ),
    Row("matchmaking:day_drop_rule", PLANNERS, kwargs=rule, method="post"),
    Row("matchmaking:day_plan", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_plan", PLANNERS, kwargs=planned, secret=(SECRET,), query="?format=csv"),
    Row("matchmaking:day_make_plan", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_publish", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_tables", PLANNERS, kwargs=planned),
    Row("matchmaking:day_meeting", PLANNERS, kwargs=meeting, secret=(SECRET,)),
    Row("matchmaking:day_board", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_meeting", PLANNERS, kwargs=meeting, method="post", accepted=(422,)),
    Row("matchmaking:day_letters", PLANNERS, kwargs=lettered, secret=(SECRET,)),
    Row("matchmaking:day_draft_letters", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_send_letters", PLANNERS, kwargs=lettered, method="post", data={"all": "1"}),
    Row("matchmaking:day_letter", PLANNERS, kwargs=letter, secret=(SECRET,)),
    Row("matchmaking:day_stands", PLANNERS, kwargs=visited, secret=(SECRET,)),
    Row("matchmaking:day_imports", PLANNERS, kwargs=listings),
    Row("matchmaking:day_imports", PLANNERS, kwargs=listings, method="post", accepted=(422,)),
    Row("matchmaking:day_import", PLANNERS, kwargs=listing, secret=(SECRET,)),
    Row("matchmaking:day_import_columns", PLANNERS, kwargs=listing, secret=(SECRET,)),
    Row("matchmaking:day_import_problems", PLANNERS, kwargs=problems, secret=(SECRET,)),
    Row("matchmaking:day_import_apply", PLANNERS, kwargs=listing, method="post"),
    Row("matchmaking:day_peers", PLANNERS, kwargs=planned, secret=(SECRET,)),
    Row("matchmaking:day_form_tables", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_place_tables", PLANNERS, kwargs=planned, method="post"),
    Row("matchmaking:day_table", PLANNERS, kwargs=peer_table, secret=(SECRET,)),
    Row("matchmaking:day_table", PLANNERS, kwargs=peer_table, method="post", accepted=(422,)),
    Row("matchmaking:day_drop_challenge", PLANNERS, kwargs=challenge, method="post"),
    Row("matchmaking:day_drop_note", PLANNERS, kwargs=note, method="post"),
]
