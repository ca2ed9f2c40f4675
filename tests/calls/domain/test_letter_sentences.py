"""Sentences of letters are filled once, in the active language, with the form for the number."""

import pytest
from django.utils.translation import override

from circulade.calls.domain.letter_sentences import COUNTED, SENTENCES, say, say_counted


def test_a_title_with_braces_is_no_field() -> None:
    assert say("assigned_subject", call="{ref} and {0}") == "Your assessments for “{ref} and {0}”"


@pytest.mark.parametrize(
    ("language", "one", "two", "five"),
    [
        ("en", "1 application to", "2 applications to", "5 applications to"),
        ("cs", "Na vaše hodnocení čeká 1 přihláška", "čekají 2 přihlášky", "čeká 5 přihlášek"),
        ("hu", "1 pályázat vár", "2 pályázat vár", "5 pályázat vár"),
        ("sl", "1 vloga na", "2 vlogi na", "5 vlog na"),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, one: str, two: str, five: str) -> None:
    with override(language):
        for count, said in ((1, one), (2, two), (5, five)):
            assert said in say_counted("assigned", count, call="X")


def test_no_sentence_has_a_field_without_a_name() -> None:
    said = [*SENTENCES.values(), *(form for forms in COUNTED.values() for form in forms)]
    assert [one for one in said if "{}" in one or "%" in one] == []
