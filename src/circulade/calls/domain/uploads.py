"""Files among the answers: uploads are stored first, and only files of the application itself can be answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.files.base import File

from circulade.calls.domain.drafts import Entry
from circulade.calls.domain.problems import Problem
from circulade.calls.models import Application
from circulade.core.domain.attachments import Refused, attach

if TYPE_CHECKING:
    from circulade.accounts.models import User


def store_uploads(
    application: Application, entries: Iterable[Entry], *, by: "User", now: datetime
) -> tuple[list[Entry], tuple[Problem, ...]]:
    """Replace each upload by the id of its attachment; a refused file is a problem and leaves the answer as it was."""
    kept: list[Entry] = []
    problems: list[Problem] = []
    for entry in entries:
        if not isinstance(entry.raw, File):
            kept.append(entry)
            continue
        try:
            stored = attach(entry.raw, about=application, by=by, at=now)
        except Refused as refused:
            problems.append(Problem(entry.question, "file", str(refused)))
            continue
        kept.append(Entry(entry.question, str(stored.pk), entry.seen))
    return kept, tuple(problems)
