"""States of matches and what comes of introductions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MatchState(models.TextChoices):
    """A match is suggested by the engine; the facilitator confirms it or sets it aside, and introduces the two."""

    SUGGESTED = "suggested", _("suggested")
    CONFIRMED = "confirmed", _("confirmed")
    INTRODUCED = "introduced", _("introduced")
    SET_ASIDE = "set_aside", _("set aside")


class OutcomeKind(models.TextChoices):
    """What came of an introduction."""

    NO_ANSWER = "no_answer", _("no answer")
    DECLINED = "declined", _("declined")
    CONTACT = "contact", _("contact")
    VISIT = "visit", _("visit")
    PROJECT = "project", _("project")


DECIDED = (MatchState.CONFIRMED, MatchState.INTRODUCED, MatchState.SET_ASIDE)
TAKEN_UP = (MatchState.CONFIRMED, MatchState.INTRODUCED)


class RequestState(models.TextChoices):
    """A meeting request waits for the answer of the one who is asked; only a declined one is never planned."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class PairRuleKind(models.TextChoices):
    """What the organiser sets for two participants."""

    FIXED = "fixed", _("meet in this slot")
    APART = "apart", _("never meet")


class NoteKind(models.TextChoices):
    """What a note of a peer table is."""

    CHALLENGE = "challenge", _("challenge")
    BARRIER = "barrier", _("barrier")
    LEVER = "lever", _("lever")
    STRENGTH = "strength", _("strength")
    OPPORTUNITY = "opportunity", _("opportunity")
    NEED = "need", _("need")
    OFFER = "offer", _("offer")
    KNOWLEDGE = "knowledge", _("knowledge")
    TOOL = "tool", _("tool")
    LESSON = "lesson", _("lesson")
    PRACTICE = "practice", _("practice")
    RECOMMENDATION = "recommendation", _("recommendation")
    GAP = "gap", _("R&I gap")


class ImportOutcome(models.TextChoices):
    """What taking a list in does with a person."""

    NEW = "new", _("new: registered, takes part")
    JOINS = "joins", _("has a seat, takes part now")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    LEAVES = "leaves", _("leaves: cancelled, or wants no meetings")
    RETURNS = "returns", _("returns")
    ABSENT = "absent", _("not coming")
    WAITS = "waits", _("registered, waits for a seat")
    GAVE_UP = "gave_up", _("gave up the seat here: not registered again")
    OUT = "out", _("left out")
