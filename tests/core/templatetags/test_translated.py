"""A text in several languages has one labelled input per language of the programme."""

import pytest
from django.forms import modelform_factory
from django.template import engines
from tests.make import accounts as make

from circulade.accounts.models import Programme
from circulade.core.forms.languages import ask_in

pytestmark = pytest.mark.django_db
FORM = modelform_factory(Programme, fields=["name"])


def shown(languages: list[str], data: dict[str, str] | None = None) -> str:
    form = FORM(data, instance=make.programme(name={"en": "Rings", "fr": "Cercles"}))
    ask_in(form, languages)
    return str(engines["django"].from_string("{% field form.name %}").render({"form": form}))


def test_each_language_has_its_own_label_and_value() -> None:
    page = shown(["en", "fr"])
    assert "English</label>" in page
    assert "Français</label>" in page
    assert 'value="Rings"' in page
    assert 'value="Cercles"' in page
    assert page.count("<input") == 2
    assert 'lang="fr"' in page


def test_one_language_is_an_ordinary_field() -> None:
    page = shown(["en"])
    assert page.count("<input") == 1
    assert "<fieldset" not in page
    assert 'value="Rings"' in page
    assert page.count("<label") == 1
    assert "(optional)" not in page


def test_what_was_typed_is_kept_when_the_form_comes_back() -> None:
    place = FORM().fields["name"].widget.locales.index("en")  # type: ignore[attr-defined]
    assert 'value="typed"' in shown(["en"], {f"name_{place}": "typed"})


def test_every_label_belongs_to_its_input() -> None:
    page = shown(["en", "fr"])
    for part in page.split('<label for="')[1:]:
        assert f'id="{part.split(chr(34))[0]}"' in page
