"""The form in which a person decides on the codes of many streams at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.symbiosis.domain.codes import CodeIdea
from circulade.symbiosis.domain.confirming import Waiting
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.domain.streams import codes_of
from circulade.symbiosis.enums import Side

Offered = Sequence[tuple[Waiting, Sequence[tuple[CodeIdea, str]]]]


class ConfirmingForm(forms.Form):
    """For each group of equal words the codes that they may mean, and a line for another one; both may stay empty."""

    def __init__(self, *args: Any, offered: Offered, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.on = offered, on
        for group, found in offered:
            several = group.side == Side.WANT
            choices: list[tuple[str, Any]] = [
                (each.code.code, f"{each.code.written} {each.code.title} ({each.percent} %). {why}")
                for each, why in found
            ]
            if several:
                self.fields[f"codes-{group.number}"] = forms.MultipleChoiceField(
                    label=_("It accepts"),
                    required=False,
                    choices=choices,
                    widget=forms.CheckboxSelectMultiple,
                )
            else:
                self.fields[f"codes-{group.number}"] = forms.ChoiceField(
                    label=_("It is"),
                    required=False,
                    choices=[*choices, ("", _("to be decided later"))],
                    widget=forms.RadioSelect,
                )
            self.fields[f"other-{group.number}"] = forms.CharField(
                label=_("Another code"), required=False, max_length=200
            )

    @property
    def groups(self) -> list[tuple[Waiting, forms.BoundField | None, forms.BoundField]]:
        """Return each group with its two fields; the first is None where the words lead to no code."""
        return [
            (
                group,
                self[f"codes-{group.number}"] if found else None,
                self[f"other-{group.number}"],
            )
            for group, found in self.offered
        ]

    def clean(self) -> dict[str, Any]:
        """Read the codes of each group as they hold on the day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for group, _found in self.offered:
            chosen = cleaned.get(f"codes-{group.number}") or []
            chosen = [chosen] if isinstance(chosen, str) else chosen
            written = cleaned.get(f"other-{group.number}") or ""
            try:
                codes = codes_of(", ".join([*chosen, written]), side=group.side, on=self.on)
            except BadValues as bad:
                self.add_error(f"other-{group.number}", bad.by_field["codes"])
            else:
                cleaned[f"decided-{group.number}"] = codes
        return cleaned

    def decided(self) -> list[tuple[Waiting, list[str]]]:
        """Return the groups for which something was decided, with the codes."""
        found = ((group, self.cleaned_data[f"decided-{group.number}"]) for group, _found in self.offered)
        return [(group, codes) for group, codes in found if codes]
