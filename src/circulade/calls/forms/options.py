"""Options, rows, columns and anchors as lines of text: works without a script, pastes from a spreadsheet."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from circulade.calls.domain.text import clean_line

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
MOST = 300


class OptionLinesField(forms.CharField):
    """One entry a line: `code | label | label in the next language`; without a code one is made of the label.

    Labels in languages that are not asked for stay as they are.
    """

    def __init__(
        self, *, languages: Sequence[str], value: Sequence[dict[str, Any]] = (), **options: Any
    ) -> None:
        self.languages = list(languages) or ["en"]
        self.held: dict[str, dict[str, str]] = {str(each["code"]): each.get("label") or {} for each in value}
        options.setdefault("help_text", __("One a line: code | label | label in the next language."))
        super().__init__(
            initial="\n".join(self._line(each) for each in value),
            widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "spellcheck": "false"}),
            required=False,
            max_length=60_000,
            **options,
        )

    def _line(self, option: dict[str, Any]) -> str:
        labels = option.get("label") or {}
        said = [labels.get(language, "") for language in self.languages]
        line = " | ".join([str(option["code"]), *said]).rstrip(" |")
        # A code alone would be read as a label.
        return line if any(said) else f"{line} |"

    def clean(self, value: Any) -> Any:
        """Return the stored form; names the line that cannot be read."""
        text = super().clean(value) or ""
        found: list[dict[str, Any]] = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            parts = [clean_line(part) for part in re.split(r"\s*[|\t]\s*", line.strip())]
            code, labels = (parts[0], parts[1:]) if len(parts) > 1 else (new_code(parts[0], found), parts)
            if not CODE.fullmatch(code):
                raise forms.ValidationError(
                    _("Line %(line)d: “%(code)s” is no code: use letters, digits, - and _.")
                    % {"line": number, "code": code[:60]}
                )
            if len(labels) > len(self.languages):
                raise forms.ValidationError(
                    _("Line %(line)d: there are more labels than languages (%(languages)s).")
                    % {"line": number, "languages": ", ".join(self.languages)}
                )
            named = {
                language: label for language, label in zip(self.languages, labels, strict=False) if label
            }
            kept = {key: text for key, text in self.held.get(code, {}).items() if key not in self.languages}
            found.append({"code": code, "label": kept | named or {self.languages[0]: code}})
        if len(found) > MOST:
            raise forms.ValidationError(_("At most %d lines.") % MOST)
        return found


def new_code(label: str, taken: Sequence[dict[str, Any]]) -> str:
    """Make a code of a label that no earlier line has."""
    base = slugify(label).replace("-", "_")[:40] or "option"
    code, number = base, 2
    while any(option["code"] == code for option in taken):
        code, number = f"{base}_{number}", number + 1
    return code


class AnchorLinesField(OptionLinesField):
    """One anchor a line: `score | what it stands for | the same in the next language`."""

    def __init__(self, *, languages: Sequence[str], value: dict[str, dict[str, str]], **options: Any) -> None:
        options.setdefault("help_text", __("One a line: score | what it stands for | in the next language."))
        ordered = sorted(value.items(), key=lambda pair: float(pair[0]))
        lines = [{"code": score, "label": label} for score, label in ordered]
        super().__init__(languages=languages, value=lines, **options)

    def clean(self, value: Any) -> Any:
        """Return score → label by language."""
        return {each["code"]: each["label"] for each in super().clean(value)}
