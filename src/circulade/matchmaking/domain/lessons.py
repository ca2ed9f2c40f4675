"""What the facilitators' decisions teach about the order of suggestions, in counts that a person can check.

For every kind of evidence (a shared theme, the same language, …): how often suggestions with it were taken up, and
how often those without it. The lift is the ratio of the two shares, each with one taken up and one set aside added,
between 1/4 and 4; with fewer than five decisions on either side it is 1. Suggestions of a need are ordered by
(1 / place in the run) · (product of the lifts of their evidence).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from circulade.matchmaking.enums import TAKEN_UP
from circulade.matchmaking.models import Match

LEAST = 5
MOST = Fraction(4)
MANY_WORDS = 3
EVIDENCE = ("theme", "class", "part", "language", "words")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One kind of evidence: taken up and decided, with it and without it."""

    evidence: str
    taken_with: int
    decided_with: int
    taken_without: int
    decided_without: int

    @property
    def lift(self) -> Fraction:
        """How much more often suggestions with this evidence are taken up."""
        if min(self.decided_with, self.decided_without) < LEAST:
            return Fraction(1)
        with_it = Fraction(self.taken_with + 1, self.decided_with + 2)
        without = Fraction(self.taken_without + 1, self.decided_without + 2)
        return min(MOST, max(1 / MOST, with_it / without))


def evidence_of(why: Mapping[str, Any]) -> list[str]:
    """Return the kinds of evidence of a reason, as the engine gives it in JSON."""
    found = [name for name in ("theme", "class", "part") if why["facets"].get(name)]
    if why["language"]["distance"] == 0:
        found.append("language")
    if len(why["words"]) >= MANY_WORDS:
        found.append("words")
    return found


def lessons_from(decided: Iterable[Match]) -> list[Lesson]:
    """Count what was taken up, for every kind of evidence."""
    known = [(set(match.evidence), match.state in TAKEN_UP) for match in decided]
    found = []
    for name in EVIDENCE:
        with_it = [taken for evidence, taken in known if name in evidence]
        without = [taken for evidence, taken in known if name not in evidence]
        found.append(Lesson(name, sum(with_it), len(with_it), sum(without), len(without)))
    return found


def ordered(suggested: Sequence[tuple[int, Sequence[str]]], lessons: Iterable[Lesson]) -> list[int]:
    """Return positions, best first, of suggestions given as (place in the run from 1, evidence)."""
    lifts = {lesson.evidence: lesson.lift for lesson in lessons}

    def points(at: int) -> Fraction:
        place, evidence = suggested[at]
        worth = Fraction(1, place)
        for name in evidence:
            worth *= lifts.get(name, Fraction(1))
        return worth

    return sorted(range(len(suggested)), key=lambda at: (-points(at), suggested[at][0]))
