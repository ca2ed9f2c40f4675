"""Meetings: who of those who wish to meet does so, when and at which table, as good as provable.

`plan` makes a plan and bounds every other.
"""

from circulade.engines.meetings.check import Pair, check
from circulade.engines.meetings.plan import plan
from circulade.engines.meetings.result import ENGINE, VERSION, Meeting, MeetingPlan, Request, Without
from circulade.engines.meetings.trouble import InputError, Problem
from circulade.engines.meetings.wish import Fixed, Participant, Wish

__all__ = [
    "ENGINE",
    "VERSION",
    "Fixed",
    "InputError",
    "Meeting",
    "MeetingPlan",
    "Pair",
    "Participant",
    "Problem",
    "Request",
    "Wish",
    "Without",
    "check",
    "plan",
]
