"""Filters of the register's lists; a value that is none of the choices narrows nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.enums import Maturity
from circulade.register.domain.classes import class_choices
from circulade.register.enums import (
    OrganisationKind,
    OrganisationRole,
    ParticipationKind,
    ParticipationState,
    TerritoryKind,
)
from circulade.register.forms.choices import any_of, country_choices
from circulade.register.queries.territories import Facets


class ListFilter(forms.Form):
    """A filter in the address: nothing is required, and mistakes are ignored."""

    text = forms.CharField(
        label=_("Name"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: Any, countries: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._add_choices(country_choices(countries or []))

    def _add_choices(self, countries: list[tuple[str, str]]) -> None:
        """Add the fields whose choices depend on the records or the language."""

    def _choose(self, name: str, label: Any, choices: Any) -> None:
        self.fields[name] = forms.ChoiceField(label=label, required=False, choices=any_of(list(choices)))

    def chosen(self, name: str) -> str:
        """A chosen value, "" when nothing valid was chosen."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class TerritoryFilter(ListFilter):
    """Narrow a list of territories."""

    def _add_choices(self, countries: list[tuple[str, str]]) -> None:
        self._choose("country", _("Country"), countries)
        self._choose("kind", _("Kind"), TerritoryKind.choices)
        self._choose("territory_class", _("Class"), class_choices())
        self._choose("maturity", _("Maturity"), Maturity.choices)
        self._choose("participation", _("Takes part as"), ParticipationKind.choices)

    def facets(self, *, on: date) -> Facets:
        """What was chosen, for the query."""
        names = ("text", "country", "kind", "maturity", "participation")
        return Facets(**{name: self.chosen(name) for name in names}, on=on)


class OrganisationFilter(ListFilter):
    """Narrow a list of organisations."""

    def _add_choices(self, countries: list[tuple[str, str]]) -> None:
        self._choose("country", _("Country"), countries)
        self._choose("kind", _("Kind"), OrganisationKind.choices)
        self._choose("role", _("Role"), OrganisationRole.choices[1:])

    def narrowing(self) -> dict[str, str]:
        """What was chosen, for the query."""
        return {name: self.chosen(name) for name in ("text", "country", "kind", "role")}


class ParticipationFilter(ListFilter):
    """Narrow a list of participations."""

    def _add_choices(self, countries: list[tuple[str, str]]) -> None:
        self._choose("kind", _("As what"), ParticipationKind.choices)
        self._choose("state", _("State"), ParticipationState.choices)
