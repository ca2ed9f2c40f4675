"""An assessor's applications as lists: by call with progress, and the ones before and after."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from circulade.accounts.models import User
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.models import Assessment, AssessmentPhase, Call
from circulade.calls.queries.assessments import assessments_of


@dataclass(slots=True)
class CallFiles:
    """What an assessor has of one call."""

    call: Call
    phase: AssessmentPhase | None
    assessments: list[Assessment] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many are submitted."""
        return sum(one.state == AssessmentState.SUBMITTED for one in self.assessments)

    @property
    def is_open(self) -> bool:
        """Whether the call is being assessed."""
        return self.call.stage == CallStage.ASSESSMENT


def by_call(assessments: Iterable[Assessment]) -> list[CallFiles]:
    """Group assessments by call; calls being assessed come first."""
    found: dict[int, CallFiles] = {}
    for one in assessments:
        call = one.application.call
        held = found.setdefault(call.pk, CallFiles(call, getattr(call, "assessment_phase", None)))
        held.assessments.append(one)
    return sorted(found.values(), key=lambda files: (not files.is_open, -files.call.pk))


def neighbours(user: User, found: Assessment) -> dict[str, Any]:
    """Return the applications before and after, the next one still open, and where this one stands."""
    rows = list(
        assessments_of(user)
        .filter(application__call=found.application.call_id)
        .values_list("pk", "state", "application__ref")
    )
    keys = [row[0] for row in rows]
    here = keys.index(found.pk) if found.pk in keys else 0
    after = [*rows[here + 1 :], *rows[:here]]
    return {
        "before": rows[here - 1] if here else None,
        "after": rows[here + 1] if here + 1 < len(rows) else None,
        "next_open": next((row for row in after if row[1] != AssessmentState.SUBMITTED), None),
        "number": here + 1,
        "total": len(rows),
    }
