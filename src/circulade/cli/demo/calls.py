"""The demo's two calls, made with the same verbs that the office's pages use."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.calls.domain.criteria import save_criterion
from circulade.calls.domain.editing import create_call, edit_call
from circulade.calls.domain.questions import save_question
from circulade.calls.domain.tracks import save_track
from circulade.calls.models import Call
from circulade.cli.demo.data import moment
from circulade.cohorts.domain.rulesets import change_rules, rule_set_of

TEXTS = (
    "summary",
    "who_can_apply",
    "size",
    "duration",
    "time_commitment",
    "activities",
    "outputs",
    "funding",
    "why_join",
)
PLAIN = ("eligible_kinds", "eligible_countries", "languages", "contact", "per_application", "min_assessments")
DECIMALS = ("least", "most", "step", "threshold")
# The rest of the rules stands in the call itself, and is not said twice.
OWN_RULES = ("thresholds", "bounds", "caps", "priority", "spread", "reserve", "seed")


def load_call(
    programme: Programme, stated: Mapping[str, Any], *, by: User, first_start: datetime, now: datetime
) -> Call:
    """Store a call as a draft, with tracks, criteria, questions and rules."""
    call = create_call(programme, title=stated["title"], slug=stated["slug"], by=by, now=now)
    zone = stated["time_zone"]
    expected = (
        moment(stated["decision_expected"], zone=zone, first_start=first_start)
        if stated.get("decision_expected")
        else None
    )
    fields: dict[str, Any] = {name: stated[name] for name in (*TEXTS, *PLAIN) if name in stated}
    fields |= {
        "opens_at": moment(stated.get("opens_at", stated.get("opens")), zone=zone, first_start=first_start),
        "closes_at": moment(
            stated.get("closes_at", stated.get("closes")), zone=zone, first_start=first_start
        ),
        "session_at": moment(
            stated.get("session_at", stated.get("session")), zone=zone, first_start=first_start
        ),
        "decision_expected": date.fromisoformat(expected.date().isoformat()) if expected else None,
        "group_kind": stated.get("group_kind", ""),
    }
    edit_call(call, fields, seen=call.revision, by=by, now=now)
    call.refresh_from_db()
    for track in stated["tracks"]:
        save_track(call, track, by=by, now=now)
    for criterion in stated["criteria"]:
        values = {**criterion, **{key: Decimal(str(criterion[key])) for key in DECIMALS if key in criterion}}
        save_criterion(call, values, by=by, now=now)
    for question in stated["questions"]:
        save_question(call, question, by=by, now=now)
    call.refresh_from_db()
    rules = rule_set_of(call)
    own = {key: stated["rules"][key] for key in OWN_RULES if key in stated["rules"]}
    change_rules(rules, rules=own, by=by, revision=rules.revision)
    return call
