"""Records of matchmaking."""

from circulade.matchmaking.models.day import MeetingDay, MeetingRequest, MeetingSlot, PairRule, Participant
from circulade.matchmaking.models.importing import ParticipantImport
from circulade.matchmaking.models.match import Introduction, Match, Outcome
from circulade.matchmaking.models.plan import Challenge, Meeting, MeetingPlan, PeerNote, PeerTable
from circulade.matchmaking.models.stand import DeclinedVisit, StandBooking
from circulade.matchmaking.models.vector import TextVector

__all__ = [
    "Challenge",
    "DeclinedVisit",
    "Introduction",
    "Match",
    "Meeting",
    "MeetingDay",
    "MeetingPlan",
    "MeetingRequest",
    "MeetingSlot",
    "Outcome",
    "PairRule",
    "Participant",
    "ParticipantImport",
    "PeerNote",
    "PeerTable",
    "StandBooking",
    "TextVector",
]
