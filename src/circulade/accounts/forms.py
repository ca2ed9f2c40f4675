"""Forms about people, roles, programmes and tokens."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, Team, User
from circulade.core.forms.fields import field
from circulade.core.forms.languages import ask_in


def time_zones() -> list[tuple[str, str]]:
    """Return the time zones of places, by name."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name]


class InviteForm(forms.Form):
    """Give somebody a role."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    team = forms.ModelChoiceField(
        label=_("Team"),
        queryset=Team.objects.none(),
        required=False,
        help_text=_("Empty: the whole programme."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "team", forms.ModelChoiceField).queryset = programme.teams.all()


class ProfileForm(forms.ModelForm[User]):
    """What people say of themselves."""

    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("Letters to you are written in it.")
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        labels = {"name": _("Name")}


class ProgrammeForm(forms.ModelForm[Programme]):
    """What the office decides about its programme."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Texts of calls can be given in these; the office's own is chosen below."),
    )
    office_language = forms.ChoiceField(label=_("The office's own language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = Programme
        fields = ("name", "description", "office_name", "sender", "contact", "time_zone")
        labels = {
            "name": _("Name"),
            "description": _("Description"),
            "office_name": _("Name of the office"),
            "sender": _("Sender of letters"),
            "contact": _("Public contact address"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_in(self, self.instance.languages or [settings.LANGUAGE_CODE])
        self.fields["languages"].initial = self.instance.languages
        self.fields["office_language"].initial = self.instance.office_language

    def clean(self) -> dict[str, Any]:
        """Put the office's own language first; it must be among the programme's."""
        cleaned: dict[str, Any] = super().clean() or {}
        own, chosen = cleaned.get("office_language"), cleaned.get("languages") or []
        if own and chosen and own not in chosen:
            self.add_error(
                "office_language", _("Choose one of the programme's languages, or add this one there.")
            )
        cleaned["ordered"] = [own, *(code for code in chosen if code != own)]
        return cleaned


class TokenForm(forms.Form):
    """Make an API token."""

    name = forms.CharField(label=_("What it is for"), max_length=100)
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(30, _("30 days")), (365, _("a year"))],
        initial=365,
    )
