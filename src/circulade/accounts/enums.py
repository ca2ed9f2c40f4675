"""Roles of people and purposes of claim links."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do in a programme, or in one of its teams."""

    ADMINISTRATOR = "administrator", _("administrator")
    PROGRAMME_MANAGER = "programme_manager", _("programme manager")
    SELECTION_LEAD = "selection_lead", _("selection lead")
    ASSESSOR = "assessor", _("assessor")
    GROUP_LEADER = "group_leader", _("group leader")
    FACILITATOR = "facilitator", _("facilitator")
    ANALYST = "analyst", _("analyst")
    EDITOR = "editor", _("editor")
    EVENT_ORGANISER = "event_organiser", _("event organiser")
    MEMBER = "member", _("member")
    APPLICANT = "applicant", _("applicant")
    FUNDER = "funder", _("funder")


OFFICE_ROLES = (
    Role.ADMINISTRATOR,
    Role.PROGRAMME_MANAGER,
    Role.SELECTION_LEAD,
    Role.FACILITATOR,
    Role.ANALYST,
    Role.EDITOR,
    Role.EVENT_ORGANISER,
)


class Maturity(models.TextChoices):
    """How far a territory has come; each team of an office may serve one level."""

    BEGINNING = "beginning", _("beginning")
    INTERMEDIATE = "intermediate", _("intermediate")
    ADVANCED = "advanced", _("advanced")


class ClaimPurpose(models.TextChoices):
    """What a claim link lets its holder take over."""

    ROLE = "role", _("a role in the programme")
    APPLICATION = "application", _("an application")
    ASSESSOR = "assessor", _("an assessor's desk")
    GROUP = "group", _("a place in a group")


class ConsentPurpose(models.TextChoices):
    """What somebody agreed to."""

    TERMS = "terms", _("terms of use")
    PUBLISH_NAME = "publish_name", _("publishing a name")
    NEWSLETTER = "newsletter", _("newsletter")
