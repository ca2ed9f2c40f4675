"""Work out what an import would do with each contribution, without doing it: the dry run."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from circulade.calls.domain.import_answers import (
    AnswerReader,
    CellProblem,
    cells_of,
    of_file,
    owners_of,
    places_of,
)
from circulade.calls.domain.import_files import Upload, uploads_of
from circulade.calls.domain.import_targets import targets_of
from circulade.calls.enums import ApplicationState, Eligibility, ImportOutcome
from circulade.calls.models import Application, Call, FrozenQuestion
from circulade.calls.queries.imports import imported_applications, last_submission_ids
from circulade.calls.queries.questions import questions_of
from circulade.files.eusurvey import Attachments, Export, ImportMapping, Row, apply
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language


@dataclass(frozen=True, slots=True)
class Planned:
    """One contribution: what becomes of it, and its answers as the file states them."""

    contribution_id: str
    row: int
    outcome: ImportOutcome
    stated: dict[str, Any]
    files: Mapping[str, Upload]
    language: str
    created: datetime | None
    updated: datetime | None
    application_id: int | None = None
    ref: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    missing: tuple[str, ...] = ()

    @property
    def changed_codes(self) -> tuple[str, ...]:
        """Return the questions whose answer differs from what the export said before."""
        codes = dict.fromkeys([*self.before, *self.stated])
        return tuple(code for code in codes if self.before.get(code) != self.stated.get(code))


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; two plans with the same digest do the same."""

    rows: tuple[Planned, ...]
    problems: tuple[CellProblem, ...]
    questions: tuple[FrozenQuestion, ...]
    state: str
    absent: tuple[str, ...] = ()
    """References of applications imported before that this file does not hold; they stay."""

    def count(self, outcome: ImportOutcome) -> int:
        """Count the contributions of an outcome."""
        return Counter(row.outcome for row in self.rows)[outcome]

    @property
    def lossless(self) -> bool:
        """Tell whether no answer and no contribution is left out."""
        return not any(problem.lost for problem in self.problems)

    @property
    def sha256(self) -> str:
        """Return a digest over what would be done."""
        return fingerprint([[row.contribution_id, row.outcome, row.ref, row.stated] for row in self.rows])


def fingerprint(value: Any) -> str:
    """Return a SHA-256 that tells two states of this database apart; it leaves it nowhere, so speed counts."""
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def state_of(call: Call) -> str:
    """Return a digest over all of a call's applications that decides what an import does with them."""
    latest = last_submission_ids(call)
    return fingerprint(
        [
            [key, each.pk, each.state, each.eligibility, latest.get(each.pk), _stated_before(each)]
            for key, each in imported_applications(call).items()
        ]
    )


def plan_import(
    call: Call, export: Export, mapping: ImportMapping, *, uploads: Attachments | None = None
) -> ImportPlan:
    """Work out an import: nothing is stored."""
    questions, state = questions_of(call), state_of(call)
    applied = apply(export, mapping, targets_of(questions))
    found = (*applied.problems, *(uploads.problems if uploads else ()))
    owners = owners_of(export) if found else {}
    reader = AnswerReader(questions, [of_file(problem, owners) for problem in found])
    columns = places_of(export, mapping)
    contributions = {contribution.id: contribution for contribution in export.contributions}
    known = imported_applications(call)
    latest = last_submission_ids(call)
    rows = []
    for row in applied.rows:
        places = cells_of(contributions[row.contribution_id], columns)
        stated, missing = reader.read(row, places)
        files = uploads_of(row, questions, uploads, places, reader.problems)
        application = known.get(row.contribution_id)
        stated |= _files_stated(questions, row, files, application)
        rows.append(_planned(call, row, stated, files, missing, application, latest))
    held = {row.contribution_id for row in rows}
    absent = tuple(each.ref for key, each in known.items() if key not in held)
    return ImportPlan(tuple(rows), tuple(reader.problems), questions, state, absent)


def _files_stated(
    questions: tuple[FrozenQuestion, ...], row: Row, files: Mapping[str, Upload], known: Application | None
) -> dict[str, str]:
    """Return the files by their SHA-256; one that came with an earlier import need not be there again."""
    stated = {code: upload.stated for code, upload in files.items()}
    before = _stated_before(known)
    for question in questions:
        code = question.code
        if question.kind == "file" and code not in stated and row.answers.get(code) and code in before:
            stated[code] = before[code]
    return stated


def _stated_before(known: Application | None) -> dict[str, Any]:
    imported = getattr(known, "imported", None)
    return dict(imported.stated) if imported else {}


def _planned(
    call: Call,
    row: Row,
    stated: dict[str, Any],
    files: Mapping[str, Upload],
    missing: tuple[str, ...],
    application: Application | None,
    latest: Mapping[int, int],
) -> Planned:
    before = _stated_before(application)
    outcome, reason = _outcome(application, stated, before, latest)
    created, updated = _moment(call, row.created), _moment(call, row.updated)
    return Planned(
        contribution_id=row.contribution_id,
        row=row.row,
        outcome=outcome,
        stated=stated,
        files=files,
        language=_language(row.language),
        created=created or updated,
        updated=updated or created,
        application_id=application.pk if application else None,
        ref=application.ref if application else "",
        before=before,
        reason=reason,
        missing=missing,
    )


def _outcome(
    application: Application | None,
    stated: Mapping[str, Any],
    before: Mapping[str, Any],
    latest: Mapping[int, int],
) -> tuple[ImportOutcome, str]:
    if application is None:
        return ImportOutcome.NEW, ""
    if stated == before:
        return ImportOutcome.UNCHANGED, ""
    imported = getattr(application, "imported", None)
    if application.state == ApplicationState.WITHDRAWN:
        return ImportOutcome.CONFLICT, _("It was withdrawn after the last import.")
    if imported is None or latest.get(application.pk) != imported.submission_id:
        return ImportOutcome.CONFLICT, _("It was changed here after the last import.")
    if application.eligibility != Eligibility.OPEN:
        return ImportOutcome.CONFLICT, _("Its eligibility was decided on the earlier answers.")
    return ImportOutcome.CHANGED, ""


def _moment(call: Call, naive: datetime | None) -> datetime | None:
    """Read the export's time, which names no zone, in the zone of the call."""
    if naive is None or naive.tzinfo is not None:
        return naive
    return naive.replace(tzinfo=ZoneInfo(call.time_zone))


def _language(code: str) -> str:
    try:
        return language(code).code if code else ""
    except UnknownCode:
        return ""
