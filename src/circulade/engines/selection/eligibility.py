"""Which tracks are open to an applicant: those it asks for and whose thresholds it reaches."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from fractions import Fraction

from circulade.engines.selection.points import Points
from circulade.engines.selection.pool import Applicant
from circulade.engines.selection.rules import Rules, Threshold


@dataclass(frozen=True, slots=True)
class Missed:
    """A threshold an applicant does not reach, with its own figure."""

    key: str
    threshold: Threshold
    reached: Fraction


def missed(own: Points, rules: Rules, *, dropped: Container[str] = ()) -> Iterator[Missed]:
    """The thresholds that these points miss, apart from the rules dropped."""
    for number, rule in enumerate(rules.thresholds):
        reached = own.total if rule.criterion == "total" else own.means[rule.criterion]
        if f"thresholds[{number}]" not in dropped and reached < rule.least:
            yield Missed(f"thresholds[{number}]", rule, reached)


def open_tracks(
    one: Applicant, own: Points, rules: Rules, *, dropped: Container[str] = ()
) -> tuple[str, ...]:
    """Names of the tracks the applicant may be a member of, in the order of the rules; none: ineligible."""
    closed = {miss.threshold.track for miss in missed(own, rules, dropped=dropped)}
    if None in closed:
        return ()
    asked = one.tracks or tuple(track.name for track in rules.tracks)
    return tuple(track.name for track in rules.tracks if track.name in asked and track.name not in closed)
