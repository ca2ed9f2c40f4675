"""Kinds of groups and of places in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    """What a group is for."""

    PILOTS = "pilots", _("pilot group")
    FELLOWS = "fellows", _("fellow group")
    WORKING_GROUP = "working_group", _("working group")
    COMMUNITY = "community", _("community of practice")


class SeatKind(models.TextChoices):
    """As what somebody sits in a group."""

    MEMBER = "member", _("member")
    EXPERT = "expert", _("expert")
    OBSERVER = "observer", _("observer")
