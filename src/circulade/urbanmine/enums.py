"""States and parts of a study of the urban mine."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StudyState(models.TextChoices):
    """How far a study has come."""

    DRAFT = "draft", _("draft")
    COMPUTING = "computing", _("being computed")
    COMPUTED = "computed", _("computed")
    PUBLISHED = "published", _("published")


class Sheet(models.TextChoices):
    """The sheets of a study, the same on the pages and in the workbook."""

    PRODUCTS = "products", _("Products")
    POINTS = "points", _("Data")
    ASSUMPTIONS = "assumptions", _("Assumptions")
    STRATEGIES = "strategies", _("Scenarios")
    COLLECTED = "collected", _("Collected weights")
    PRICES = "prices", _("Prices")
    SUBSTANCES = "substances", _("Materials")


class Origin(models.TextChoices):
    """Where a row comes from."""

    SHIPPED = "shipped", _("shipped with Circulade")
    TYPED = "typed", _("typed")
    IMPORTED = "imported", _("imported")
    CHANGED = "changed", _("shipped, then changed")
