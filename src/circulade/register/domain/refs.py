"""Stable public references: readable, unique in a programme, never changed."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.text import slugify

# Old letters that are no base letter with an accent, so that slugify would drop them.
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"}
)


def free_ref(model: type[models.Model], *, programme_id: int, names: Mapping[str, str]) -> str:
    """A reference made of the English name, else of the first that gives one, numbered when it is taken."""
    ordered = [names.get("en", ""), *(text for _, text in sorted(names.items()))]
    base = next(filter(None, map(_slug, ordered)), model._meta.model_name or "record")
    return numbered(base, set(_taken(model, programme_id=programme_id, base=base)))


def ref_like(text: str, *, fallback: str, taken: set[str]) -> str:
    """A reference made of a text, or the fallback where it gives none, numbered when it is taken."""
    return numbered(_slug(text) or fallback, taken)


def numbered(wanted: str, taken: set[str]) -> str:
    """Return the wanted reference, with the first free number when it is taken."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(ref for ref in names if ref not in taken)


def _slug(text: str) -> str:
    return slugify(text.translate(LETTERS))[:70].strip("-")


def _taken(model: type[models.Model], *, programme_id: int, base: str) -> Any:
    rows = model._default_manager.filter(programme_id=programme_id, ref__startswith=base)
    return rows.values_list("ref", flat=True)
