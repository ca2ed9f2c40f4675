"""Import a survey tool's export: read it, map it, try it, then store it, safe to repeat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.conflicts import compute_conflicts
from circulade.calls.domain.eligibility import check_call
from circulade.calls.domain.freezing import freeze
from circulade.calls.domain.import_planning import ImportPlan, plan_import, state_of
from circulade.calls.domain.import_report import report_of
from circulade.calls.domain.import_storing import Storing, stage_problem
from circulade.calls.domain.import_targets import targets_of
from circulade.calls.domain.lifecycle import move
from circulade.calls.domain.trouble import Outdated, Refused, WrongStage
from circulade.calls.enums import CallStage, ImportOutcome
from circulade.calls.models import Call, Import, QuestionnaireVersion
from circulade.calls.queries.imports import hidden_contributions, last_mapping
from circulade.calls.queries.questions import current_version, questions_of
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.domain.trial import trial
from circulade.core.models.about import about_fields
from circulade.files.eusurvey import (
    Attachments,
    Export,
    ImportMapping,
    attachments,
    read_export,
    suggest,
)

if TYPE_CHECKING:
    from circulade.accounts.models import User
    from circulade.core.models import Attachment

# Kinds of files that the office may upload here, beside those that everybody may.
EXPORTS = ("xlsx", "xls", "ods", "csv", "xml", "zip")


def start_import(
    call: Call,
    *,
    name: str,
    content: bytes,
    uploads: tuple[str, bytes] | None = None,
    mapping: ImportMapping | None = None,
    metadata: Mapping[str, str] | None = None,
    by: "User | None",
    now: datetime,
) -> Import:
    """Read an export and keep it with a mapping: the one given, the one used last, or what its headers suggest.

    `metadata` names headers that are not recognised, such as {"contribution_id": "Nr."}.
    Raises `SheetError` for a file that cannot be read, and `WrongStage`. No application is touched.
    """
    if problem := stage_problem(call):
        raise WrongStage(problem)
    chosen = mapping or _remembered(call)
    metadata = metadata or (chosen.metadata if chosen else {})
    export = read_export(content, name=name, metadata=metadata)
    if uploads:
        attachments(uploads[1], name=uploads[0])
    chosen = replace(chosen or suggested(export, call), metadata=metadata)
    with transaction.atomic():
        files = [_keep(name, content, by=by, now=now)]
        if uploads:
            files.append(_keep(*uploads, by=by, now=now))
        record = Import.objects.create(
            call=call,
            file=files[0],
            uploads=files[1] if uploads else None,
            mapping=as_json(chosen),
            made_at=now,
            made_by=by,
        )
        for file in files:
            type(file).objects.filter(pk=file.pk).update(**about_fields(record))
        audit(record, "export uploaded", by=by, changes={"sha256": (None, files[0].sha256)}, at=now)
    return record


def _keep(name: str, content: bytes, *, by: "User | None", now: datetime) -> "Attachment":
    return attach(ContentFile(content, name=name), about=None, by=by, at=now, also=EXPORTS)


def _remembered(call: Call) -> ImportMapping | None:
    stored = last_mapping(call)
    return from_json(stored) if stored else None


def as_json(mapping: ImportMapping) -> dict[str, object]:
    """Return a mapping as it is stored."""
    return {
        "columns": {code: list(refs) for code, refs in mapping.columns.items()},
        "options": {code: dict(texts) for code, texts in mapping.options.items()},
        "metadata": dict(mapping.metadata),
    }


def from_json(stored: Mapping[str, Any]) -> ImportMapping:
    """Return a stored mapping."""
    return ImportMapping(
        columns={code: tuple(refs) for code, refs in stored.get("columns", {}).items()},
        options={code: dict(texts) for code, texts in stored.get("options", {}).items()},
        metadata=dict(stored.get("metadata", {})),
    )


def suggested(export: Export, call: Call) -> ImportMapping:
    """Return the mapping that the headers of an export suggest."""
    columns: dict[str, tuple[str, ...]] = {}
    for each in suggest(export.columns, targets_of(questions_of(call))):
        columns[each.code] = (*columns.get(each.code, ()), each.column)
    places = {column.key: place for place, column in enumerate(export.columns)}
    return ImportMapping(
        {code: tuple(sorted(keys, key=places.__getitem__)) for code, keys in columns.items()}
    )


def export_of(record: Import) -> Export:
    """Read the export of an import again."""
    with record.file.file.open() as file:
        content = file.read()
    return read_export(content, name=record.file.name, metadata=from_json(record.mapping).metadata)


def uploads_in(record: Import) -> Attachments | None:
    """Read the uploads of an import: of its ZIP, or of the export if that is one."""
    for kept in (record.uploads, record.file):
        if kept is not None and kept.name.lower().endswith(".zip"):
            with kept.file.open() as file:
                return attachments(file.read(), name=kept.name)
    return None


def set_mapping(record: Import, mapping: ImportMapping, *, by: "User | None", now: datetime) -> None:
    """Change which column answers which question; an earlier dry run no longer counts."""
    if record.applied_at:
        raise Refused(_("This import was applied already: upload the export once more to import it again."))
    with transaction.atomic():
        record.mapping, record.report = as_json(mapping), {}
        record.save(update_fields=["mapping", "report"])
        audit(record, "mapping changed", by=by, at=now)


def dry_run(record: Import) -> ImportPlan:
    """Work out what the import would do and keep the report; no application is touched."""
    plan = plan_of(record)
    if not record.applied_at:
        record.report = report_of(plan)
        record.save(update_fields=["report"])
    return plan


def plan_of(record: Import) -> ImportPlan:
    """Read everything again and work out the import."""
    return plan_import(record.call, export_of(record), from_json(record.mapping), uploads=uploads_in(record))


def apply_import(
    record: Import, *, decided: Mapping[str, str] | None = None, by: "User | None", now: datetime
) -> ImportPlan:
    """Store what the last dry run showed, in one transaction.

    `decided` says "file" or "keep" for contributions in conflict; the others stay as they are and are asked
    about again, and so does what the file changes of applications that `by` has a conflict with. Raises
    `Outdated` if something changed since the dry run: nothing is stored then.
    """
    plan = plan_of(record)
    shown = record.report.get("sha256") if record.report else None
    if shown is not None and shown != plan.sha256:
        raise _outdated(record, plan)
    _store(record, plan, decided=decided or {}, by=by, now=now)
    return plan


def _store(
    record: Import, plan: ImportPlan, *, decided: Mapping[str, str], by: "User | None", now: datetime
) -> None:
    storing: Storing | None = None
    try:
        with transaction.atomic():
            call = Call.objects.select_for_update().get(pk=record.call_id)
            held = Import.objects.select_for_update(of=("self",)).get(pk=record.pk)
            if held.applied_at:
                raise Refused(_("This import was applied already."))
            if problem := stage_problem(call):
                raise WrongStage(problem)
            if state_of(call) != plan.state:
                raise _outdated(record, plan)
            storing = Storing(record, _version(call, by=by, now=now), by=by, now=now)
            left = _left(plan, hidden_contributions(call, by) if by else frozenset())
            storing.store(plan, decided=decided, left=left)
            record.report, record.applied_at = report_of(plan, decided=decided, left=len(left)), now
            record.save(update_fields=["report", "applied_at"])
            counts = {key: (None, number) for key, number in record.report["counts"].items()}
            audit(record, "import applied", by=by, changes=counts, at=now)
            if plan.count(ImportOutcome.UNCHANGED) < len(plan.rows):
                check_call(call)
                compute_conflicts(call, by=by, now=now)
    except BaseException:
        if storing:
            storing.forget_files()
        record.applied_at = None
        raise


def _left(plan: ImportPlan, hidden: frozenset[str]) -> frozenset[str]:
    """Return the contributions whose changes wait for somebody else: nobody alters what they may not see."""
    changing = {ImportOutcome.CHANGED, ImportOutcome.CONFLICT}
    return frozenset(row.contribution_id for row in plan.rows if row.outcome in changing) & hidden


def _outdated(record: Import, plan: ImportPlan) -> Outdated:
    Import.objects.filter(pk=record.pk, applied_at__isnull=True).update(report=report_of(plan))
    return Outdated(_("Applications have changed since the dry run: please look at it again."))


def _version(call: Call, *, by: "User | None", now: datetime) -> QuestionnaireVersion:
    """Return the version of the questions that contributions answer.

    A call that ran in the survey tool alone was never announced here: its questions are frozen now, and it
    counts as announced, without showing in public.
    """
    version = current_version(call)
    if call.stage != CallStage.DRAFT and version is not None:
        return version
    if call.closes_at is None or call.closes_at > now:
        raise WrongStage(
            _("Announce the call before importing into it, or set its dates if it has closed already.")
        )
    version = freeze(call, by=by, now=now)
    if call.stage == CallStage.DRAFT:
        move(call, CallStage.ANNOUNCED, by=by, now=now)
    return version


@dataclass(frozen=True, slots=True)
class Imported:
    """An import done at once; `stored` is False if it was only tried, or refused for its problems."""

    record: Import
    plan: ImportPlan
    stored: bool


def import_file(
    call: Call,
    *,
    name: str,
    content: bytes,
    mapping: ImportMapping | None = None,
    uploads: tuple[str, bytes] | None = None,
    only_try: bool = False,
    accept_problems: bool = False,
    by: "User | None",
    now: datetime,
) -> Imported:
    """Upload, try and store an export at once, as the command line does; conflicts are left to be decided.

    Nothing at all is stored with `only_try`, or if something would be left out and `accept_problems` is False.
    """
    with trial() as attempt:
        record = start_import(
            call, name=name, content=content, uploads=uploads, mapping=mapping, by=by, now=now
        )
        attempt.holds(record.file, record.uploads)
        plan = dry_run(record)
        attempt.kept = not only_try and (accept_problems or plan.lossless)
        if attempt.kept:
            _store(record, plan, decided={}, by=by, now=now)
    return Imported(record, plan, attempt.kept)
