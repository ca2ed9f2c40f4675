"""Inputs for the kinds of answers that HTML has no input for: places, tables, kept files."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from circulade.calls.models import Option
from circulade.vocabularies.countries import countries, country_name


def country_choices() -> list[tuple[str, str]]:
    """Return all countries in the active language, sorted by name."""
    language = get_language() or "en"
    named = sorted((country_name(each.code, language), each.code) for each in countries())
    return [("", "—"), *((code, name) for name, code in named)]


class PlaceWidget(forms.Widget):
    """A country, region codes and a name."""

    template_name = "calls/widgets/place.html"
    use_fieldset = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the three parts of a stored or typed place."""
        held = value if isinstance(value, dict) else {"name": value or ""}
        nuts = held.get("nuts") or []
        context = super().get_context(name, None, attrs)
        context["place"] = {
            "country": held.get("country", ""),
            "nuts": nuts if isinstance(nuts, str) else " ".join(map(str, nuts)),
            "name": held.get("name", ""),
        }
        context["countries"] = country_choices()
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Read the three inputs."""
        found = {part: data.get(f"{name}.{part}", "") for part in ("country", "nuts", "name")}
        return found if any(found.values()) else None


class TableWidget(forms.Widget):
    """A table of short texts."""

    template_name = "calls/widgets/table.html"
    use_fieldset = True

    def __init__(self, *, rows: tuple[Option, ...], columns: tuple[Option, ...]) -> None:
        super().__init__()
        self.rows, self.columns = rows, columns

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template every cell with its name, label and text."""
        held = value if isinstance(value, dict) else {}
        context = super().get_context(name, None, attrs)
        context["columns"] = self.columns
        context["lines"] = [
            (
                row,
                [
                    {
                        "name": f"{name}.{row.code}.{column.code}",
                        "label": f"{row}: {column}",
                        "text": (held.get(row.code) or {}).get(column.code, ""),
                    }
                    for column in self.columns
                ],
            )
            for row in self.rows
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Read every cell."""
        return {
            row.code: {
                column.code: data.get(f"{name}.{row.code}.{column.code}", "") for column in self.columns
            }
            for row in self.rows
        }


class FileWidget(forms.FileInput):
    """An upload that keeps the file sent before unless it is replaced or taken away."""

    template_name = "calls/widgets/file.html"
    use_fieldset = True

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self.file_name = name

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the file that is kept."""
        context = super().get_context(name, None, attrs)
        context["kept"] = value if isinstance(value, str) else ""
        context["file_name"] = self.file_name
        context["remove"] = _("Take this file away")
        return context

    def format_value(self, value: Any) -> None:
        """Never put a value into a file input: browsers refuse it."""
        return

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return an upload, else the kept file's id, else nothing."""
        if name in files:
            return files[name]
        return None if data.get(f"{name}.remove") else data.get(f"{name}.kept") or None
