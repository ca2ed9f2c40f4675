"""The form that takes a file of another collection in."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

IREP, MAESTRI = "irep", "maestri"


class CollectionForm(forms.Form):
    """Which collection, its file, and of the register which part."""

    collection = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            (IREP, _("Géorisques IREP, one year: the ZIP as it is offered there")),
            (MAESTRI, _("MAESTRI exchange database: the workbook")),
        ],
        initial=IREP,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(label=_("File"))
    departments = forms.CharField(
        label=_("Departments"),
        required=False,
        max_length=400,
        help_text=_("Of IREP only: numbers such as 59, 62. Empty: the whole of France."),
    )
    treated = forms.BooleanField(
        label=_("Also what sites treated, as something they can take"),
        required=False,
        help_text=_("Of IREP only."),
    )

    def clean_departments(self) -> list[str]:
        """Return the numbers of departments."""
        parts = [part for part in re.split(r"[,;\s]+", self.cleaned_data["departments"].upper()) if part]
        for part in parts:
            if not re.fullmatch(r"\d{1,3}|2[AB]", part):
                raise forms.ValidationError(_("“%(part)s” is no department."), params={"part": part[:20]})
        return parts

    def chosen(self) -> dict[str, Any]:
        """Return what the reader of the register takes."""
        return {name: self.cleaned_data[name] for name in ("departments", "treated")}
