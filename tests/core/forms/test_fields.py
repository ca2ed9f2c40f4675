"""A field by its name has the kind it was declared as, or the mistake is told."""

import pytest
from django import forms

from circulade.core.forms.fields import field


class AskForm(forms.Form):
    """A country out of some, and a number."""

    country = forms.ChoiceField()
    number = forms.IntegerField()


def test_what_is_set_on_the_field_is_what_the_form_takes() -> None:
    form = AskForm({"country": "pt", "number": "1"})
    field(form, "country", forms.ChoiceField).choices = [("pt", "Portugal")]
    assert form.is_valid()
    assert form.cleaned_data == {"country": "pt", "number": 1}


def test_another_kind_than_declared_is_told_by_name() -> None:
    with pytest.raises(TypeError, match=r"^AskForm\.number is a IntegerField, not a ChoiceField$"):
        field(AskForm(), "number", forms.ChoiceField)
