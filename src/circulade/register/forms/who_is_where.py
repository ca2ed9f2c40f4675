"""The form of "Who is already where?": names pasted or uploaded, and what counts for the priority."""

from datetime import date
from typing import Any, Literal, cast

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from circulade.files.sheets import Limits, SheetError, read_workbook, text_of
from circulade.register.enums import ParticipationKind
from circulade.register.forms.person import DAY
from circulade.register.queries.involvement import GROUP_KINDS, Priority

MOST = 4000
TABLES = ("csv", "tsv", "txt", "xlsx", "xls", "ods")
LIMITS = Limits(file_bytes=5_000_000, unpacked_bytes=50_000_000, cells=200_000)
# A first line that only names the column.
HEADINGS = frozenset(
    {"name", "names", "territory", "territories", "city", "municipality", "organisation", "applicant"}
)


class WhoIsWhereForm(forms.Form):
    """Names, one a line, from a field or the first column of a file."""

    names = forms.CharField(
        label=_("Names"),
        help_text=_("One a line, in any language: cities, regions, clusters or organisations."),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_("CSV, XLSX or ODS: the first column holds the names."),
        required=False,
        validators=[FileExtensionValidator(TABLES)],
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{each}" for each in TABLES)}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What takes the priority away"),
        choices=ParticipationKind.choices,
        initial=[kind.value for kind in GROUP_KINDS],
        widget=forms.CheckboxSelectMultiple,
    )
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("takes part on the day")), ("ever", _("took part at any time up to the day"))],
        initial="now",
    )
    on = forms.DateField(label=_("Day"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        """Put the names of field and file into one list."""
        data = super().clean() or {}
        lines = [line.strip() for line in str(data.get("names") or "").splitlines()]
        if upload := data.get("file"):
            try:
                workbook = read_workbook(upload.read(), name=upload.name, limits=LIMITS)
            except SheetError as error:
                self.add_error("file", [str(problem) for problem in error.problems] or str(error))
            else:
                rows = workbook.sheets[0].rows if workbook.sheets else ()
                lines += [text_of(row[0]).strip() for row in rows if row]
        names = [line for line in lines if line]
        if names and names[0].casefold() in HEADINGS:
            names = names[1:]
        if not names and "file" not in self.errors:
            self.add_error("names", _t("Paste at least one name, or choose a file."))
        if len(names) > MOST:
            self.add_error(
                "names",
                _t("%(count)s names are too many: look up at most 4,000 at once.") % {"count": len(names)},
            )
        if long := next((name for name in names if len(name) > 300), None):
            self.add_error("names", _t("“%(start)s…” is too long for a name.") % {"start": long[:40]})
        return data | {"listed": names}

    def priority(self) -> Priority:
        """The rule as chosen."""
        on: date = self.cleaned_data["on"]
        kinds = tuple(self.cleaned_data["kinds"])
        return Priority(on, kinds, cast("Literal['now', 'ever']", self.cleaned_data["when"]))
