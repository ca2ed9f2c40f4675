"""A form field for a typed date and time that asks when there are two readings."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from circulade.core.text.typed_time import AskWhich, UnclearTime, read_moment, typed_form


class MomentField(forms.CharField):
    """A date and time in a zone. After `AskWhich`, the error lists each reading as it can be typed."""

    def __init__(self, *, zone: str, initial: datetime | None = None, **options: Any) -> None:
        self.zone = zone
        options.setdefault("help_text", _("Such as 2025-10-03 18:00; without a zone it is local time."))
        shown = typed_form(initial, zone=zone) if initial else ""
        super().__init__(initial=shown, max_length=80, **options)

    def clean(self, value: Any) -> Any:
        """Return the moment in UTC, or None if nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_moment(text, zone=self.zone)
        except AskWhich as asked:
            raise forms.ValidationError([str(asked), *map(_offer, asked.readings)]) from None
        except UnclearTime as trouble:
            raise forms.ValidationError(str(trouble)) from None


def _offer(reading: Any) -> SafeString:
    return format_html("{} → <kbd>{}</kbd>", reading.text, reading.typed)
