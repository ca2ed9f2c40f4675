"""Save, submit and reopen an assessment: each field on its own, so that two windows lose nothing.

A field carries the mark of what stood in it when the assessor began; if something else stands there now,
nothing is stored and the difference comes back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.assessing_trouble import (
    AlreadySubmitted,
    AssessmentClosed,
    AssessmentGone,
    IncompleteScores,
    ScoreOverlap,
    ScoreProblem,
)
from circulade.calls.domain.score_values import BadScore, plain, read_score
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.models import Assessment, AssessmentPhase, Criterion, Score
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User

SCORE, COMMENT = "score-", "comment-"
PANEL, FEEDBACK = "panel", "feedback"
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Typed:
    """What the assessor typed into a field, and the mark of what stood there before (None: whatever stood there).

    Fields are `score-CRITERION`, `comment-CRITERION`, `panel` and `feedback`.
    """

    field: str
    raw: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the fields: marks of those stored; problems and overlaps, which were not stored."""

    marks: Mapping[str, str]
    problems: tuple[ScoreProblem, ...] = ()
    overlaps: tuple[ScoreOverlap, ...] = ()
    changed: frozenset[str] = frozenset()
    revision: int = 0


@dataclass(slots=True)
class _Sheet:
    """A score sheet while it is being written."""

    assessment: Assessment
    criteria: dict[str, Criterion]
    scores: dict[str, Score]
    touched: set[str] = field(default_factory=set)

    def stored(self, name: str) -> str:
        if name == PANEL:
            return self.assessment.comment
        if name == FEEDBACK:
            return self.assessment.feedback
        kind, _dash, code = name.partition("-")
        held = self.scores.get(code)
        return "" if held is None else plain(held.value) if kind == "score" else held.comment

    def read(self, entry: Typed) -> str:
        if entry.field.startswith(SCORE):
            return plain(read_score(self.criteria[entry.field.removeprefix(SCORE)], entry.raw))
        text = entry.raw.replace("\r\n", "\n").replace("\x00", "").strip()
        if len(text) > LONGEST:
            raise BadScore(_("Comments have at most 20,000 characters: this one has %d.") % len(text))
        return text

    def write(self, name: str, value: str) -> None:
        self.touched.add(name)
        if name == PANEL:
            self.assessment.comment = value
        elif name == FEEDBACK:
            self.assessment.feedback = value
        else:
            kind, _dash, code = name.partition("-")
            held = self.scores.setdefault(
                code, Score(assessment=self.assessment, criterion=self.criteria[code])
            )
            if kind == "score":
                held.value = read_score(self.criteria[code], value)
            else:
                held.comment = value

    def save(self, *, now: datetime) -> None:
        for code in {name.partition("-")[2] for name in self.touched if "-" in name}:
            self.scores[code].save()
        self.assessment.revision += 1
        self.assessment.changed_at = now
        self.assessment.save(update_fields=["comment", "feedback", "revision", "changed_at", "state"])


def mark(text: str) -> str:
    """Return the mark of what stands in a field."""
    return sha256(text.encode()).hexdigest()[:12]


def fields_of(criteria: Iterable[Criterion]) -> list[str]:
    """Return the fields of a score sheet."""
    pairs = [name for each in criteria for name in (SCORE + each.code, COMMENT + each.code)]
    return [*pairs, PANEL, FEEDBACK]


def why_closed(assessment: Assessment, *, now: datetime) -> str:
    """Say why nobody scores now; empty while scoring is open."""
    call = assessment.application.call
    if call.stage != CallStage.ASSESSMENT:
        return _("The call is at the stage “%s”: scores can no longer be changed.") % call.get_stage_display()
    phase = AssessmentPhase.objects.filter(call=call).first()
    if phase is not None and phase.closes_at is not None and phase.closes_at <= now:
        return _("The assessment of this call has closed: ask the selection lead if a score has to change.")
    return ""


def held_open(assessment: Assessment, *, now: datetime) -> Assessment:
    """Lock an assessment and see that its assessor may still write; call it inside the transaction."""
    locked = Assessment.objects.select_for_update(of=("self",)).select_related(
        "assessor", "application__call__programme"
    )
    found = locked.filter(pk=assessment.pk).first()
    if found is None or found.state == AssessmentState.DECLINED or found.assessor.left_at is not None:
        raise AssessmentGone(_("This application is not with you any more. Nothing was stored."))
    if reason := why_closed(found, now=now):
        raise AssessmentClosed(reason)
    return found


