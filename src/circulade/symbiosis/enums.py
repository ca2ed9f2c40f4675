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
    PRODUCT = "product", _("product")
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


class PlanWay(models.TextChoices):
    """What a plan looks at beside amounts, money and distance."""

    YEAR = "year", _("the year as a whole")
    MIXES = "mixes", _("mixes: limits hold for what a want gets together, where it allows that")
    MONTHS = "months", _("month by month, with stores and what is lost in them")
    HUBS = "hubs", _("treatment hubs, to open or not")


class PlanKind(models.TextChoices):
    """Which streams a plan is made of; each kind is a question of its own with its own certificate."""

    MATERIALS = "materials", _("waste and by-products")
    HEAT = "heat", _("heat")
    WATER = "water", _("water")
    CAPACITY = "capacity", _("spare capacity")

    @property
    def unit(self) -> str:
        """What a year of it is counted in."""
        return StreamKind(self.value).unit if self != PlanKind.MATERIALS else StreamKind.WASTE.unit


class LinkState(models.TextChoices):
    """How far a symbiosis link has come."""

    IDEA = "idea", _("idea")
    DISCUSSION = "discussion", _("discussion")
    FEASIBILITY = "feasibility", _("feasibility")
    NEGOTIATION = "negotiation", _("negotiation")
    IMPLEMENTED = "implemented", _("implemented")
    VERIFIED = "verified", _("verified")
    DROPPED = "dropped", _("dropped")


class DropReason(models.TextChoices):
    """Why a link was dropped."""

    REGULATION = "regulation", _("the law does not allow it")
    PERMIT = "permit", _("no permit")
    QUALITY = "quality", _("the quality does not fit")
    QUANTITY = "quantity", _("the amounts do not fit")
    DISTANCE = "distance", _("too far")
    COST = "cost", _("it does not pay")
    TRUST = "trust", _("the partners do not agree")
    PARTNER_GONE = "partner_gone", _("a partner left")
    OTHER_USE = "other_use", _("the stream found another use")
    OTHER = "other", _("another reason")


class Status(models.TextChoices):
    """What a stream is before the law, as somebody decided."""

    PRODUCT = "product", _("product")
    BY_PRODUCT = "by_product", _("by-product")
    END_OF_WASTE = "end_of_waste", _("end-of-waste")
    WASTE = "waste", _("waste")


class View(models.TextChoices):
    """The six views from which a link is looked at before it is begun."""

    TECHNOLOGY = "technology", _("technology")
    BUSINESS = "business", _("business")
    ORGANISATION = "organisation", _("organisation")
    LEGAL = "legal", _("legal")
    SOCIETY = "society", _("society")
    ENVIRONMENT = "environment", _("environment")


class Readiness(models.TextChoices):
    """How ready a link is in one view."""

    NOT_SEEN = "", _("not looked at")
    BLOCKED = "blocked", _("blocked")
    OPEN = "open", _("open questions")
    READY = "ready", _("ready")
