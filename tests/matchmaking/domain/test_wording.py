"""Reasons in sentences."""

from tests.make.matchmaking import WHY

from circulade.matchmaking.domain.lessons import Lesson
from circulade.matchmaking.domain.wording import lesson_sentence, reasons


def test_a_reason_names_what_is_shared_and_the_words_that_carried_it() -> None:
    assert reasons(WHY) == [
        "Both name the theme wood.",
        "Same class of territory: Large city.",
        "Words that carried it: timber.",
        "Written in English and German.",
    ]


def test_words_that_differ_stand_beside_each_other_and_no_language_is_invented() -> None:
    why = {
        **WHY,
        "facets": {"kind": ["city"], "maturity": ["advanced"]},
        "words": [{"asked": "timber", "found": "timbers", "weight": 1.0}],
        "language": {"query": "", "item": "", "distance": None},
    }
    assert reasons(why) == [
        "Both are of the kind: city.",
        "Both are at the level: advanced.",
        "Words that carried it: timber ↔ timbers.",
    ]


def test_a_language_outside_the_list_is_told_by_its_code() -> None:
    told = reasons(WHY | {"language": {"query": "en", "item": "ar", "distance": 1}})
    assert told[-1] == "Written in English and ar."


def test_a_lesson_tells_its_counts_and_its_effect() -> None:
    assert lesson_sentence(Lesson("theme", 9, 12, 2, 10)) == (
        "Taken up 9 of 12 times with it, 2 of 10 times without it. Such suggestions count 2.86 times."
    )
    assert lesson_sentence(Lesson("theme", 1, 1, 0, 0)).endswith("No effect on the order yet.")
