"""Places of a decided cohort: who has confirmed, who is reminded, who gives up, what the office may see of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.joining import give_up_place
from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.telling import Words, tell
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import Confirmation
from circulade.calls.models import Application, Call
from circulade.calls.queries.results import settings_of, told_at
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark
from circulade.core.links import page_address
from circulade.core.models import Letter

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a track: who holds it and whether they have confirmed."""

    application: Application
    points: str
    rank: int | None

    @property
    def tone(self) -> str:
        """The tone of the state's badge."""
        return {Confirmation.CONFIRMED: "good", Confirmation.DECLINED: "bad"}.get(
            Confirmation(self.application.confirmation or Confirmation.AWAITED), "warn"
        )


def places_by_track(call: Call, *, hidden: Collection[str] = ()) -> list[tuple[str, list[Place]]]:
    """Return the members of the decided cohort by track, without those the reader has a conflict with."""
    standing = standing_selection(call)
    if standing is None:
        return []
    outcomes = list(standing.outcomes.filter(outcome="member").exclude(ref__in=hidden))
    by_ref = {
        one.ref: one
        for one in call.applications.filter(ref__in=[each.ref for each in outcomes]).select_related(
            "participation"
        )
    }
    return [
        (
            str(track.name),
            [
                Place(by_ref[each.ref], f"{each.points:f}".rstrip("0").rstrip("."), each.rank)
                for each in outcomes
                if each.track == track.code and each.ref in by_ref
            ],
        )
        for track in call.tracks.all()
    ]


def confirm_until(application: Application, *, told: datetime | None) -> datetime | None:
    """Return until when the applicant was asked to confirm; None before being told."""
    return told + timedelta(days=settings_of(application.call).confirm_days) if told else None


def remind_members(call: Call, *, by: "User", now: datetime, hidden: Collection[str] = ()) -> int:
    """Write to members who were told and have not answered, at most once a day each; returns how many."""
    count = 0
    waiting = call.applications.filter(confirmation=Confirmation.AWAITED).exclude(ref__in=hidden)
    with transaction.atomic():
        for application in waiting.select_related("call__programme").order_by("ref"):
            key = f"place:{application.pk}:{now.date().isoformat()}"
            if told_at(application) is None or Letter.objects.filter(key__startswith=f"{key}:").exists():
                continue
            count += bool(
                tell(
                    application,
                    kind="reminder",
                    key=key,
                    write=lambda one=application: _reminder(one),  # type: ignore[misc]  # bound per turn
                    by=by,
                    now=now,
                )
            )
        audit(call, "members reminded", by=by, changes={"letters": (None, count)}, at=now)
    return count


def _reminder(application: Application) -> Words:
    text = say(
        "place",
        ref=application.ref,
        call=application.call.title,
        page=page_address("calls:place", application.pk),
    )
    return Words(say("place_subject", ref=application.ref), text)


def give_up_on_behalf(application: Application, *, reason: str, by: "User", now: datetime) -> Application:
    """Give up a place for a member who said so elsewhere; the reason is kept."""
    if not reason.strip():
        raise Refused(_("Reason: say how you know that the place is given up."))
    with transaction.atomic():
        said = remark(reason.strip(), about=application, by=by, at=now)
        audit(
            application,
            "place given up on behalf",
            by=by,
            changes={"reason_sha256": (None, said.digest)},
            at=now,
        )
        return give_up_place(application, by=by, now=now)
