"""Two selections side by side: who is in one and not in the other, and what that costs."""

from dataclasses import dataclass
from fractions import Fraction

from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.models import CohortSelection
from circulade.engines.selection import Selection
from circulade.engines.selection.wording import decimals


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one applicant in each: outcome and track."""

    ref: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Applicants whose outcome differs, and the points of both cohorts."""

    moves: tuple[Move, ...]
    points_before: Fraction
    points_after: Fraction

    @property
    def before_text(self) -> str:
        """Points of the first cohort, as printed."""
        return decimals(self.points_before)

    @property
    def after_text(self) -> str:
        """Points of the second cohort, as printed."""
        return decimals(self.points_after)

    @property
    def gained_text(self) -> str:
        """The difference, as printed, with its sign."""
        return f"{'+' if self.points_gained > 0 else ''}{decimals(self.points_gained)}"

    @property
    def points_gained(self) -> Fraction:
        """Points of the second cohort above those of the first."""
        return self.points_after - self.points_before


def _places(selection: Selection) -> dict[str, str]:
    return {
        one.ref: f"{one.verdict}: {one.track}" if one.verdict == "member" else one.verdict
        for one in selection.outcomes
    }


def compare(first: CohortSelection, second: CohortSelection) -> Comparison:
    """Compare two selections of one rule set, members first, then by reference."""
    before, after = result_of(first)[2], result_of(second)[2]
    places, later = _places(before), _places(after)
    refs = sorted(
        places.keys() | later.keys(),
        key=lambda ref: (not any(side.get(ref, "").startswith("member") for side in (places, later)), ref),
    )
    moves = tuple(
        Move(ref, places.get(ref, "absent"), later.get(ref, "absent"))
        for ref in refs
        if places.get(ref) != later.get(ref)
    )
    return Comparison(moves, before.total_points, after.total_points)
