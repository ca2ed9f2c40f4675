"""Kinds of events and sessions, ways to take part, states of registrations and seat offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What sort of event it is."""

    CONFERENCE = "conference", _("conference")
    WORKSHOP = "workshop", _("workshop")
    WEBINAR = "webinar", _("webinar")
    GROUP_MEETING = "group_meeting", _("group meeting")
    MATCHMAKING = "matchmaking", _("matchmaking day")
    VISIT = "visit", _("study visit")
    OTHER = "other", _("other event")


class EventFormat(models.TextChoices):
    """Where people take part."""

    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class EventStage(models.TextChoices):
    """What the office has decided; whether an event is coming or over follows from its dates."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")


class SessionKind(models.TextChoices):
    """What happens in a part of the programme."""

    SESSION = "session", _("session")
    PLENARY = "plenary", _("plenary")
    WORKSHOP = "workshop", _("workshop")
    EXHIBITION = "exhibition", _("exhibition")
    BREAK = "break", _("break")


class SpeakerRole(models.TextChoices):
    """As what somebody is on stage."""

    SPEAKER = "speaker", _("speaker")
    MODERATOR = "moderator", _("moderator")
    RAPPORTEUR = "rapporteur", _("rapporteur")


class Mode(models.TextChoices):
    """How one person takes part."""

    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")


class SeatRule(models.TextChoices):
    """How seats are given."""

    FIRST_COME = "first_come", _("first come, first served")
    APPROVAL = "approval", _("the office approves each person")
    ALLOCATION = "allocation", _("allocated by rules after the deadline")


class RegistrationState(models.TextChoices):
    """From a request to a seat, or away from it."""

    REQUESTED = "requested", _("requested")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("seat offered")
    APPROVED = "approved", _("has a seat")
    REFUSED = "refused", _("not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LAPSED = "lapsed", _("offer not taken up")


# A seat offered is kept free for that person: it counts as taken until the offer ends.
HOLDING = (RegistrationState.APPROVED, RegistrationState.OFFERED)
# Who still wants to come.
ACTIVE = (RegistrationState.REQUESTED, RegistrationState.WAITING, *HOLDING)


class OfferState(models.TextChoices):
    """What became of a seat offer."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn by the office")


class EventQuestionKind(models.TextChoices):
    """Kinds of answers that registration asks for."""

    SHORT = "short", _("one line")
    LONG = "long", _("paragraphs")
    CHOICE = "choice", _("one of several")
    SEVERAL = "several", _("several of several")
    YES_NO = "yes_no", _("yes or no")


class QuestionStage(models.TextChoices):
    """When a question is asked."""

    REGISTRATION = "registration", _("with the registration")
    APPROVED = "approved", _("after approval")


class CheckInSource(models.TextChoices):
    """How somebody was checked in."""

    CODE = "code", _("code typed")
    SCAN = "scan", _("code scanned")
    OFFLINE = "offline", _("scanned without a network, sent later")
    LIST = "list", _("ticked on the list")
    ONLINE = "online", _("joined online")
