"""Pages of django-allauth speak like ours; and the compiled words are those of the source."""

from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.test import Client

WORDS = Path(__file__).parents[2] / "src/circulade/web/locale/en/LC_MESSAGES"


def test_the_compiled_words_are_those_of_the_source() -> None:
    with (WORDS / "django.po").open("rb") as source, (WORDS / "django.mo").open("rb") as compiled:
        written = {str(message.id): message.string for message in read_po(source) if message.id}
        built = {str(message.id): message.string for message in read_mo(compiled) if message.id}
    assert built == written


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/accounts/login/", "<h1>Sign in</h1>"),
        ("/accounts/password/reset/", "<h1>Set a new password"),
        ("/accounts/confirm-email/", "<h1>Confirm your e-mail address"),
    ],
)
def test_titles_are_in_sentence_case(client: Client, path: str, title: str) -> None:
    page = client.get(path).content.decode()
    assert title in " ".join(page.replace("<h1>\n", "<h1>").split()).replace("<h1> ", "<h1>")
