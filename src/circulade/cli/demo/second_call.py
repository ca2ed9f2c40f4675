"""The demo's second call: open now, with drafts and applications sent in through the web form."""

from datetime import datetime, timedelta
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.calls.domain.announcing import announce
from circulade.calls.domain.applications import start
from circulade.calls.domain.drafts import Entry, save_answers
from circulade.calls.domain.register_matches import confirm_territories
from circulade.calls.domain.submission import submit
from circulade.calls.models import Application, Call
from circulade.cli.demo.calls import load_call
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.programme import applicant_territory

COLUMNS = ("contribution", "state", "language")
SPLIT = {"materials": "|", "regions": ","}


def run_second_call(data: DemoData, programme: Programme, *, by: User, now: datetime) -> Call:
    """Store the call as open since two weeks, and its applications as its applicants would have written them."""
    stated = data.json("call-crm.json")
    call = load_call(programme, stated, by=by, first_start=now, now=now)
    announce(call, by=by, now=now)
    for number, row in enumerate(data.rows("applications-crm.csv")):
        _apply(call, row, by=by, now=now - timedelta(days=7) + timedelta(minutes=number))
    return call


def _apply(call: Call, row: dict[str, str], *, by: User, now: datetime) -> Application:
    user = User.objects.filter(email=row["contact_email"]).first() or User.objects.create_user(
        row["contact_email"], None, name=row["contact_name"], language=row["language"]
    )
    application = start(
        call,
        kind=row["organisation_kind"],
        country=row["country"],
        by=user,
        now=now,
        language=row["language"],
    )
    seen = dict(application.answers.values_list("question", "revision"))
    entries = [
        Entry(code, _raw(code, text, row), seen.get(code, 0))
        for code, text in row.items()
        if code not in COLUMNS and text
    ]
    save_answers(application, entries, by=user, now=now)
    territory = applicant_territory(call.programme, row, by=by)
    confirm_territories(application, [territory], by=by, now=now)
    if row["state"] == "submitted":
        submit(application, by=user, now=now)
    return application


def _raw(code: str, text: str, row: dict[str, str]) -> Any:
    """A cell as the web form would send it."""
    if code == "regions":
        return {"country": row["country"], "nuts": [part.strip() for part in text.split(",")]}
    if code == "country":
        return {"country": text}
    return text.split("|") if code in SPLIT else text
