"""A letter about meetings that is still a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    """Address and words."""

    to = forms.EmailField(label=_("To"))
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(
        label=_("Text"), max_length=50_000, widget=forms.Textarea({"rows": 16, "dir": "auto"})
    )
