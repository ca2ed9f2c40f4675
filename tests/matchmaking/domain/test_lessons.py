"""Decisions change the order of suggestions in counts that a person can check, and measurably for the better."""

from fractions import Fraction
from random import Random

import pytest

from circulade.matchmaking.domain.lessons import Lesson, evidence_of, lessons_from, ordered
from circulade.matchmaking.enums import MatchState
from circulade.matchmaking.models import Match


def decided(evidence: list[str], *, taken: bool) -> Match:
    return Match(evidence=evidence, state=MatchState.CONFIRMED if taken else MatchState.SET_ASIDE)


def test_a_lesson_counts_what_was_taken_up_with_and_without_its_evidence() -> None:
    known = [decided(["theme"], taken=True)] * 9 + [decided(["theme"], taken=False)] * 3
    known += [decided([], taken=True)] * 2 + [decided([], taken=False)] * 8
    theme = lessons_from(known)[0]
    assert theme == Lesson("theme", 9, 12, 2, 10)
    assert theme.lift == Fraction(10, 14) / Fraction(3, 12)


@pytest.mark.parametrize(
    ("lesson", "lift"),
    [
        (Lesson("theme", 4, 4, 0, 50), Fraction(1)),
        (Lesson("theme", 50, 50, 0, 50), Fraction(4)),
        (Lesson("theme", 0, 50, 50, 50), Fraction(1, 4)),
    ],
    ids=["too few decisions", "bounded above", "bounded below"],
)
def test_a_lift_needs_five_decisions_on_both_sides_and_is_bounded(lesson: Lesson, lift: Fraction) -> None:
    assert lesson.lift == lift


def test_without_lessons_the_order_of_the_run_stands() -> None:
    assert ordered([(2, ["theme"]), (1, []), (3, ["class"])], []) == [1, 0, 2]


def test_evidence_is_read_from_the_engines_reason() -> None:
    why = {
        "facets": {"theme": ["wood"], "class": [], "part": ["western"]},
        "language": {"query": "en", "item": "en", "distance": 0},
        "words": [{}, {}, {}],
    }
    assert evidence_of(why) == ["theme", "part", "language", "words"]


def test_feedback_brings_what_a_facilitator_takes_up_further_ahead() -> None:
    draw = Random(7)

    def question() -> list[tuple[int, list[str]]]:
        kinds = ["theme", "class", "language"]
        return [(place, [kind for kind in kinds if draw.random() < 0.4]) for place in range(1, 11)]

    def wanted(evidence: list[str]) -> bool:
        # This facilitator looks for the same theme and the same language, whatever the engine says.
        return "theme" in evidence and "language" in evidence

    def first_wanted(questions: list[list[tuple[int, list[str]]]], lessons: list[Lesson]) -> int:
        ranked = [[q[at] for at in ordered(q, lessons)] for q in questions]
        return sum(wanted(rows[0][1]) for rows in ranked)

    seen = [row for _ in range(20) for row in question()[:3]]
    lessons = lessons_from(decided(evidence, taken=wanted(evidence)) for _place, evidence in seen)
    later = [question() for _ in range(200)]
    assert (first_wanted(later, []), first_wanted(later, lessons)) == (30, 112)
