"""What the pages of a territory and an organisation say about it, name by name."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from circulade.register.domain.classes import class_of, macro_region_of, mix_of, mix_sentence, type_of
from circulade.register.forms.choices import country_label
from circulade.register.models import Organisation, Territory, TerritoryCode
from circulade.register.queries.names import other_names
from circulade.vocabularies.nuts import is_region, region

Facts = list[tuple[str, Any]]


def territory_facts(territory: Territory) -> Facts:
    """Names and values for `{% facts %}`; empty ones are left out there."""
    found, part, kind = class_of(territory), macro_region_of(territory), type_of(territory)
    return [
        (_("Kind"), territory.get_kind_display()),
        (_("Country"), country_label(territory.country)),
        (_("Macro-region"), _(part.label) if part else ""),
        (_("Class"), explained(found.label or _("not determined"), found.basis)),
        (
            _("Urban–rural type"),
            explained(_(kind.label), _type_basis(territory)) if kind else _type_basis(territory),
        ),
        (_("Maturity"), territory.get_maturity_display()),
        (_("Declared population"), _population(territory)),
        (_("Codes"), ", ".join(code_label(code) for code in territory.codes.all()) or _("none")),
        (_("Also called"), ", ".join(other_names(territory))),
        (_("Website"), link(territory.website)),
        (_("Source of this entry"), territory.source),
    ]


def _type_basis(territory: Territory) -> str:
    if territory.type_override:
        return _("Decided by the office: %(reason)s") % {"reason": territory.override_reason}
    return mix_sentence(mix_of(territory))


def _population(territory: Territory) -> str:
    if territory.population is None:
        return ""
    words = {
        "population": f"{territory.population:,}",
        "year": territory.population_year or _("year unknown"),
        "source": territory.population_source or _("source unknown"),
    }
    return _("%(population)s (%(year)s, %(source)s)") % words


def code_label(code: TerritoryCode) -> str:
    """A code with the name of its region and the list it comes from."""
    if is_region(code.code):
        return f"{code.code} {region(code.code).readable}"
    return f"{code.code} ({code.get_scheme_display()})"


def explained(value: str, basis: str) -> str:
    """A value with the sentence behind it."""
    return format_html('{} <span class="muted">{}</span>', value, basis)


def link(address: str) -> str:
    """A website as a link that tells it nothing about us."""
    if not address:
        return ""
    return format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', address, address)


def organisation_facts(organisation: Organisation) -> Facts:
    """Names and values for `{% facts %}`."""
    return [
        (_("Kind"), organisation.get_kind_display()),
        (_("Role"), organisation.get_role_display() if organisation.role else ""),
        (_("Country"), country_label(organisation.country)),
        (_("Also called"), ", ".join(other_names(organisation))),
        (_("Website"), link(organisation.website)),
    ]
