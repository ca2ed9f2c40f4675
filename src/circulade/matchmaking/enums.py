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
