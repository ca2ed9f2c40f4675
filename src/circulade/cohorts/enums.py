"""States of a selection."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SelectionState(models.TextChoices):
    """A selection is never edited, only superseded."""

    TRIAL = "trial", _("trial")
    PROPOSED = "proposed", _("proposed")
    DECIDED = "decided", _("decided")
    SUPERSEDED = "superseded", _("superseded")


class PanelAction(models.TextChoices):
    """What a panel decided about one applicant, against or beyond the rules."""

    INCLUDE = "include", _("include")
    EXCLUDE = "exclude", _("exclude")
