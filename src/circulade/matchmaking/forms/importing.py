"""Forms of taking a list of participants in: upload, and which column states what."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from circulade.files.b2match import FIELDS, PeopleFile
from circulade.files.eusurvey import ImportMapping
from circulade.matchmaking.domain.import_reading import by_header, columns_of

SAMPLES = 3
LABELS = {
    "email": _("E-mail (needed: by it people are known again)"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "name": _("Whole name"),
    "organisation": _("Organisation"),
    "country": _("Country"),
    "territory": _("City or region"),
    "language": _("Languages"),
    "attendance": _("On-site or remote"),
    "registration": _("State of the registration"),
    "meetings": _("Available for meetings: yes or no"),
    "time_zone": _("Time zone"),
    "available": _("When they are there"),
    "most": _("Most meetings"),
    "seeks": _("What they look for"),
    "offers": _("What they offer"),
}


class ListForm(forms.Form):
    """The list."""

    file = forms.FileField(
        label=_("List of participants"),
        help_text=_("CSV, XLSX, XLS or ODS as b2match exports it, or from any other tool."),
    )


class MappingForm(forms.Form):
    """A select for each thing that a list may state."""

    def __init__(self, people: PeopleFile, mapping: ImportMapping, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = people
        found = columns_of(mapping, people)
        columns = [(column.key, f"{column.header} [{column.address}]") for column in people.columns]
        for code in FIELDS:
            self.fields[f"column-{code}"] = forms.ChoiceField(
                label=LABELS[code],
                required=False,
                choices=[("", _("not in the list")), *columns],
                initial=found.get(code, ""),
            )

    def rows(self) -> list[tuple[BoundField, list[str]]]:
        """Return each field with the first values of its column."""
        found = []
        for code in FIELDS:
            field = self[f"column-{code}"]
            key = str(field.value() or "")
            texts = [row.cells[key].text for row in self.people.rows if key in row.cells]
            found.append((field, [text if len(text) <= 60 else f"{text[:57]}…" for text in texts[:SAMPLES]]))
        return found

    def chosen(self) -> ImportMapping:
        """Return the mapping as chosen."""
        columns = {code: self.cleaned_data[f"column-{code}"] for code in FIELDS}
        return by_header({code: key for code, key in columns.items() if key}, self.people)
