"""Options as lines of text: what is stored comes back as it was, and a line that cannot be read is named."""

from typing import Any

import pytest
from django import forms

from circulade.calls.forms.options import MOST, AnchorLinesField, OptionLinesField

STORED: list[dict[str, Any]] = [
    {"code": "WATER", "label": {"en": "Water", "de": "Wasser"}},
    {"code": "B.2", "label": {"de": "Boden"}},
    {"code": "X", "label": {"fr": "Sol"}},
    {"code": "Y", "label": {}},
]


def cleaned(typed: str, *languages: str) -> Any:
    return OptionLinesField(languages=languages or ("en",)).clean(typed)


@pytest.mark.parametrize("languages", [("en", "de"), ("en",), ("fr", "en", "de"), ("it",)])
def test_saving_without_typing_changes_no_code_and_loses_no_label(languages: tuple[str, ...]) -> None:
    field = OptionLinesField(languages=languages, value=STORED)
    assert field.clean(field.initial) == [*STORED[:3], {"code": "Y", "label": {languages[0]: "Y"}}]


def test_a_line_without_a_code_gets_one_of_its_label_that_no_other_has() -> None:
    assert cleaned("Deep soil\nDeep soil\n\nיער\n") == [
        {"code": "deep_soil", "label": {"en": "Deep soil"}},
        {"code": "deep_soil_2", "label": {"en": "Deep soil"}},
        {"code": "option", "label": {"en": "יער"}},
    ]


def test_what_is_pasted_from_a_spreadsheet_is_read_by_its_tabs() -> None:
    assert cleaned("w\tWater\tWasser", "en", "de") == [
        {"code": "w", "label": {"en": "Water", "de": "Wasser"}}
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a | A\nb c | B", "Line 2: “b c” is no code: use letters, digits, - and _."),
        ("a | A | B", "Line 1: there are more labels than languages (en)."),
        ("\n".join(f"o{number} | x" for number in range(MOST + 1)), f"At most {MOST} lines."),
    ],
    ids=("code", "labels", "lines"),
)
def test_what_cannot_be_read_is_named_by_its_line(typed: str, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        cleaned(typed)
    assert refused.value.messages == [said]


def test_anchors_come_by_score_and_go_back_as_they_were() -> None:
    stored = {"10": {"en": "Best"}, "2.5": {"en": "Fair", "de": "Mittel"}, "0": {"en": "None"}}
    field = AnchorLinesField(languages=["en"], value=stored)
    assert field.initial == "0 | None\n2.5 | Fair\n10 | Best"
    assert field.clean(field.initial) == stored
