"""Load the demo once: database, programme, register, both calls, up to the decision and the letters' drafts."""

from collections.abc import Callable

from django.core.management import call_command
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from circulade.accounts.models import Programme, User
from circulade.calls.domain.deciding import standing_selection
from circulade.calls.models import Call
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.events import load_events
from circulade.cli.demo.first_call import decide_first_call, run_first_call
from circulade.cli.demo.matchmaking import load_matches, load_matchmaking_day
from circulade.cli.demo.next_day import begin_next_day
from circulade.cli.demo.programme import demo_programme, load_programme, load_register
from circulade.cli.demo.second_call import run_second_call
from circulade.cli.demo.symbiosis import load_symbiosis
from circulade.cli.demo.urban_mine import load_urban_mine
from circulade.cli.installation import missing_migrations
from circulade.cohorts.models import CohortSelection
from circulade.core.domain import static_files

Say = Callable[[str], None]


def loaded(data: DemoData) -> Programme | None:
    """Return the demo programme if it was loaded to the end before."""
    if missing_migrations():
        return None
    try:
        programme = demo_programme(data)
        call = _call(data, programme) if programme else None
    except (OperationalError, ProgrammingError):
        return None
    return programme if call is not None and standing_selection(call) is not None else None


def load(data: DemoData, *, say: Say) -> Programme:
    """Set up and run the main job; what an interrupted start has left is not loaded a second time."""
    say("database and static files")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    static_files.collect()
    if (programme := loaded(data)) is not None:
        return programme  # only the database was of an earlier version
    if demo_programme(data) is not None:
        raise SystemExit(
            "An earlier start was interrupted halfway: delete the folder CIRCULADE_HOME and start again."
        )
    now = timezone.now()
    say("programme, people and register")
    programme = load_programme(data)
    lead = User.objects.get(email="lead@example.org")
    load_register(data, programme, by=lead)
    say("first call: 118 applications from a EUSurvey export, eligibility, 9 assessors, score sheets")
    call = run_first_call(data, programme, by=lead, now=now)
    say("second call: open, 60 applications")
    run_second_call(data, programme, by=lead, now=now)
    say("selection: 12 Pilots and 25 Fellows by the published rules")
    decide_first_call(call, by=lead, now=now)
    begin_next_day(data, call, by=lead, now=now)
    say("events: a public record, and a conference with 600 requests for 200 seats given by rules")
    load_events(data, programme, by=lead, now=now)
    say("urban mine: four studies, three by population and one from a register")
    load_urban_mine(data, programme, by=lead)
    say("industrial symbiosis: an invented port with 120 sites, and the known exchanges of Kalundborg")
    load_symbiosis(data, programme, by=lead, now=now)
    say(
        "needs and offers: matches with reasons; a matchmaking day of 120 people with its plan and peer tables"
    )
    load_matches(programme, by=lead, now=now)
    load_matchmaking_day(data, programme, by=lead, now=now)
    return programme


def _call(data: DemoData, programme: Programme) -> Call | None:
    return programme.calls.filter(slug=data.json("call-2022.json")["slug"]).first()


def first_selection(data: DemoData, programme: Programme) -> CohortSelection:
    """Return the decided selection of the first call."""
    call = _call(data, programme)
    found = standing_selection(call) if call else None
    if found is None:
        raise LookupError("the demo's first call has no decided selection")
    return found


def demo_people(data: DemoData) -> list[tuple[str, str]]:
    """Return a sign-in for each role."""
    office = [(one["role"].replace("_", " "), one["email"]) for one in data.json("programme.json")["users"]]
    assessor = ("assessor", data.json("assessors.json")[0]["email"])
    return [*office, assessor, ("member", "member@example.org"), ("applicant", "applicant@example.org")]
