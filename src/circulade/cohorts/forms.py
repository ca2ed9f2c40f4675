"""Forms of the selection studio: one for each kind of rule, in the words of its sentence."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.cohorts.enums import PanelAction
from circulade.cohorts.sources import Attribute
from circulade.core.forms.fields import field
from circulade.register.enums import ParticipationKind

AMOUNT = re.compile(r"\d{1,4}|\d{1,3}(\.\d{1,4})? ?%")
Choices = Sequence[tuple[str, Any]]


def _offered(value: Any, choices: Choices) -> bool:
    return any(
        _offered(value, label) if isinstance(label, list) else code == value for code, label in choices
    )


class AmountField(forms.CharField):
    """A count such as 3, or a share of the places such as 25%."""

    def clean(self, value: Any) -> Any:
        """Return a number, a share as text, or None."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        if not AMOUNT.fullmatch(text):
            raise forms.ValidationError(_("Give a count such as 3, or a share of the places such as 25%."))
        return text.replace(" ", "") if text.endswith("%") else int(text)


class RuleForm(forms.Form):
    """What all rules share: the choices of who is meant, and in which track."""

    def __init__(
        self, *args: Any, attributes: Sequence[Attribute], tracks: Choices, criteria: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        options: dict[str, Choices] = {
            "group": [
                ("", _("choose a value")),
                *(
                    (str(one.label), [(f"{one.name}={code}", label) for code, label in one.values.items()])
                    for one in attributes
                    if one.values
                ),
            ],
            "attribute": [(one.name, one.label) for one in attributes if one.values],
            "number": [(one.name, one.label) for one in attributes if one.numeric],
            "track": [("", _("all tracks together")), *tracks],
            "criterion": [("total", _("points in total")), *criteria],
        }
        for name, choices in options.items():
            if name in self.fields:
                stands = self.initial.get(name)
                if stands and not _offered(stands, choices):  # a rule to change keeps what it speaks of
                    choices = [*choices, (stands, str(stands).partition("=")[2] or stands)]
                field(self, name, forms.ChoiceField).choices = choices

    def as_rule(self) -> Any:
        """Return the rule as it stands in RULES.json."""
        raise NotImplementedError

    @classmethod
    def filled(cls, rule: Any) -> dict[str, Any]:
        """Return what the fields show for a rule as it stands in RULES.json: the way back from `as_rule`."""
        return {
            **rule,
            "group": f"{rule.get('attribute')}={rule.get('value')}",
            "number": rule.get("attribute"),
            "start": rule.get("from"),
        }

    def value(self, name: str) -> Any:
        """Return what was given; None for nothing."""
        given = self.cleaned_data.get(name)
        return None if given == "" else given

    def chosen_group(self) -> dict[str, Any]:
        """Return the group as attribute and value."""
        attribute, _equals, value = self.cleaned_data["group"].partition("=")
        return {"attribute": attribute, "value": value}


class EndsForm(RuleForm):
    """A rule with a least, a most, or both."""

    least = AmountField(label=_("At least"), required=False, help_text=_("A count, or a share such as 25%."))
    most = AmountField(label=_("At most"), required=False)
    track = forms.ChoiceField(label=_("Counted in"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for one end at least."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("least") is None and cleaned.get("most") is None and not self.errors:
            self.add_error("least", _("Give at least, at most, or both."))
        return cleaned

    def ends(self) -> dict[str, Any]:
        """Return least, most and track."""
        return {name: self.value(name) for name in ("least", "most", "track")}


class BoundForm(EndsForm):
    """At least and at most so many members with a value."""

    group = forms.ChoiceField(label=_("Members with"))
    field_order = ("group", "least", "most", "track")

    def as_rule(self) -> dict[str, Any]:
        """Return a bound."""
        return {**self.chosen_group(), **self.ends()}


class RangeForm(EndsForm):
    """At least and at most so many members with a number in a range."""

    number = forms.ChoiceField(label=_("Members whose"))
    start = forms.DecimalField(label=_("is from"), required=False)
    below = forms.DecimalField(label=_("and below"), required=False)
    field_order = ("number", "start", "below", "least", "most", "track")

    def clean(self) -> dict[str, Any]:
        """Ask for one end of the range at least."""
        cleaned = super().clean()
        if cleaned.get("start") is None and cleaned.get("below") is None and not self.errors:
            self.add_error("start", _("Give a number to begin from, a number to stay below, or both."))
        return cleaned

    def as_rule(self) -> dict[str, Any]:
        """Return a bound over numbers."""
        limits = {"from": self.value("start"), "below": self.value("below")}
        numbers = {name: float(limit) for name, limit in limits.items() if limit is not None}
        return {"attribute": self.cleaned_data["number"], **numbers, **self.ends()}


class CapForm(RuleForm):
    """At most so many members for each value."""

    most = AmountField(label=_("At most"))
    attribute = forms.ChoiceField(label=_("for each"))
    track = forms.ChoiceField(label=_("Counted in"), required=False)

    def as_rule(self) -> dict[str, Any]:
        """Return a cap."""
        return {name: self.value(name) for name in ("attribute", "most", "track")}


class ThresholdForm(RuleForm):
    """Only applicants with at least so many points."""

    criterion = forms.ChoiceField(label=_("At least, for"))
    least = forms.DecimalField(label=_("this many points"), min_value=0, max_digits=6, decimal_places=2)
    track = forms.ChoiceField(label=_("Needed for"), required=False)

    def as_rule(self) -> dict[str, Any]:
        """Return a threshold."""
        return {
            "criterion": self.cleaned_data["criterion"],
            "least": float(self.cleaned_data["least"]),
            "track": self.value("track"),
        }


class PriorityForm(RuleForm):
    """A group that comes first, gets more points, or has a least share."""

    group = forms.ChoiceField(label=_("Applicants with"))
    mode = forms.ChoiceField(
        label=_("come"),
        choices=[
            ("first", _("before points: as many of them as possible")),
            ("bonus", _("with more points")),
            ("share", _("at least so often")),
        ],
    )
    points = forms.DecimalField(
        label=_("Points more"), required=False, min_value=0, max_digits=6, decimal_places=2
    )
    least = AmountField(label=_("At least"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for what the mode needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("mode") == "bonus" and cleaned.get("points") is None:
            self.add_error("points", _("Say how many points more."))
        if cleaned.get("mode") == "share" and cleaned.get("least") is None:
            self.add_error("least", _("Say how many at least: a count, or a share such as 25%."))
        return cleaned

    def as_rule(self) -> dict[str, Any]:
        """Return a priority."""
        mode = self.cleaned_data["mode"]
        rule = {**self.chosen_group(), "mode": mode}
        if mode == "bonus":
            rule["points"] = float(self.cleaned_data["points"])
        if mode == "share":
            rule["least"] = self.value("least")
        return rule


class SpreadForm(RuleForm):
    """Members as evenly over values as the pool allows."""

    attribute = forms.ChoiceField(label=_("As even as possible over"))

    def as_rule(self) -> dict[str, Any]:
        """Return the spread."""
        return {"attribute": self.cleaned_data["attribute"]}


class RefsForm(RuleForm):
    """Applicants who belong together, or cannot both be chosen."""

    refs = forms.CharField(label=_("References"), help_text=_("Two or more, separated by blanks or commas."))

    def clean_refs(self) -> list[str]:
        """Split the references."""
        found = [ref for ref in re.split(r"[\s,;]+", self.cleaned_data["refs"]) if ref]
        if len(set(found)) < 2:
            raise forms.ValidationError(_("Give two references or more."))
        return found

    @classmethod
    def filled(cls, rule: Any) -> dict[str, Any]:
        """Return the references as they are typed."""
        return {"refs": ", ".join(rule)}

    def as_rule(self) -> list[str]:
        """Return the references."""
        return list(self.cleaned_data["refs"])


RULE_FORMS: dict[str, tuple[str, type[RuleForm], Any]] = {
    "bound": ("bounds", BoundForm, _("Balance: at least or at most with a value")),
    "range": ("bounds", RangeForm, _("Balance: at least or at most within a range of numbers")),
    "cap": ("caps", CapForm, _("Cap: at most for each value")),
    "threshold": ("thresholds", ThresholdForm, _("Threshold: only applicants with enough points")),
    "priority": ("priority", PriorityForm, _("Priority")),
    "spread": ("spread", SpreadForm, _("Spread: as even as possible")),
    "together": ("together", RefsForm, _("Together: all or none")),
    "apart": ("apart", RefsForm, _("Apart: at most one")),
}


class SettingsForm(forms.Form):
    """Seed, length of the reserve list, and what counts as involved already."""

    seed = forms.CharField(
        label=_("Seed of the public draw"),
        max_length=200,
        help_text=_("Publish it before the scores are known; it settles what is still equal."),
    )
    reserve = forms.IntegerField(
        label=_("Length of the reserve list"), min_value=0, max_value=500, initial=10
    )
    kinds = forms.MultipleChoiceField(
        label=_("“Already involved” means taking part in a"),
        choices=ParticipationKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    when = forms.ChoiceField(
        label=_("counted"),
        choices=[("now", _("now: on the day below")), ("ever", _("ever: up to the day below"))],
    )
    on = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: the day the call closes."),
    )

    def __init__(self, *args: Any, involvement: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not involvement:
            for name in ("kinds", "when", "on"):
                del self.fields[name]

    def involved(self) -> dict[str, Any]:
        """Return the parameters of "already involved"."""
        found: dict[str, Any] = {"when": self.cleaned_data["when"]}
        if self.cleaned_data["kinds"]:
            found["kinds"] = self.cleaned_data["kinds"]
        if self.cleaned_data["on"]:
            found["on"] = self.cleaned_data["on"].isoformat()
        return found


class PanelForm(forms.Form):
    """The panel includes or excludes an applicant."""

    ref = forms.ChoiceField(label=_("Applicant"))
    action = forms.ChoiceField(label=_("The panel decides to"), choices=PanelAction.choices)
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Printed in the dossier.")
    )
    people = forms.CharField(label=_("Who decided"), max_length=500)

    def __init__(self, *args: Any, applicants: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "ref", forms.ChoiceField).choices = applicants
