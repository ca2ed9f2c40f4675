"""Records of events."""

from circulade.events.models.attendance import CheckIn, Feedback
from circulade.events.models.document import EventDocument
from circulade.events.models.event import Event
from circulade.events.models.programme import EventSession, Speaker
from circulade.events.models.question import EventQuestion, LaterAnswer
from circulade.events.models.registration import Registration
from circulade.events.models.seats import Admission, SeatOffer
from circulade.events.models.stand import Stand

__all__ = [
    "Admission",
    "CheckIn",
    "Event",
    "EventDocument",
    "EventQuestion",
    "EventSession",
    "Feedback",
    "LaterAnswer",
    "Registration",
    "SeatOffer",
    "Speaker",
    "Stand",
]
