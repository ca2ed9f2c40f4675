"""Records that somebody may not see, told by the app that knows: lists of the office leave out what is about them.

An app calls `register_withheld` in its `AppConfig.ready`; a list of letters then asks `withheld_from` and needs
to know no app.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User
    from circulade.core.models import Run

Source = Callable[["User", "Programme"], Collection[str]]

_sources: dict[type[models.Model], list[Source]] = {}


def register_withheld(model: type[models.Model], source: Source) -> None:
    """Say which records of `model`, by their keys as text, are kept from a user in a programme; apps add up."""
    sources = _sources.setdefault(model, [])
    if source not in sources:
        sources.append(source)


def withheld_from(user: "User", programme: "Programme") -> list[tuple[type[models.Model], Collection[str]]]:
    """Return what is kept from a user, by model; a model of which nothing is kept is left out."""
    found = (
        (model, [key for source in sources for key in source(user, programme)])
        for model, sources in _sources.items()
    )
    return [(model, keys) for model, keys in found if keys]


def is_withheld(record: models.Model, user: "User", programme: "Programme") -> bool:
    """Tell whether a record is kept from a user."""
    return any(str(record.pk) in source(user, programme) for source in _sources.get(type(record), ()))


def withheld_keys(model: type[models.Model], user: "User", programme: "Programme") -> frozenset[str]:
    """Return the keys of the records of a model that are kept from a user."""
    return frozenset(key for source in _sources.get(model, ()) for key in source(user, programme))


def without_hashes(runs: "Iterable[Run]", kept: Collection[str]) -> "Iterator[Run]":
    """Yield runs; the hashes of those kept from the reader are left out, a guess could be tried against them."""
    for run in runs:
        if str(run.pk) in kept:
            run.inputs_sha256 = run.result_sha256 = ""
        yield run
