"""Forms around streams: one, its code, and many at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.files.mine.numbers import NotUnderstood, read_number
from circulade.symbiosis.domain.amounts import rough
from circulade.symbiosis.domain.streams import CHANGEABLE
from circulade.symbiosis.enums import Side, StreamKind
from circulade.symbiosis.models import Stream

NUMBERS = ("cost", "price", "gives", "processing", "co2_saved", "storage", "storage_cost", "decay")
MONTHS = 12
MOST_PASTED = 2_000_000
LABELS = {
    "side": _("Has or wants"),
    "kind": _("Kind"),
    "words": _("What, in words"),
    "when": _("When"),
    "cost": _("Disposal costs today, by tonne"),
    "price": _("Worth to the site, by tonne"),
    "gives": _("A tonne that arrives gives, in tonnes"),
    "processing": _("Processing, by tonne that arrives"),
    "co2_saved": _("CO2 saved, kg by unit that arrives"),
    "co2_source": _("Where that factor is from, with its version"),
    "report": _("Laboratory report on file"),
    "permit": _("Permit on file"),
    "storage": _("Most tonnes kept at the end of a month"),
    "storage_cost": _("Keeping a tonne costs, each time"),
    "decay": _("Lost until the next month, per cent"),
}
HELP = {
    "words": _("As people call it; a waste code is suggested, never decided."),
    "when": _("Such as: all year, 2027-01 to 2027-06, from 2026-10."),
    "cost": _("What a taker would save the owner. Only for what a site has. Heat by MWh, water by m³."),
    "price": _("What it need not be bought for. Only for what a site wants. Heat by MWh, water by m³."),
    "processing": _("Only for what a site wants. 0 if nothing is done to it."),
    "co2_saved": _("Only for what a site wants. The unit is a tonne, MWh of heat, m³ of water."),
}


class StreamForm(forms.Form):
    """A have or a want: only what it is must be said, all else may follow."""

    side = forms.ChoiceField(choices=Side.choices, widget=forms.RadioSelect)
    kind = forms.ChoiceField(choices=StreamKind.choices, initial=StreamKind.WASTE)
    words = forms.CharField(max_length=300)
    amount = forms.CharField(
        label=_("How much a year"),
        required=False,
        max_length=60,
        help_text=_("Rough is enough: 300, about 300 t, 200-500, 1.2 kt. Heat in MWh, water in m³."),
    )
    when = forms.CharField(required=False, max_length=100)
    cost = forms.CharField(required=False, max_length=40)
    price = forms.CharField(required=False, max_length=40)
    processing = forms.CharField(required=False, max_length=40)
    gives = forms.CharField(required=False, max_length=40)
    qualities = forms.CharField(
        label=_("Properties"),
        required=False,
        max_length=500,
        help_text=_(
            "Measured for a have, at most for a want, such as: chlorine = 0.4; moisture = 12. "
            "The temperature of heat is what it has, and at least what is wanted."
        ),
    )
    report = forms.CharField(required=False, max_length=200)
    permit = forms.CharField(required=False, max_length=200)
    co2_saved = forms.CharField(required=False, max_length=40)
    co2_source = forms.CharField(required=False, max_length=300)
    mixed = forms.BooleanField(
        label=_("Limits hold for the mix, not for each delivery"),
        required=False,
        help_text=_("Only for what a site wants; counts in plans that look at mixes."),
    )
    months = forms.CharField(
        label=_("Parts of the year, month by month"),
        required=False,
        max_length=200,
        help_text=_(
            "Twelve numbers from January in any unit, such as: 0 0 1 2 3 3 3 2 1 0 0 0. Empty: even."
        ),
    )
    storage = forms.CharField(required=False, max_length=40)
    storage_cost = forms.CharField(required=False, max_length=40)
    decay = forms.CharField(required=False, max_length=40)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name].label = label
            self.fields[name].help_text = HELP.get(name, "")

    def clean(self) -> dict[str, Any]:
        """Read numbers as people write them."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind = StreamKind(cleaned.get("kind") or StreamKind.WASTE)
        try:
            found = rough(cleaned.get("amount", ""), kind=kind)
            cleaned["least"], cleaned["most"] = found or (None, None)
        except NotUnderstood as reason:
            self.add_error("amount", str(reason))
        for name in NUMBERS:
            text = cleaned.get(name, "")
            try:
                cleaned[name] = read_number(text) if text else None
            except NotUnderstood as reason:
                self.add_error(name, str(reason))
        for name, most in (("storage", 1e8), ("storage_cost", 1e7), ("decay", 100.0)):
            if cleaned.get(name) is not None and not 0 <= cleaned[name] <= most:
                self.add_error(name, _("From 0 to %(most)s.") % {"most": f"{most:,.0f}"})
        if cleaned.get("gives") is None:
            cleaned["gives"] = 1.0
        elif not 0 < cleaned["gives"] <= 100:
            self.add_error("gives", _("Above 0 and at most 100."))
        if cleaned.get("co2_saved") is not None and not cleaned.get("co2_source"):
            self.add_error("co2_source", _("A CO2 factor needs its source."))
        try:
            cleaned["qualities"] = read_qualities(cleaned.get("qualities", ""))
        except NotUnderstood as reason:
            self.add_error("qualities", str(reason))
        return cleaned

    def clean_months(self) -> list[float]:
        """Return twelve parts, or none where every month is the same."""
        parts = self.cleaned_data["months"].replace(";", " ").split()
        if not parts:
            return []
        try:
            months = [read_number(part) for part in parts]
        except NotUnderstood as reason:
            raise forms.ValidationError(str(reason)) from None
        if len(months) != MONTHS or min(months) < 0 or not any(months):
            raise forms.ValidationError(_("Twelve numbers from 0, at least one of them above it."))
        return months

    def values(self) -> dict[str, Any]:
        """Return what the domain takes."""
        return {name: self.cleaned_data[name] for name in CHANGEABLE if name in self.cleaned_data}


