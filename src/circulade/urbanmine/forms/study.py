"""Forms around a study: its own values, a product to add, a workbook to take in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.files.mine import HEADER
from circulade.files.mine.numbers import NotUnderstood
from circulade.files.mine.units import BASE_UNITS
from circulade.urbanmine.domain.catalogue import choices
from circulade.urbanmine.queries.studies import territories_of

LABELS = {
    "population": _("Inhabitants"),
    "population_year": _("Year of that number"),
    "population_source": _("Where it is from"),
    "base_year": _("Base year"),
    "last_year": _("Last year"),
    "draws": _("Draws"),
    "seed": _("Seed"),
}
HELP = {
    "population": _("Needed for figures per inhabitant and for national figures by population."),
    "base_year": _("The year of the stock tables."),
    "last_year": _("Such as 2050."),
    "draws": _("32 to 4096; more draws, smoother bands."),
    "seed": _("Any text: the same text gives the same bands."),
}
KEPT_WHEN_EMPTY = ("note", "population_source")


class StudyForm(forms.Form):
    """A study's own values, read by the same rules as the workbook's."""

    title = forms.CharField(label=_("Title"), max_length=200)
    note = forms.CharField(
        label=_("What readers must know"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: estimated from national figures."),
    )

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=300, help_text=HELP.get(name, "")
            )
        if programme is not None:
            self.fields["territory"] = forms.ModelChoiceField(territories_of(programme), label=_("Territory"))
            self.order_fields(["territory"])

    def clean(self) -> dict[str, Any]:
        """Read numbers as the workbook does."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for column in HEADER:
            text = cleaned.get(column.name)
            if column.name in LABELS and text:
                try:
                    value = column.read(text)
                    cleaned[column.name] = int(value) if isinstance(value, float) else value
                except NotUnderstood as reason:
                    self.add_error(column.name, str(reason))
        first, last = cleaned.get("base_year"), cleaned.get("last_year")
        if isinstance(first, int) and isinstance(last, int) and last <= first:
            self.add_error("last_year", _("The last year must come after the base year."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what was typed; a number left empty is left out."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "territory" and (value != "" or name in KEPT_WHEN_EMPTY)
        }


class ProductForm(forms.Form):
    """A product to add: from the catalogue with its facts, or one's own."""

    name = forms.CharField(
        label=_("Name"), required=False, max_length=200, help_text=_("Empty: the name in the catalogue.")
    )
    way = forms.ChoiceField(
        label=_("What you have"),
        choices=[
            ("stock", _("A series of the stock (vehicles registered, a register of panels, floor area)")),
            ("sales", _("Sales or registrations by year")),
            (
                "population",
                _(
                    "Only the population: national figures, scaled down, with wider bands. For panels, wind turbines, "
                    "car batteries and electrical equipment together they come along where they were read."
                ),
            ),
        ],
        widget=forms.RadioSelect,
    )
    unit = forms.ChoiceField(
        label=_("Unit"),
        required=False,
        choices=[("", _("as in the catalogue")), *((unit, unit) for unit in BASE_UNITS)],
        help_text=_("For a product of your own."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for each in choices():
            groups.setdefault(each.group, []).append((each.key, each.name))
        own = ("", str(_("A product of your own")))
        self.fields["catalogue"] = forms.ChoiceField(
            label=_("Product"), required=False, choices=[own, *groups.items()]
        )
        self.order_fields(["catalogue", "name", "way", "unit"])

    def clean(self) -> dict[str, Any]:
        """One's own product needs a name and a unit."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("catalogue"):
            if not cleaned.get("name"):
                self.add_error("name", _("A product of your own needs a name."))
            if not cleaned.get("unit"):
                self.add_error("unit", _("A product of your own needs its unit."))
        return cleaned


class WorkbookForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(label=_("Workbook"), help_text=_("XLSX or ODS, made from the template."))
