"""What the platform writes to people, in their language: gettext catalogues of the domain `letters`.

The interface is English; letters go to people who did not choose that. Their sentences stand in
`locale/LANGUAGE/LC_MESSAGES/letters.po` and are compiled by Babel, in memory, when first needed: no system
gettext is asked for, and no compiled file can be older than its source.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, override

from circulade.vocabularies.countries import countries, country_name

LOCALE = Path(__file__).parents[2] / "locale"
SOURCE = "en"
_speaking = ContextVar("speaking", default=False)


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language stands, whether or not there is one."""
    return LOCALE / language / "LC_MESSAGES" / "letters.po"


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the messages of a language; an empty catalogue when there is none."""
    path = catalogue_path(language)
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue_languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.parents[1].name for path in LOCALE.glob("*/LC_MESSAGES/letters.po")))


def has_catalogue(language: str) -> bool:
    """Tell whether sentences of letters can be said in a language."""
    return language == SOURCE or catalogue_path(language).is_file()


def language_of_letters(*wished: str) -> str:
    """Return the first of these languages in which letters can be written, else English."""
    return next((language for language in wished if has_catalogue(language)), SOURCE)


def letter_gettext(message: str) -> str:
    """Return a message, or the name of a country, in the active language; else as the interface says it."""
    language = get_language() or SOURCE
    if not message or language == SOURCE:
        return message
    found = catalogue(language).gettext(message)
    if found != message:
        return found
    code = _codes().get(message)
    return country_name(code, language) if code and has_catalogue(language) else gettext(message)


def letter_ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that the active language uses for a number of things."""
    language = get_language() or SOURCE
    if language == SOURCE:
        return one if count == 1 else many
    return catalogue(language).ngettext(one, many, count)


def said(message: str, /, **parts: object) -> str:
    """Return a sentence in the active language as letters say it, with its parts in their places.

    What stands in a call of this name, as a literal, is found by `circulade.spoken` and translated.
    """
    return letter_gettext(message).format(**parts)


def said_of(one: str, many: str, count: int, /, **parts: object) -> str:
    """Return the form of a sentence for so many things; `{count}` is their number."""
    return letter_ngettext(one, many, count).format(count=count, **parts)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say a whole page in its reader's language as letters do, with what its components say of themselves."""
    token = _speaking.set(True)
    try:
        with override(language):
            yield
    finally:
        _speaking.reset(token)


def said_here(message: str, /, **parts: object) -> str:
    """Return a sentence in the words of the page around it: as letters say it on such a page, else as the interface.

    For what office and outsiders read alike: components, the frame of a page, refusals of the domain.
    """
    found = letter_gettext(message) if _speaking.get() else gettext(message)
    return found.format(**parts) if parts else found


def language_here() -> str:
    """Return the language of such a page; the interface's elsewhere, whatever its reader's is."""
    return (get_language() or SOURCE) if _speaking.get() else SOURCE


said_lazily = lazy(letter_gettext, str)
said_here_lazily = lazy(said_here, str)
"""The same for labels that are written before the language is known."""


@cache
def _codes() -> dict[str, str]:
    return {one.name: one.code for one in countries()}
