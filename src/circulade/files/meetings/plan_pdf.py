"""Meeting plans as PDF: one person's day, and who sits at which table."""

from typing import Any

from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pdf


def person_pdf(data: dict[str, Any]) -> bytes:
    """Set one person's meetings; `data` has event, place, zone, plan, name, labels, title and rows of four cells."""
    return _set({**data, "kind": "person"})


def tables_pdf(data: dict[str, Any]) -> bytes:
    """Set the tables of a day; `data` has event, place, zone, plan, labels, title and slots with time and rows."""
    return _set({**data, "kind": "tables"})


def _set(data: dict[str, Any]) -> bytes:
    return set_pdf("meetings/plan.typ", replace_unprintable(data, found=set()), day=None)
