"""Take a list of participants in: read it, map it, try it, then store it, safe to repeat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.domain.trial import trial
from circulade.core.models.about import about_fields
from circulade.files.b2match import FIELDS, PeopleFile, read_people, suggested_columns
from circulade.files.eusurvey import ImportMapping
from circulade.matchmaking.domain.import_planning import ImportPlan, plan_import
from circulade.matchmaking.domain.import_reading import by_header
from circulade.matchmaking.domain.import_report import report_of
from circulade.matchmaking.domain.import_storing import store_plan
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import ImportOutcome
from circulade.matchmaking.models import MeetingDay, ParticipantImport

if TYPE_CHECKING:
    from circulade.accounts.models import User

# Kinds of files that the office may upload here, beside those that everybody may.
LISTS = ("xlsx", "xls", "ods", "csv")


def start_import(
    day: MeetingDay,
    *,
    name: str,
    content: bytes,
    mapping: ImportMapping | None = None,
    by: "User | None",
    now: datetime,
) -> ParticipantImport:
    """Read a list and keep it with a mapping: the one given, the one used last, or what its headers suggest.

    Raises `SheetError` for a file that cannot be read. Nobody is registered.
    """
    people = read_people(content, name=name)
    if mapping is not None and (unknown := sorted(set(mapping.columns) - set(FIELDS))):
        told = {"field": unknown[0], "known": ", ".join(FIELDS)}
        raise MeetingRefused(_("Mapping: “%(field)s” is no field; there are %(known)s.") % told)
    chosen = mapping or _fitting(_remembered(day), people) or _suggested(people)
    with transaction.atomic():
        file = attach(ContentFile(content, name=name), about=None, by=by, at=now, also=LISTS)
        record = ParticipantImport.objects.create(
            day=day, file=file, mapping=as_json(chosen), made_at=now, made_by=by
        )
        type(file).objects.filter(pk=file.pk).update(**about_fields(record))
        audit(record, "list of participants uploaded", by=by, changes={"sha256": (None, file.sha256)}, at=now)
    return record


def as_json(mapping: ImportMapping) -> dict[str, list[str]]:
    """Return a mapping as it is stored."""
    return {code: list(refs) for code, refs in mapping.columns.items()}


def from_json(stored: Mapping[str, Any]) -> ImportMapping:
    """Return a stored mapping."""
    return ImportMapping({code: tuple(refs) for code, refs in stored.items()})


def _remembered(day: MeetingDay) -> ImportMapping | None:
    """Return the mapping used last for this day, else for another one of the programme."""
    earlier = ParticipantImport.objects.exclude(mapping={})
    for imports in (
        earlier.filter(day=day),
        earlier.filter(day__event__programme=day.event.programme_id, applied_at__isnull=False),
    ):
        if (found := imports.order_by("-made_at", "-pk").first()) is not None:
            return from_json(found.mapping)
    return None


def _fitting(mapping: ImportMapping | None, people: PeopleFile) -> ImportMapping | None:
    """Return a remembered mapping, with what the headers suggest for what it does not find in this file."""
    if mapping is None:
        return None
    headers = {column.header for column in people.columns}
    kept = {code: refs for code, refs in mapping.columns.items() if refs[0] in headers}
    new = {code: refs for code, refs in _suggested(people).columns.items() if code in mapping.columns}
    return ImportMapping(new | kept) if kept else None


def _suggested(people: PeopleFile) -> ImportMapping:
    found = suggested_columns(people.columns).columns
    return by_header({code: refs[0] for code, refs in found.items()}, people)


def people_in(record: ParticipantImport) -> PeopleFile:
    """Read the list of an import again."""
    with record.file.file.open() as file:
        return read_people(file.read(), name=record.file.name)


def set_mapping(
    record: ParticipantImport, mapping: ImportMapping, *, by: "User | None", now: datetime
) -> None:
    """Change which column states what; an earlier dry run no longer counts."""
    if record.applied_at:
        raise MeetingRefused(_("This list was taken in already: upload it once more to take it in again."))
    with transaction.atomic():
        record.mapping, record.report = as_json(mapping), {}
        record.save(update_fields=["mapping", "report"])
        audit(record, "mapping changed", by=by, at=now)


def plan_of(record: ParticipantImport) -> ImportPlan:
    """Read everything again and work out the import."""
    return plan_import(record.day, people_in(record), from_json(record.mapping))


def dry_run(record: ParticipantImport) -> ImportPlan:
    """Work out what the import would do and keep the report; nobody is registered or changed."""
    plan = plan_of(record)
    if not record.applied_at:
        record.report = report_of(plan)
        record.save(update_fields=["report"])
    return plan


def apply_import(
    record: ParticipantImport, *, tell: bool = False, by: "User | None", now: datetime
) -> ImportPlan:
    """Store what the last dry run showed, in one transaction; `tell` writes to whoever is newly registered.

    Raises MeetingRefused if something changed since the dry run: nothing is stored then.
    """
    with transaction.atomic():
        MeetingDay.objects.select_for_update().get(pk=record.day_id)
        held = ParticipantImport.objects.select_for_update(of=("self",)).get(pk=record.pk)
        if held.applied_at:
            raise MeetingRefused(_("This list was taken in already."))
        plan = plan_of(record)
        shown = record.report.get("sha256") if record.report else None
        outdated = shown is not None and shown != plan.sha256
        if not outdated:
            waiting = store_plan(record, plan, tell=tell, by=by, now=now)
            record.report, record.applied_at = report_of(plan, waiting=waiting), now
            record.save(update_fields=["report", "applied_at"])
            counts = {outcome.value: (None, plan.count(outcome)) for outcome in ImportOutcome}
            audit(record, "list of participants taken in", by=by, changes=counts, at=now)
    if outdated:
        ParticipantImport.objects.filter(pk=record.pk).update(report=report_of(plan))
        raise MeetingRefused(_("People have changed since this was tried: please look at it again."))
    return plan


@dataclass(frozen=True, slots=True)
class Imported:
    """An import done at once; `stored` is False if it was only tried, or refused for its problems."""

    record: ParticipantImport
    plan: ImportPlan
    stored: bool


def import_file(
    day: MeetingDay,
    *,
    name: str,
    content: bytes,
    mapping: ImportMapping | None = None,
    only_try: bool = False,
    accept_problems: bool = False,
    tell: bool = False,
    by: "User | None",
    now: datetime,
) -> Imported:
    """Upload, try and store a list at once, as the command line does.

    Nothing at all is stored with `only_try`, or if something would be left out and `accept_problems` is False.
    """
    with trial() as attempt:
        record = start_import(day, name=name, content=content, mapping=mapping, by=by, now=now)
        attempt.holds(record.file)
        plan = dry_run(record)
        attempt.kept = not only_try and (accept_problems or plan.lossless)
        if attempt.kept:
            apply_import(record, tell=tell, by=by, now=now)
    return Imported(record, plan, attempt.kept)
