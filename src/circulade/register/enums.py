"""Kinds of territories, organisations and participations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TerritoryKind(models.TextChoices):
    """What sort of territory it is."""

    CITY = "city", _("city")
    REGION = "region", _("region")
    CLUSTER = "cluster", _("territorial cluster")

    @property
    def plural(self) -> str:
        """The kind as the heading of a count."""
        return str(
            {
                TerritoryKind.CITY: _("Cities"),
                TerritoryKind.REGION: _("Regions"),
                TerritoryKind.CLUSTER: _("Territorial clusters"),
            }[self]
        )


class CodeScheme(models.TextChoices):
    """Which list a territory's code comes from."""

    NUTS = "nuts", _("NUTS 2024")
    STATISTICAL = "statistical", _("statistical region (non-EU)")
    LAU = "lau", _("local administrative unit")


class OrganisationKind(models.TextChoices):
    """What sort of actor it is."""

    LOCAL_AUTHORITY = "local_authority", _("local authority")
    REGIONAL_AUTHORITY = "regional_authority", _("regional authority")
    NATIONAL_AUTHORITY = "national_authority", _("national authority")
    AGENCY = "agency", _("agency")
    PUBLIC_COMPANY = "public_company", _("publicly owned company")
    COMPANY = "company", _("company")
    RESEARCH = "research", _("research body")
    FOUNDATION = "foundation", _("foundation or association")
    CLUSTER_BODY = "cluster_body", _("cluster body")
    EU_INSTITUTION = "eu_institution", _("EU institution")


class OrganisationRole(models.TextChoices):
    """Roles an organisation can have beside its kind."""

    NONE = "", _("none")
    ASSOCIATED_PARTNER = "associated_partner", _("associated partner")
    OFFICE_PARTNER = "office_partner", _("office partner")


class ParticipationKind(models.TextChoices):
    """As what somebody takes part."""

    PILOT = "pilot", _("Pilot")
    FELLOW = "fellow", _("Fellow")
    WORKING_GROUP = "working_group", _("working group")
    COMMUNITY = "community", _("community of practice")
    MENTORING = "mentoring", _("mentoring")
    PROJECT = "project", _("project")
    ASSOCIATED_PARTNER = "associated_partner", _("associated partner")


class ParticipationState(models.TextChoices):
    """Accepted applicants confirm before they take part."""

    AWAITED = "awaited", _("confirmation awaited")
    CONFIRMED = "confirmed", _("confirmed")
    WITHDRAWN = "withdrawn", _("withdrawn")
