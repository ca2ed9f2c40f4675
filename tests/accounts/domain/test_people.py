"""An invitation to a role is a letter in the office's language, with a link that works once."""

import pytest
from tests.make import accounts as make

from circulade.accounts.domain.letter_sentences import ROLES
from circulade.accounts.domain.people import invite_to_role
from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("languages", "language", "subject", "role"),
    [
        (["en"], "en", "You are invited to Circular Territories", "Your role: reading for the funder"),
        (["de", "en"], "de", "Einladung: Circular Territories", "Ihre Rolle: Einsicht für den Fördergeber"),
        (["lt", "de"], "de", "Einladung: Circular Territories", "Ihre Rolle: Einsicht für den Fördergeber"),
        ([], "en", "You are invited to Circular Territories", "Your role: reading for the funder"),
    ],
)
def test_somebody_without_an_account_is_invited_in_the_offices_language(
    languages: list[str], language: str, subject: str, role: str
) -> None:
    programme = Programme.objects.get(pk=make.programme(languages=languages).pk)
    invite_to_role("new@example.org", role=Role.FUNDER, programme=programme, by=make.user("ann"))
    letter = Letter.objects.get()
    assert (letter.language, letter.subject) == (language, subject)
    assert letter.text.split("\n\n")[1] == role


def test_every_role_has_words() -> None:
    assert set(ROLES) == set(Role)
