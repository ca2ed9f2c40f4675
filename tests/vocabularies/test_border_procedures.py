"""Procedures for shipping waste hold by day: one regulation ends where the next begins."""

from collections import Counter
from datetime import date

import pytest

from circulade.vocabularies.border_procedures import border_procedures, procedures_on

WITHIN = "between member states"
OTHER = "export to a country to which the OECD Decision does not apply"
CONSENT = "prior written notification and consent"


def found(on: date, *, route: str, purpose: str, waste: str) -> list[tuple[str, str]]:
    return [
        (one.procedure, one.where)
        for one in procedures_on(on)
        if (one.route, one.purpose) == (route, purpose) and one.waste.startswith(waste)
    ]


def test_the_regulation_changes_on_21_may_2026() -> None:
    before, after = procedures_on(date(2026, 5, 20)), procedures_on(date(2026, 5, 21))
    assert {one.regulation for one in before} == {"Regulation (EC) No 1013/2006"}
    new = [one for one in after if one.regulation == "Regulation (EU) 2024/1157"]
    within = [one for one in new if one.route == WITHIN]
    assert (len(new), len(within)) == (14, 7)
    assert {(one.purpose, one.procedure) for one in within} == {
        ("recovery", "general information"),
        ("recovery", CONSENT),
        ("analysis or trial", "general information"),
        ("disposal", f"prohibited without consent: {CONSENT}"),
        ("disposal", "prohibited"),
    }


def test_amber_listed_waste_for_recovery_needs_notification_and_consent() -> None:
    asked = {"route": WITHIN, "purpose": "recovery", "waste": "amber-listed"}
    assert found(date(2026, 5, 20), **asked) == []
    assert found(date(2026, 5, 21), **asked) == [(CONSENT, "Articles 4(2)(a) and 5 to 17")]


@pytest.mark.parametrize(
    ("on", "waste", "procedure"),
    [
        (date(2026, 11, 20), "plastic of entry B3011", [CONSENT]),
        (date(2026, 11, 21), "plastic of entry B3011", ["prohibited"]),
        (date(2026, 5, 20), "hazardous", []),
        (date(2026, 5, 21), "hazardous", ["prohibited"]),
        (date(2027, 5, 20), "not hazardous", []),
        (
            date(2027, 5, 21),
            "not hazardous",
            ["prohibited, but to countries on the list of the Commission and for what it names"],
        ),
        (
            date(2027, 5, 20),
            "green-listed and not hazardous",
            ["as the country of destination said (Regulation (EC) No 1418/2007)"],
        ),
        (date(2027, 5, 21), "green-listed and not hazardous", []),
    ],
)
def test_exports_beyond_the_oecd_decision_close_step_by_step(
    on: date, waste: str, procedure: list[str]
) -> None:
    assert [one for one, _where in found(on, route=OTHER, purpose="recovery", waste=waste)] == procedure


def test_what_was_consented_before_may_be_done_for_a_year_or_three() -> None:
    left = {
        on: Counter(one.last for one in procedures_on(on) if one.procedure.startswith("as consented"))
        for on in (date(2027, 5, 21), date(2027, 5, 22), date(2029, 5, 22))
    }
    assert [sum(each.values()) for each in left.values()] == [2, 1, 0]


def test_every_procedure_says_where_it_stands_and_where_and_when_that_was_checked() -> None:
    assert len(border_procedures()) == 21
    assert [one for one in border_procedures() if not (one.where and one.source and one.route)] == []
    assert {one.checked for one in border_procedures()} == {date(2026, 11, 22)}
    assert [one for one in border_procedures() if one.first and one.last and one.first > one.last] == []
