"""Bring the catalogues of letters up to date: `python tools/catalogues.py [LANGUAGE …]`.

Every message that a letter may hold is written into each catalogue, what is translated stays, what no letter
says any more goes; what lacks is listed. A language named that has none gets an empty catalogue.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from circulade.letter_messages import Message

EMPTY = (b'"Project-Id', b'"Report', b'"Last-T', b'"Language-Team', b'"Generated-By', b'"POT-')
ROOT = Path(__file__).parent.parent


def _ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.test")
    sys.path.insert(0, str(ROOT / "src"))
    django.setup()


def brought_up_to_date(old: Catalog, messages: "tuple[Message, ...]", language: str) -> Catalog:
    """Return a catalogue of exactly these messages, with the translations there are."""
    new = Catalog(
        locale=language,
        domain="letters",
        project="Circulade",
        fuzzy=False,
        header_comment="# Sentences of letters; the licence is the project's, EUPL-1.2.",
        creation_date=old.creation_date,
        revision_date=old.revision_date,
    )
    for message in messages:
        known = old.get(message if isinstance(message, str) else message[0])
        nothing = "" if isinstance(message, str) else ("",) * new.num_plurals
        new.add(message, known.string if known and type(known.string) is type(nothing) else nothing)
    return new


def is_lacking(message: Any) -> bool:
    """Tell whether a message has no translation, or lacks a form for some number."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return not all(forms)


def written(catalogue: Catalog) -> bytes:
    """Return the file, without the headers that say nothing."""
    found = BytesIO()
    write_po(found, catalogue, width=0)
    lines = found.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(EMPTY))


def main(languages: list[str]) -> int:
    """Update every catalogue and those named; 1 if a translation lacks."""
    _ready()
    from circulade.core.text.catalogue import catalogue_languages, catalogue_path
    from circulade.letter_messages import letter_messages

    lacking = 0
    for language in sorted({*catalogue_languages(), *languages}):
        path = catalogue_path(language)
        old = Catalog(locale=language)
        if path.is_file():
            with path.open("rb") as file:
                old = read_po(file, locale=language)
        new = brought_up_to_date(old, letter_messages(), language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(new))
        missing = [message.id for message in new if message.id and is_lacking(message)]
        lacking += len(missing)
        print(f"{language}: {len(new)} messages, {len(missing)} without a translation")
        for message in missing:
            print(f"  {message}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
