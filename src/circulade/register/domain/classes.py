"""The class and urban–rural type of a territory: computed, or decided by the office with a reason.

A city's class follows from its declared municipal population (with year and source); a region's from the
types of its NUTS 3 areas when they agree. Where they differ, the office decides and says why.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.register.domain.codes import nuts3_of
from circulade.register.enums import CodeScheme, TerritoryKind
from circulade.register.models import Territory
from circulade.vocabularies.classes import CityClass, TypeMix, city_class, type_mix
from circulade.vocabularies.macro_regions import MacroRegion, macro_region
from circulade.vocabularies.nuts import UrbanRural

REGION = "_region"


@dataclass(frozen=True, slots=True)
class ClassOf:
    """A territory's class: its code and label ("" while it cannot be said), and why it is so."""

    code: str
    label: str
    basis: str
    decided: bool = False


def class_choices() -> list[tuple[str, str]]:
    """Every class there is, cities first, with translated labels."""
    cities = [(found.value, _(found.label)) for found in CityClass]
    regions = [(f"{found.value}{REGION}", region_label(found)) for found in UrbanRural]
    return [*cities, *regions]


def region_label(kind: UrbanRural) -> str:
    """The class of a region in words."""
    return {
        UrbanRural.URBAN: _("Predominantly urban region"),
        UrbanRural.INTERMEDIATE: _("Intermediate region"),
        UrbanRural.RURAL: _("Predominantly rural region"),
    }[kind]


def class_label(code: str) -> str:
    """The label of a class by its code; the code itself when it is none of ours."""
    return dict(class_choices()).get(code, code)


def class_of(territory: Territory) -> ClassOf:
    """The class as decided, else as computed."""
    if territory.class_override:
        return ClassOf(
            territory.class_override,
            class_label(territory.class_override),
            _("Decided by the office: %(reason)s") % {"reason": territory.override_reason},
            decided=True,
        )
    return computed_class(territory)


def computed_class(territory: Territory) -> ClassOf:
    """The class that the declared data give, whatever the office decided."""
    if territory.kind == TerritoryKind.CITY:
        return _city_class(territory)
    kind = type_of(territory)
    if kind is not None:
        basis = (
            _("Urban–rural type as decided by the office: %(reason)s") % {"reason": territory.override_reason}
            if territory.type_override
            else _("All its NUTS 3 regions have this type.")
        )
        return ClassOf(f"{kind.value}{REGION}", region_label(kind), basis)
    return ClassOf("", "", mix_sentence(mix_of(territory)))


def _city_class(territory: Territory) -> ClassOf:
    declared = territory.population is not None and territory.population_year and territory.population_source
    if territory.population is None or not declared:
        return ClassOf("", "", _("No declared population with year and source."))
    found = city_class(territory.population)
    basis = _("%(population)s inhabitants in %(year)s (%(source)s); the class covers %(interval)s.") % {
        "population": f"{territory.population:,}",
        "year": territory.population_year,
        "source": territory.population_source,
        "interval": _(found.interval),
    }
    return ClassOf(found.value, _(found.label), basis)


def mix_of(territory: Territory) -> TypeMix:
    """How many of its NUTS 3 regions have which type."""
    codes = [each.code for each in territory.codes.all() if each.scheme != CodeScheme.LAU]
    return type_mix(nuts3_of(codes))


def mix_sentence(mix: TypeMix) -> str:
    """The mix in words, and what is to do about it."""
    parts = [f"{count} {_(kind.label).lower()}" for kind, count in mix.counts]
    if mix.unknown:
        parts.append(_("%(count)s without a published type") % {"count": mix.unknown})
    if not parts:
        return _("No NUTS 3 region is known: the office decides.")
    if mix.unanimous:
        return _("All its NUTS 3 regions have this type.")
    return _("Its NUTS 3 regions differ (%(mix)s): the office decides, with a reason.") % {
        "mix": ", ".join(parts)
    }


def type_of(territory: Territory) -> UrbanRural | None:
    """The urban–rural type as decided, else the one that all NUTS 3 regions share, else None."""
    if territory.type_override:
        return UrbanRural(territory.type_override)
    return mix_of(territory).unanimous


def macro_region_of(territory: Territory) -> MacroRegion | None:
    """The macro-region of its country, the programme's own choices first."""
    try:
        return macro_region(territory.country, territory.programme.macro_regions)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Facts:
    """What balance rules ask about a territory; "" where it cannot be said."""

    country: str
    macro_region: str
    territory_class: str
    urban_rural: str
    kind: str
    maturity: str


def facts_of(territory: Territory) -> Facts:
    """The attributes of a territory for a selection."""
    kind, part = type_of(territory), macro_region_of(territory)
    return Facts(
        country=territory.country,
        macro_region=part.value if part else "",
        territory_class=class_of(territory).code,
        urban_rural=kind.value if kind else "",
        kind=territory.kind,
        maturity=territory.maturity,
    )
