"""Kinds and states of need and offer cards."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CardKind(models.TextChoices):
    """What a member looks for, or provides."""

    NEED = "need", _("need")
    OFFER = "offer", _("offer")


class CardState(models.TextChoices):
    """A card begins as a draft and is shown once its owner opens it."""

    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MET = "met", _("met")


class CardVisibility(models.TextChoices):
    """Who sees a card."""

    OFFICE = "office", _("the office only")
    MEMBERS = "members", _("members")
    PUBLIC = "public", _("everybody")
