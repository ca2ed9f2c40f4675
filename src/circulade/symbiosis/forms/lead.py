"""What the leads are narrowed to, and a pair that somebody puts together by hand."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.symbiosis.domain.leads import Lead
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import Stream
from circulade.symbiosis.queries.streams import could_meet

MOST_OFFERED = 500
"""A longer list is no choice: such a pair is found among the leads."""


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


class _StreamChoice(forms.ModelChoiceField[Stream]):
    """A stream by its site and words."""

    def label_from_instance(self, obj: Stream) -> str:
        """Return site and words."""
        return f"{obj.site}: {obj.words}"


class PairForm(forms.Form):
    """The other side for a stream, chosen by a person: whatever the codes say."""

    def __init__(self, *args: Any, stream: Stream, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own, other = (Side.HAVE, Side.WANT) if stream.side == Side.HAVE else (Side.WANT, Side.HAVE)
        self.fields[own.value] = forms.IntegerField(widget=forms.HiddenInput, initial=stream.pk)
        label = _("What wants it") if other == Side.WANT else _("What has it")
        found = could_meet(stream)
        self.fields[other.value] = _StreamChoice(found, label=label)
        self.choices = found.count()

    @property
    def is_a_choice(self) -> bool:
        """Tell whether there is something to choose, and not too much."""
        return 0 < self.choices <= MOST_OFFERED


def _holds(lead: Lead, text: str) -> bool:
    """Tell whether words, sites or codes of a lead hold a text; codes are found with blanks or without."""
    sides = (lead.have, lead.want)
    wanted = text.casefold()
    if any(wanted in word.casefold() for each in sides for word in (each.words, each.site.name)):
        return True
    figures = re.sub(r"\s", "", text).rstrip("*")
    codes = (code.replace(" ", "") for each in sides for code in each.reckoned_codes)
    return figures.isdecimal() and any(code.startswith(figures) for code in codes)
