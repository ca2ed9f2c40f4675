"""Check people in at the door: by code, by list, or by scans that a phone kept while it had no network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.trouble import Refused
from circulade.events.enums import CheckInSource, RegistrationState
from circulade.events.models import CheckIn, Event, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User

# Letters that people type for others: the alphabet of codes has neither 0 nor O, 1 nor I.
MEANT = str.maketrans({" ": "", "-": ""})


class NotExpected(Refused):
    """Nobody with this code has a seat; the sentence says what is known."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that a phone read, when, and the name of the reading."""

    code: str
    at: datetime
    scan: UUID


def expected(event: Event, code: str) -> Registration:
    """Return whose code this is; raises NotExpected."""
    typed = code.upper().translate(MEANT)
    one = event.registrations.filter(code=typed).first()
    if one is None:
        raise NotExpected(_("No registration has the code “%s”.") % typed[:20], field="code")
    one.event = event
    if one.state != RegistrationState.APPROVED:
        raise NotExpected(
            _("%(name)s has no seat: %(state)s.") % {"name": one.name, "state": one.get_state_display()},
            field="code",
        )
    return one


def check_in(
    one: Registration,
    *,
    at: datetime,
    by: "User | None",
    source: CheckInSource = CheckInSource.CODE,
    scan: UUID | None = None,
) -> tuple[CheckIn, bool]:
    """Note that somebody came; tells whether it is new. Of several readings the earliest stands."""
    with transaction.atomic():
        Registration.objects.select_for_update().get(pk=one.pk)
        held = CheckIn.objects.filter(registration=one).first()
        if held is not None:
            if at < held.at:
                held.at = at
                held.save(update_fields=["at"])
            return held, False
        made = CheckIn.objects.create(registration=one, at=at, by=by, source=source, scan=scan or uuid4())
        audit(one, "checked in", by=by, changes={"source": (None, source.value)}, at=at)
    return made, True


def undo_check_in(one: Registration, *, by: "User | None", now: datetime) -> bool:
    """Take back that somebody came, who was taken for another; tells whether there was anything to take back."""
    with transaction.atomic():
        Registration.objects.select_for_update().get(pk=one.pk)
        gone, _counts = CheckIn.objects.filter(registration=one).delete()
        if gone:
            audit(one, "check-in taken back", by=by, at=now)
    return bool(gone)


def merge(event: Event, scans: Iterable[Scan], *, by: "User | None", now: datetime) -> list[tuple[Scan, str]]:
    """Take in what phones kept; returns each reading with what is wrong with it, empty if nothing is."""
    found = []
    for scan in scans:
        try:
            check_in(
                expected(event, scan.code),
                at=min(scan.at, now),
                by=by,
                source=CheckInSource.OFFLINE,
                scan=scan.scan,
            )
            found.append((scan, ""))
        except NotExpected as unknown:
            found.append((scan, str(unknown)))
    return found
