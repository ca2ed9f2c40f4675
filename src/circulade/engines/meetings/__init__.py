"""Meetings: who of those who wish to meet does so, when and at which table, as good as provable.

`plan` makes a plan and bounds every other; `replan` changes it a little when people withdraw;
`tables` forms peer tables.
"""

from circulade.engines.meetings.check import Pair, check
from circulade.engines.meetings.peers import Challenge, Peer, PeerTable, PeerTables
from circulade.engines.meetings.plan import plan
from circulade.engines.meetings.replan import Changes, Replanned, replan
from circulade.engines.meetings.result import ENGINE, VERSION, Meeting, MeetingPlan, Request, Without
from circulade.engines.meetings.tables import tables
from circulade.engines.meetings.trouble import InputError, Problem
from circulade.engines.meetings.wish import Fixed, Participant, Wish

__all__ = [
    "ENGINE",
    "VERSION",
    "Challenge",
    "Changes",
    "Fixed",
    "InputError",
    "Meeting",
    "MeetingPlan",
    "Pair",
    "Participant",
    "Peer",
    "PeerTable",
    "PeerTables",
    "Problem",
    "Replanned",
    "Request",
    "Wish",
    "Without",
    "check",
    "plan",
    "replan",
    "tables",
]
