"""The answer: who meets whom when and where, with its certificate, as data and as JSON."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from circulade.engines.meetings.wish import Fixed, Participant, Wish

ENGINE = "meetings"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: the whole input of a plan, so that it can be planned again with changes."""

    participants: tuple[Participant, ...]
    wishes: tuple[Wish, ...]
    slots: int
    tables: int
    fixed: tuple[Fixed, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    seed: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """`a` and `b` meet in a slot, counted from 1, at a table, counted from 1, or online (None)."""

    slot: int
    table: int | None = field(compare=False)
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Without:
    """Somebody with a wish and a free slot, but no meeting, and why."""

    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A plan and what proves it.

    `value` = `weight` (of the pairs that meet) + 8, 4, 2 for a person's first, second, third meeting; `bound` ≥
    the value of every plan; `without`: as few as possible where `least_proven`; `idle`: people with a wish who
    are free in no slot; `stopped`: a limit set by the caller ended the search early.
    """

    meetings: tuple[Meeting, ...]
    value: Fraction
    bound: Fraction
    weight: Fraction
    without: tuple[Without, ...]
    least_proven: bool
    idle: tuple[str, ...]
    stopped: bool
    request: Request = field(repr=False)

    @property
    def optimal(self) -> bool:
        """Whether the value is proven to be the largest possible."""
        return self.value == self.bound

    @property
    def ratio(self) -> float:
        """Value / bound; 1 for a plan of nothing."""
        return float(self.value / self.bound) if self.bound else 1.0

    def certificate(self) -> dict[str, Any]:
        """Return what proves the plan and what made it, as JSON."""
        request = self.request
        return {
            "engine": ENGINE,
            "version": VERSION,
            "options": {"slots": request.slots, "tables": request.tables},
            "seed": request.seed,
            "value": float(self.value),
            "value_exact": str(self.value),
            "bound": float(self.bound),
            "bound_exact": str(self.bound),
            "weight": float(self.weight),
            "ratio": self.ratio,
            "optimal": self.optimal,
            "meetings": len(self.meetings),
            "without_meeting": len(self.without),
            "without_meeting_least": self.least_proven,
            "without_meeting_reasons": [{"ref": one.ref, "reason": one.reason} for one in self.without],
            "free_in_no_slot": list(self.idle),
            "stopped_early": self.stopped,
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON."""
        rows = [[one.slot, one.table, one.a, one.b] for one in self.meetings]
        return {**self.certificate(), "plan": rows}
