"""What the public pages of calls show, read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from circulade.calls.enums import CallStatus
from circulade.calls.models import Call, Criterion, Track
from circulade.calls.queries.calls import status
from circulade.calls.queries.questions import questions_of
from circulade.core.models.fields import Translated
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name

TONES = {
    CallStatus.OPEN: "good",
    CallStatus.UPCOMING: "info",
    CallStatus.CANCELLED: "bad",
    CallStatus.DRAFT: "warn",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A call with what its dates and the clock say."""

    call: Call
    status: CallStatus

    @property
    def tone(self) -> str:
        """The tone of the status badge."""
        return TONES.get(self.status, "")


def listed(call: Call, now: datetime) -> Listed:
    """Put a call beside its status."""
    return Listed(call, status(call, now))


@dataclass(frozen=True, slots=True)
class AnchoredCriterion:
    """A criterion with what its scores stand for, lowest first, and its share of all weights in per cent."""

    criterion: Criterion
    anchors: tuple[tuple[str, str], ...]
    share: int


def anchored(criteria: Iterable[Criterion]) -> list[AnchoredCriterion]:
    """Read the anchors of criteria in the active language."""
    held = list(criteria)
    total = sum(each.weight for each in held)
    return [
        AnchoredCriterion(
            each,
            tuple(
                (score, str(Translated(label)) if isinstance(label, dict) else str(label))
                for score, label in sorted(each.anchors.items(), key=lambda pair: float(pair[0]))
            ),
            round(100 * each.weight / total) if total else 0,
        )
        for each in held
    ]


def kinds_of(call: Call) -> list[str]:
    """Return the kinds of organisations that may apply, in words."""
    return [
        str(OrganisationKind(kind).label) for kind in call.eligible_kinds if kind in OrganisationKind.values
    ]


def countries_of(call: Call) -> list[str]:
    """Return the countries whose organisations may apply; empty: every country."""
    return sorted(country_name(code, get_language() or "en") for code in call.eligible_countries)


def places_of(track: Track) -> str:
    """Return the places of a track: "12" or "10–15"."""
    return str(track.places) if track.places is not None else f"{track.least}–{track.most}"


def call_page(call: Call, now: datetime) -> dict[str, Any]:
    """Gather what the page of a call shows."""
    return {
        "call": call,
        "status": status(call, now),
        "tone": listed(call, now).tone,
        "kinds": kinds_of(call),
        "countries": countries_of(call),
        "tracks": [(track, places_of(track)) for track in call.tracks.all()],
        "criteria": anchored(call.criteria.all()),
        "questions": questions_of(call),
        "answered": call.public_questions.filter(public=True, answered_at__isnull=False),
        "notices": call.notices.all()[:20],
        "may_ask": status(call, now) in {CallStatus.OPEN, CallStatus.UPCOMING},
    }
