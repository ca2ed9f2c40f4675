"""Every message of a letter is translated in every catalogue, with the same fields, in a form for each number."""

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils.translation import override

from circulade.core.text.catalogue import catalogue_languages, catalogue_path
from circulade.letter_messages import Message, letter_messages

FIELD = re.compile(r"\{\w+\}")


def fields(text: str) -> list[str]:
    return sorted(FIELD.findall(text))


def read(language: str) -> Catalog:
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language)


def translations(found: Catalog) -> dict[Message, tuple[str, ...]]:
    """Return each message with what it is in the language: once, or once for each form of its numbers."""
    said = {one.id: one.string for one in found if one.id}
    return {each: (text,) if isinstance(text, str) else tuple(text) for each, text in said.items()}


@pytest.mark.parametrize("language", catalogue_languages())
def test_a_catalogue_says_everything_with_the_same_fields(language: str) -> None:
    found = read(language)
    said = translations(found)
    assert set(said) == set(letter_messages())
    for message, texts in said.items():
        single = isinstance(message, str)
        assert len(texts) == (1 if single else found.num_plurals), message
        assert all(texts), message
        english = message if single else message[1]
        assert [fields(text) for text in texts] == [fields(english)] * len(texts), message


@pytest.mark.parametrize("language", catalogue_languages())
def test_a_catalogue_keeps_the_paragraphs_and_no_space_hangs_over(language: str) -> None:
    for message, texts in translations(read(language)).items():
        english = message if isinstance(message, str) else message[1]
        assert [text.count("\n") for text in texts] == [english.count("\n")] * len(texts), message
        assert [text for text in texts if text != text.strip()] == []


def test_messages_are_english_whatever_language_is_active() -> None:
    english = letter_messages()
    with override("de"):
        assert letter_messages() == english
    assert "Country" in english
