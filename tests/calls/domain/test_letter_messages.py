"""Every message of a letter is translated in every catalogue, with the same fields."""

import re

import pytest
from django.utils.translation import override

from circulade.calls.domain.letter_messages import letter_messages
from circulade.core.text.catalogue import catalogue, catalogue_languages

FIELD = re.compile(r"\{\w+\}")


def fields(text: str) -> list[str]:
    return sorted(FIELD.findall(text))


@pytest.mark.parametrize("language", catalogue_languages())
def test_a_catalogue_says_everything_with_the_same_fields(language: str) -> None:
    messages = catalogue(language)._catalog  # type: ignore[attr-defined]  # gettext("x") hides what lacks
    assert [one for one in letter_messages() if not messages.get(one)] == []
    assert [one for one in letter_messages() if fields(messages[one]) != fields(one)] == []
    assert sorted(one for one in messages if one and one not in letter_messages()) == []


def test_messages_are_english_whatever_language_is_active() -> None:
    english = letter_messages()
    with override("de"):
        assert letter_messages() == english
    assert "Country" in english
