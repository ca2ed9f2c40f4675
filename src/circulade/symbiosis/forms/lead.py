"""What the leads are narrowed to."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.symbiosis.domain.leads import Lead


class LeadFilter(forms.Form):
    """Leads by words, site or code, and those that still need a decision."""

    text = forms.CharField(label=_("Words, site or code"), required=False, max_length=200)
    new = forms.BooleanField(label=_("Only what is not in the pipeline yet"), required=False)
    stream = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def keeps(self, lead: Lead, *, begun: set[tuple[int, int]]) -> bool:
        """Tell whether a lead is among what was asked for."""
        said = self.cleaned_data
        if said["new"] and (lead.have.pk, lead.want.pk) in begun:
            return False
        if said["stream"] and said["stream"] not in (lead.have.pk, lead.want.pk):
            return False
        return not said["text"] or _holds(lead, said["text"])


def _holds(lead: Lead, text: str) -> bool:
    """Tell whether words, sites or codes of a lead hold a text; codes are found with blanks or without."""
    sides = (lead.have, lead.want)
    wanted = text.casefold()
    if any(wanted in word.casefold() for each in sides for word in (each.words, each.site.name)):
        return True
    figures = re.sub(r"\s", "", text).rstrip("*")
    codes = (code.replace(" ", "") for each in sides for code in each.reckoned_codes)
    return figures.isdecimal() and any(code.startswith(figures) for code in codes)
