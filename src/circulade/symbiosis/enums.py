"""Kinds and states of districts, sites, streams, plans and symbiosis links."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CityRole(models.TextChoices):
    """What a territory is to a district or to one link."""

    ENABLER = "enabler", _("enabler: permits, land, networks")
    FACILITATOR = "facilitator", _("facilitator: brings partners together")
    PROMOTER = "promoter", _("promoter: speaks for it, pays for studies")
    CONSUMER = "consumer", _("consumer: gives or takes streams itself")


class SiteKind(models.TextChoices):
    """What a site is."""

    PLANT = "plant", _("plant")
    FARM = "farm", _("farm")
    SEWAGE_WORKS = "sewage_works", _("sewage works")
    HEAT_NETWORK = "heat_network", _("heat network")
    DEPOT = "depot", _("municipal depot")


class Side(models.TextChoices):
    """Whether a site has a stream or wants one."""

    HAVE = "have", _("has")
    WANT = "want", _("wants")


class StreamKind(models.TextChoices):
    """What flows."""

    WASTE = "waste", _("waste")
    BY_PRODUCT = "by_product", _("by-product")
    HEAT = "heat", _("heat")
    WATER = "water", _("water")
    CAPACITY = "capacity", _("spare capacity")

    @property
    def unit(self) -> str:
        """What a year of it is counted in."""
        return {"heat": "MWh", "water": "m³"}.get(self.value, "t")


class StreamState(models.TextChoices):
    """Whether a stream is offered or looked for now."""

    CURRENT = "current", _("current")
    WITHDRAWN = "withdrawn", _("withdrawn")


class PlanState(models.TextChoices):
    """How far a plan has come."""

    COMPUTING = "computing", _("being computed")
    COMPUTED = "computed", _("computed")
    FAILED = "failed", _("could not be computed")
