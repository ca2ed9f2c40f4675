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
    slugs = (slugify(text.translate(LETTERS)) for text in ordered)
    base = next((slug for slug in slugs if slug), model._meta.model_name or "record")[:70].strip("-")
    taken = set(_taken(model, programme_id=programme_id, base=base))
    if base not in taken:
        return base
    return next(ref for number in range(2, len(taken) + 3) if (ref := f"{base}-{number}") not in taken)


def _taken(model: type[models.Model], *, programme_id: int, base: str) -> Any:
    rows = model._default_manager.filter(programme_id=programme_id, ref__startswith=base)
    return rows.values_list("ref", flat=True)
