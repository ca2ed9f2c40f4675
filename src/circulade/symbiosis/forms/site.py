"""Forms around a site."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.core.forms.fields import field
from circulade.core.text.catalogue import catalogue_languages
from circulade.register.models import Organisation
from circulade.symbiosis.domain.sites import CHANGEABLE
from circulade.symbiosis.enums import SiteKind
from circulade.symbiosis.models import Site

KEPT_BY_OFFICE = ("contact_name", "contact_email", "contact_language", "organisation", "firm")


def letter_languages() -> list[tuple[str, Any]]:
    """Return the languages in which letters can be written."""
    known = dict(settings.LANGUAGES)
    found = [(code, known.get(code, code)) for code in ("en", *catalogue_languages())]
    return [("", _("as who speaks for the site, else the office")), *found]


class SiteForm(forms.ModelForm[Site]):
    """A site's own values; partners change what is not kept by the office."""

    contact_language = forms.ChoiceField(
        label=_("Language of letters to the contact"), required=False, choices=letter_languages
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Site
        fields = CHANGEABLE
        labels = {
            "name": _("Name"),
            "kind": _("Kind"),
            "firm": _("Firm"),
            "organisation": _("Organisation in the register"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
            "place": _("Place"),
            "country": _("Country"),
            "contact_name": _("Contact"),
            "contact_email": _("E-mail of the contact"),
        }
        help_texts = {
            "firm": _("Several sites of one firm count as one when volumes are summed."),
            "latitude": _("Degrees north, such as 51.95."),
            "longitude": _("Degrees east, such as 4.14."),
            "country": _("Two letters, such as NL."),
            "contact_email": _("Kept by the office: partners never see it before both agreed."),
        }

    def __init__(self, *args: Any, programme: Programme, by_office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "organisation", forms.ModelChoiceField).queryset = Organisation.objects.filter(
            programme=programme, merged_into__isnull=True
        )
        if not by_office:
            for name in KEPT_BY_OFFICE:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """Return what the domain takes."""
        return {name: self.cleaned_data[name] for name in CHANGEABLE if name in self.cleaned_data}


class PartnerForm(forms.Form):
    """Who speaks for a site."""

    email = forms.EmailField(label=_("E-mail of an account"))


class SiteFilter(forms.Form):
    """What the list of sites is narrowed to."""

    text = forms.CharField(label=_("Name"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *SiteKind.choices])
    unplaced = forms.BooleanField(label=_("Only without a place on the map"), required=False)
