"""Catalogues of letters: what is translated, what is not, and that the interface is left alone."""

import pytest
from django.utils.translation import gettext, override

from circulade.core.text.catalogue import (
    catalogue,
    catalogue_languages,
    has_catalogue,
    language_of_letters,
    letter_gettext,
    letter_ngettext,
)

MEMBER = "Member by points: {points}, rank {rank}"


def said(message: str, language: str) -> str:
    with override(language):
        return letter_gettext(message)


def test_a_message_is_said_in_the_active_language() -> None:
    assert said(MEMBER, "de") == "Ausgewählt nach Punkten: {points}, Rang {rank}"
    assert said(MEMBER, "el") == "Επιλέχθηκε βάσει βαθμών: {points}, θέση {rank}"
    assert said(MEMBER, "en") == MEMBER


def test_a_country_has_the_name_that_its_language_gives_it() -> None:
    assert [said("Finland", code) for code in ("fi", "fr", "en")] == ["Suomi", "Finlande", "Finland"]


def test_a_language_without_a_catalogue_speaks_english_and_admits_it() -> None:
    assert (said(MEMBER, "lt"), said("Finland", "lt")) == (MEMBER, "Finland")
    assert [has_catalogue(code) for code in ("lt", "de", "en")] == [False, True, True]


@pytest.mark.parametrize(
    ("wished", "language"),
    [(("lt", "fr", "de"), "fr"), (("lt",), "en"), ((), "en"), (("en", "de"), "en")],
    ids=("next", "none known", "none", "english"),
)
def test_a_letter_is_in_the_first_language_that_has_a_catalogue(
    wished: tuple[str, ...], language: str
) -> None:
    assert language_of_letters(*wished) == language


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_number_of_unknown_things_is_said_in_english(language: str) -> None:
    with override(language):
        assert [letter_ngettext("one file", "files", count) for count in (0, 1, 2)] == [
            "files",
            "one file",
            "files",
        ]


def test_an_unknown_message_and_an_empty_one_stay_as_they_are() -> None:
    assert (said("Never written", "de"), said("", "de")) == ("Never written", "")


def test_the_interface_does_not_change_its_language() -> None:
    with override("de"):
        assert gettext(MEMBER) == MEMBER


def test_every_catalogue_can_be_read() -> None:
    assert len(catalogue_languages()) == 15
    assert [code for code in catalogue_languages() if not catalogue(code).gettext("yes")] == []
