"""Forms of groups."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.models.fields import Translated
from circulade.groups.enums import SeatKind
from circulade.groups.models import Group
from circulade.register.models import Person


class GroupForm(forms.Form):
    """What a group is; name and description in the languages of the programme."""

    def __init__(self, group: Group, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.languages = list(group.programme.languages)
        for name, label, long in (("name", _("Name"), False), ("description", _("Description"), True)):
            held = getattr(group, name)
            data = held.data if isinstance(held, Translated) else held
            for code in self.languages:
                value = data.get(code, "") if isinstance(data, dict) else str(data or "")
                attributes = {"lang": code, "dir": "auto"}
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=f"{label} ({code})" if len(self.languages) > 1 else label,
                    required=False,
                    max_length=10_000 if long else 200,
                    widget=forms.Textarea(attrs=attributes | {"rows": 5})
                    if long
                    else forms.TextInput(attrs=attributes),
                    initial=value,
                )
        self.fields["focus_areas"] = forms.CharField(
            label=_("Focus areas"),
            required=False,
            max_length=1_000,
            initial=", ".join(group.focus_areas),
            help_text=_("Separated by commas."),
        )
        for name, label in (("starts", _("Starts")), ("ends", _("Ends"))):
            self.fields[name] = forms.DateField(
                label=label, required=False, initial=getattr(group, name), help_text=_("Such as 2026-01-31.")
            )
        for name, label in (("least", _("Members, at least")), ("most", _("Members, at most"))):
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=1, max_value=500, initial=getattr(group, name)
            )
        self.fields["public"] = forms.BooleanField(
            label=_("Everybody sees the group and its members' names"), required=False, initial=group.public
        )

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of a group."""
        cleaned = self.cleaned_data
        found = {name: cleaned[name] for name in ("starts", "ends", "least", "most", "public")}
        for name in ("name", "description"):
            typed = {code: cleaned[f"{name}_{code}"] for code in self.languages}
            found[name] = {code: text for code, text in typed.items() if text}
        found["focus_areas"] = [part.strip() for part in cleaned["focus_areas"].split(",") if part.strip()]
        return found


class LeaderForm(forms.Form):
    """Who shall lead."""

    email = forms.EmailField(
        label=_("E-mail of the leader"),
        help_text=_("Somebody without an account gets a link in a letter."),
    )


class SeatForm(forms.Form):
    """An expert or observer from the register."""

    def __init__(self, group: Group, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = Person.objects.filter(
            programme=group.programme, merged_into__isnull=True, erased_at__isnull=True
        )
        self.fields["person"] = forms.ModelChoiceField(people, label=_("Person"))
        self.fields["kind"] = forms.ChoiceField(
            label=_("As"), choices=[(key, label) for key, label in SeatKind.choices if key != SeatKind.MEMBER]
        )
