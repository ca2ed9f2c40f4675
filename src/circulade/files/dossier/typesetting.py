"""Set a typst template: data in as JSON, PDF or PNG out; the one module that calls typst.

Data reaches the template as text and is decoded there: it is never markup. Only the fonts that matplotlib
ships are used, so that the same input gives the same bytes on every machine.
"""

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from importlib.resources import files

import typst

from circulade.files.dossier.glyphs import font_directory


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the shipped fonts; neither the system's nor typst's own."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_directory())]
    )


@lru_cache(maxsize=8)
def template(name: str) -> bytes:
    """Return a template that lies in `files`: beside this module, or in the folder that its name begins with."""
    folder, _slash, file = name.rpartition("/")
    return (files(f"circulade.files.{folder or 'dossier'}") / file).read_bytes()


def set_pdf(name: str, data: object, *, day: date | None) -> bytes:
    """Set a template as an accessible PDF (PDF/UA-1); `day` is the only date in it."""
    # Midnight UTC of the given day: the clock of the machine never enters the document.
    moment = None if day is None else datetime.combine(day, time(), tzinfo=UTC)
    return _one(
        typst.compile(
            template(name),
            font_paths=fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": _encoded(data)},
            pdf_standards=["ua-1"],
            timestamp=moment,
        )
    )


def set_pages(name: str, data: object, *, ppi: float) -> list[bytes]:
    """Set a template as PNG, one picture a page."""
    made = typst.compile(
        template(name),
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs={"data": _encoded(data)},
    )
    return [made] if isinstance(made, bytes) else [_one(page) for page in made]


def _encoded(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _one(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made
