"""The priority parameters of a call: which participations count, now or ever, and on which day."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from circulade.calls.models import Call
from circulade.register.enums import ParticipationKind
from circulade.register.queries.involvement import GROUP_KINDS, Priority


def priority_of(call: Call, parameters: Mapping[str, Any]) -> Priority:
    """Read the stored parameters; without any, "in no group on the day the call closes".

    The day is never today: the same inputs must give the same cohort whenever they are computed.
    """
    stored = parameters.get("involved", {})
    on = date.fromisoformat(stored["on"]) if stored.get("on") else closing_day(call)
    kinds = tuple(ParticipationKind(kind) for kind in stored.get("kinds", GROUP_KINDS))
    return Priority(on=on, kinds=kinds, when=stored.get("when", "now"))


def closing_day(call: Call) -> date:
    """The day on which the call closes, in its own time zone; the day it was made if it has no deadline."""
    moment = call.closes_at or call.created_at
    return moment.astimezone(ZoneInfo(call.time_zone)).date()
