"""Forms of need and offer cards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.core.forms.fields import field
from circulade.needs.domain.acting import Acting
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card
from circulade.register.domain.classes import class_choices
from circulade.register.models import Organisation, Territory
from circulade.vocabularies.languages import languages


class CardForm(forms.ModelForm[Card]):
    """What a card says and who sees it; capacity and the fitting territories only for an offer."""

    language = forms.ChoiceField(label=_("Language of the text"), required=False)
    fits = forms.MultipleChoiceField(
        label=_("For which territories"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: for all."),
    )

    class Meta:
        model = Card
        fields = [
            "title",
            "text",
            "language",
            "theme",
            "fits",
            "capacity",
            "practice",
            "from_day",
            "until_day",
            "visibility",
        ]
        labels = {
            "title": _("Title"),
            "text": _("Text"),
            "theme": _("Theme"),
            "capacity": _("How many it can serve"),
            "practice": _("It shows what is done already"),
            "from_day": _("From"),
            "until_day": _("Until"),
            "visibility": _("Who sees it"),
        }
        help_texts = {
            "visibility": _("Only once the card is open."),
            "capacity": _("Empty: no bound. It is not suggested to more needs than that."),
            "practice": _("Then it is pointed to as a practice too, whoever it can still serve."),
            "until_day": _("After this day it is not suggested any more."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
            "from_day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "until_day": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = {each.code: each.endonym for each in languages()}
        # A card may come from an application in a language that is not of the list: it stays what it is.
        spoken.setdefault(self.instance.language, self.instance.language)
        field(self, "language", forms.ChoiceField).choices = list(spoken.items())
        if kind == CardKind.OFFER:
            field(self, "fits", forms.ChoiceField).choices = class_choices()
            field(self, "capacity", forms.IntegerField).min_value = 1
        else:
            del self.fields["fits"], self.fields["capacity"], self.fields["practice"]

    def clean_language(self) -> str:
        """A language that was not chosen stays as it was."""
        return str(self.cleaned_data.get("language") or self.instance.language)

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = found.get("from_day"), found.get("until_day")
        if since and until and until < since:
            self.add_error("until_day", _("The last day must not come before the first."))
        if found.get("capacity") == 0:
            self.add_error("capacity", _("At least 1, or empty for no bound."))
        return found


class ForWhomForm(forms.Form):
    """For whom a member writes a new card."""

    acting = forms.ChoiceField(label=_("For"))

    def __init__(self, *args: Any, acting: list[Acting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "acting", forms.ChoiceField).choices = [
            (str(at), str(each)) for at, each in enumerate(acting)
        ]


class OnBehalfForm(forms.Form):
    """For whom the office writes a new card: an organisation, a territory, or both."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False
    )
    territory = forms.ModelChoiceField(Territory.objects.none(), label=_("Territory"), required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("organisation", Organisation), ("territory", Territory)):
            rows = model.objects.filter(programme=programme, merged_into__isnull=True)
            field(self, name, forms.ModelChoiceField).queryset = rows

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (found.get("organisation") or found.get("territory")):
            self.add_error("organisation", _("Choose an organisation or a territory."))
        return found


class CardFilter(forms.Form):
    """Which cards to list."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *CardKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *CardState.choices])
    visibility = forms.ChoiceField(
        label=_("Who sees it"), required=False, choices=[("", _("all")), *CardVisibility.choices]
    )
