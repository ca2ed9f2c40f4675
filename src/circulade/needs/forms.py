"""Forms of need and offer cards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card


class CardForm(forms.ModelForm[Card]):
    """What a card says and who sees it."""

    class Meta:
        model = Card
        fields = ["title", "text", "theme", "visibility"]
        labels = {"title": _("Title"), "text": _("Text"), "theme": _("Theme"), "visibility": _("Who sees it")}
        help_texts = {"visibility": _("Only once the card is open.")}
        widgets = {"text": forms.Textarea(attrs={"rows": 8, "dir": "auto"})}


class CardFilter(forms.Form):
    """Which cards to list."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *CardKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *CardState.choices])
    visibility = forms.ChoiceField(
        label=_("Who sees it"), required=False, choices=[("", _("all")), *CardVisibility.choices]
    )
