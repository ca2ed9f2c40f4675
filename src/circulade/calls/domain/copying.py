"""Copy a call from an earlier one: texts, questions, criteria, tracks, letters and rules; dates shifted or left out."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from circulade.calls.domain.editing import check_slug
from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.cohorts.models import RuleSet
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User

# A year on, on the same day of the week.
YEAR = timedelta(weeks=52)
DATES = ("opens_at", "closes_at", "session_at")
# What belongs to the applicants of one selection, or to its draw.
OF_ONE_SELECTION = {"seed", "include", "exclude", "together", "apart"}
FRESH = {
    "stage": CallStage.DRAFT,
    "announced_at": None,
    "cancel_reason": None,
    "factsheet": None,
    "decision_expected": None,
    "revision": 1,
}


def copy_call(
    source: Call,
    *,
    slug: str,
    title: dict[str, str],
    by: "User",
    now: datetime,
    shift: timedelta | None = None,
) -> Call:
    """Store a draft like an earlier call; with `shift` its dates move on by the wall clock, without they are empty."""
    address = check_slug(source.programme, slug)
    with transaction.atomic():
        made = Call.objects.get(pk=source.pk)
        made.pk = None
        made._state.adding = True
        made.slug, made.title, made.copied_from, made.created_at = address, title, source, now
        for field, value in FRESH.items():
            setattr(made, field, value)
        for field in DATES:
            setattr(made, field, shifted(getattr(source, field), by=shift, zone=source.time_zone))
        made.save(force_insert=True)
        for related in ("tracks", "criteria", "questions", "letter_templates"):
            _copy_rows(getattr(source, related).all(), made)
        _copy_rules(source, made, by=by)
        audit(made, "call copied", by=by, changes={"copied_from": (None, source.pk)}, at=now)
    return made


def shifted(moment: datetime | None, *, by: timedelta | None, zone: str) -> datetime | None:
    """Move a moment by the clock on the wall, so that 18:00 stays 18:00 across a change to summer time."""
    if moment is None or by is None:
        return None
    local = moment.astimezone(ZoneInfo(zone))
    return (local.replace(tzinfo=None) + by).replace(tzinfo=ZoneInfo(zone))


def _copy_rows(rows: "models.QuerySet[models.Model]", made: Call) -> None:
    copies = list(rows)
    for row in copies:
        row.pk = None
        row._state.adding = True
        row.call = made  # type: ignore[attr-defined]  # each of these models belongs to a call
    rows.model._default_manager.bulk_create(copies)


def _copy_rules(source: Call, made: Call, *, by: "User") -> None:
    kind = ContentType.objects.get_for_model(Call)
    held = RuleSet.objects.filter(content_type=kind, object_id=str(source.pk)).first()
    if held is None:
        return
    RuleSet.objects.create(
        programme_id=made.programme_id,
        rules={key: value for key, value in held.rules.items() if key not in OF_ONE_SELECTION},
        changed_by=by,
        content_type=kind,
        object_id=str(made.pk),
    )
