"""The form that uploads a table of territories, and sends it again once its plan was seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from circulade.files.sheets import Limits, Sheet, SheetError, read_workbook, write_table
from circulade.files.sheets.values import Value

LIMITS = Limits(file_bytes=5_000_000, unpacked_bytes=50_000_000, cells=200_000)


class ImportForm(forms.Form):
    """A file, or the table that the last dry run read."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, XLSX or ODS; the first row names the columns."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )
    table = forms.CharField(required=False, max_length=2_000_000, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Read the table."""
        data = super().clean() or {}
        upload = data.get("file")
        content = upload.read() if upload else str(data.get("table") or "").encode()
        name = str(upload.name) if upload else str(data.get("name") or "territories.csv")
        if not content:
            if "file" not in self.errors:
                self.add_error("file", _t("Choose a file."))
            return data
        try:
            workbook = read_workbook(content, name=name if upload else "territories.csv", limits=LIMITS)
        except SheetError as error:
            self.add_error("file", [str(problem) for problem in error.problems] or str(error))
            return data
        sheet = workbook.sheets[0] if workbook.sheets else Sheet("", ())
        return data | {"sheet": sheet, "file_name": name}

    def as_csv(self) -> str:
        """The table as it was read, to be sent with the confirmation."""
        sheet: Sheet = self.cleaned_data["sheet"]
        rows: list[list[Value]] = [[*row, *[None] * (sheet.width - len(row))] for row in sheet.rows]
        headers = [str(cell or "") for cell in rows[0]] if rows else []
        return write_table(headers, rows[1:], kind="csv").content.decode("utf-8-sig")
