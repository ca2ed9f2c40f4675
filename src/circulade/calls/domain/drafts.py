"""Save answers of the working copy, by several colleagues at once, without a lost update."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.answers import validate
from circulade.calls.domain.problems import Problem
from circulade.calls.domain.trouble import Overlap
from circulade.calls.enums import QuestionKind
from circulade.calls.models import Answer, Application, FrozenQuestion
from circulade.calls.queries.files import belongs
from circulade.calls.queries.questions import questions_for
from circulade.files.canonical import digest

if TYPE_CHECKING:
    from circulade.accounts.models import User

# Somebody who comes back after so long begins anew: what stood there then is kept to compare with.
SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody typed for one question, and the revision of the answer that they had before them (0: none).

    `was` is the fingerprint of the answer as they saw it: a whole form also sends what nobody touched, and that
    must neither overwrite a colleague nor count as an overlap.
    """

    question: str
    raw: Any
    seen: int
    was: str = ""


def fingerprint(value: Any) -> str:
    """Return a short digest of an answer, to tell whether a form sends it back untouched."""
    return digest(value)[:16]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the entries: revisions now stored, problems (stored as typed), overlaps (not stored)."""

    revisions: dict[str, int]
    problems: tuple[Problem, ...]
    overlaps: tuple[Overlap, ...]
    changed: frozenset[str]


def save_answers(
    application: Application, entries: Iterable[Entry], *, by: "User | None", now: datetime
) -> Saved:
    """Store each entry whose answer nobody changed meanwhile; the others come back with the difference.

    What breaks a rule is stored as typed, with its problem: a draft loses nothing. Nothing here asks for
    the deadline, since a submission, once made, is not touched by the working copy.
    """
    questions = {question.code: question for question in questions_for(application)}
    revisions: dict[str, int] = {}
    problems: list[Problem] = []
    overlaps: list[Overlap] = []
    changed: set[str] = set()
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        stored = {answer.question: answer for answer in application.answers.select_related("changed_by")}
        for entry in entries:
            question = questions.get(entry.question)
            if question is None:
                continue
            checked = validate(question, entry.raw)
            held = stored.get(entry.question)
            revision = held.revision if held else 0
            if checked.problem is None and _is_a_strangers_file(application, question, checked.value):
                problems.append(Problem(question.code, "file", _("Please upload the file once more.")))
                continue
            if (held.value if held else None) == checked.value:
                revisions[entry.question] = revision
            elif revision != entry.seen and entry.was == fingerprint(checked.value):
                continue  # untouched here, changed elsewhere: theirs stands
            elif revision != entry.seen and held is not None:
                overlaps.append(_overlap(held, entry, mine=checked.value))
                continue
            else:
                revisions[entry.question] = _store(application, question, held, checked.value, by=by, now=now)
                changed.add(entry.question)
            if checked.problem is not None:
                problems.append(checked.problem)
    return Saved(revisions, tuple(problems), tuple(overlaps), frozenset(changed))


def _is_a_strangers_file(application: Application, question: FrozenQuestion, value: Any) -> bool:
    return question.kind == QuestionKind.FILE and value is not None and not belongs(application, value)


def _overlap(held: Answer, entry: Entry, *, mine: Any) -> Overlap:
    return Overlap(
        question=entry.question,
        base=held.before if held.before_revision == entry.seen else None,
        theirs=held.value,
        mine=mine,
        revision=held.revision,
        changed_by=str(held.changed_by or ""),
        changed_at=held.changed_at,
    )


def _store(
    application: Application,
    question: FrozenQuestion,
    held: Answer | None,
    value: Any,
    *,
    by: "User | None",
    now: datetime,
) -> int:
    if held is None:
        Answer.objects.create(
            application=application, question=question.code, value=value, changed_at=now, changed_by=by
        )
        return 1
    if held.changed_by_id != (by.pk if by else None) or now - held.changed_at > SITTING:
        held.before, held.before_revision = held.value, held.revision
    held.value, held.revision = value, held.revision + 1
    held.changed_at, held.changed_by = now, by
    held.save()
    return held.revision