def read_qualities(text: str) -> dict[str, float]:
    """Read "chlorine = 0.4; moisture = 12"; raises `NotUnderstood`."""
    found = dict[str, float]()
    for part in filter(None, (each.strip() for each in text.split(";"))):
        name, sign, value = part.partition("=")
        if not sign or not name.strip():
            raise NotUnderstood(_("“%(part)s”: write a name, = and a number") % {"part": part[:40]})
        found[name.strip().lower()] = read_number(value.strip())
    return found


def shown_qualities(found: dict[str, float]) -> str:
    """Write properties as `read_qualities` reads them."""
    return "; ".join(f"{name} = {value:.15g}" for name, value in sorted(found.items()))


def shown_months(parts: list[float]) -> str:
    """Write parts of the year as the form reads them."""
    return " ".join(f"{part:.15g}" for part in parts)


def initial_of(stream: Stream) -> dict[str, Any]:
    """Return the values of a stream as the form shows them."""
    amount = ""
    if stream.most is not None:
        same = stream.least in (None, stream.most)
        amount = f"{stream.most:.15g}" if same else f"{stream.least:.15g}-{stream.most:.15g}"
    numbers = {name: getattr(stream, name) for name in NUMBERS}
    return {
        **{name: getattr(stream, name) for name in CHANGEABLE if name not in ("least", "most")},
        **{name: "" if value is None else f"{value:.15g}" for name, value in numbers.items()},
        "amount": amount,
        "qualities": shown_qualities(stream.qualities),
        "months": shown_months(stream.months),
        "revision": stream.revision,
    }


class CodesForm(forms.Form):
    """The codes that a person confirms."""

    codes = forms.CharField(
        label=_("Waste codes"),
        required=False,
        max_length=200,
        help_text=_("Six digits, such as 10 01 02. A want may accept several, separated by commas."),
    )


class NotesForm(forms.Form):
    """Many notes at once, pasted or in a file."""

    text = forms.CharField(
        label=_("Paste notes"),
        required=False,
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "notes"}),
        help_text=_("One note a line, cells as copied from a spreadsheet, or parted by semicolons."),
    )
    file = forms.FileField(label=_("Or a spreadsheet"), required=False, help_text=_("XLSX, XLS, ODS or CSV."))

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip() and not self.errors:
            self.add_error("text", _("Paste notes, or choose a spreadsheet."))
        return cleaned


class StreamFilter(forms.Form):
    """What the list of streams is narrowed to."""

    text = forms.CharField(label=_("Words or code"), required=False, max_length=100)
    side = forms.ChoiceField(label=_("Side"), required=False, choices=[("", _("all")), *Side.choices])
    missing = forms.BooleanField(label=_("Only with something missing"), required=False)