def save_scores(assessment: Assessment, typed: Iterable[Typed], *, by: "User | None", now: datetime) -> Kept:
    """Store each field that nothing changed meanwhile; a score off the scale is refused by name.

    Raises AssessmentGone, AssessmentClosed or AlreadySubmitted, and has then stored nothing.
    """
    entries = list(typed)
    with transaction.atomic():
        held = held_open(assessment, now=now)
        if held.state == AssessmentState.SUBMITTED:
            raise AlreadySubmitted(_("This assessment is submitted: reopen it before you change anything."))
        kept = _store(_sheet(held), entries, by=by, now=now)
    assessment.state, assessment.revision = held.state, held.revision
    return kept


def _sheet(held: Assessment) -> _Sheet:
    criteria = {each.code: each for each in held.application.call.criteria.all()}
    scores = {each.criterion.code: each for each in held.scores.select_related("criterion")}
    return _Sheet(held, criteria, scores)


def _store(sheet: _Sheet, entries: list[Typed], *, by: "User | None", now: datetime) -> Kept:
    names = set(fields_of(sheet.criteria.values()))
    problems: list[ScoreProblem] = []
    overlaps: list[ScoreOverlap] = []
    for entry in entries:
        if entry.field not in names:
            continue
        stored = sheet.stored(entry.field)
        try:
            value = sheet.read(entry)
        except BadScore as error:
            problems.append(ScoreProblem(entry.field, entry.raw, str(error)))
            continue
        if value == stored or entry.seen == mark(value):
            continue  # nothing new, or nothing typed here: what another window stored stays
        if entry.seen is not None and entry.seen != mark(stored):
            at = sheet.assessment.changed_at
            overlaps.append(ScoreOverlap(entry.field, stored, value, mark(stored), at))
        else:
            sheet.write(entry.field, value)
    if sheet.touched:
        if sheet.assessment.state == AssessmentState.ASSIGNED:
            sheet.assessment.state = AssessmentState.STARTED
            changes = {"state": (AssessmentState.ASSIGNED, AssessmentState.STARTED)}
            audit(sheet.assessment, "assessment started", by=by, changes=changes, at=now)
        sheet.save(now=now)
    marks = {name: mark(sheet.stored(name)) for name in sheet.touched}
    return Kept(marks, tuple(problems), tuple(overlaps), frozenset(sheet.touched), sheet.assessment.revision)


def submit_assessment(assessment: Assessment, *, by: "User | None", now: datetime) -> Assessment:
    """Hand an assessment in: every criterion that counts needs its score. Raises IncompleteScores."""
    with transaction.atomic():
        held = held_open(assessment, now=now)
        if held.state == AssessmentState.SUBMITTED:
            return held
        sheet = _sheet(held)
        missing = tuple(
            ScoreProblem(SCORE + code, "", _("%s: no score yet.") % criterion.name)
            for code, criterion in sheet.criteria.items()
            if criterion.weight > 0 and not sheet.stored(SCORE + code)
        )
        if missing:
            raise IncompleteScores(
                _("Not submitted: every criterion that counts needs a score. What you typed is saved."),
                missing,
            )
        old, held.state, held.submitted_at = held.state, AssessmentState.SUBMITTED, now
        held.save(update_fields=["state", "submitted_at"])
        given = {SCORE + code: (None, sheet.stored(SCORE + code)) for code in sheet.criteria}
        audit(held, "assessment submitted", by=by, changes={"state": (old, "submitted"), **given}, at=now)
    assessment.state, assessment.submitted_at = held.state, held.submitted_at
    return held


def reopen_assessment(assessment: Assessment, *, by: "User", now: datetime) -> Assessment:
    """Take a submitted assessment back to change it; it does not count until it is submitted again."""
    with transaction.atomic():
        held = held_open(assessment, now=now)
        if held.state == AssessmentState.SUBMITTED:
            held.state, held.submitted_at = AssessmentState.STARTED, None
            held.save(update_fields=["state", "submitted_at"])
            changes = {"state": (AssessmentState.SUBMITTED, AssessmentState.STARTED)}
            audit(held, "assessment reopened", by=by, changes=changes, at=now)
    assessment.state, assessment.submitted_at = held.state, held.submitted_at
    return held
