"""Procedures for shipping waste hold by day: one regulation ends where the next begins."""

from datetime import date

from circulade.vocabularies.border_procedures import border_procedures, procedures_on


def test_the_regulation_changes_on_21_may_2026() -> None:
    before, after = procedures_on(date(2026, 5, 20)), procedures_on(date(2026, 5, 21))
    assert {one.regulation for one in before} == {"Regulation (EC) No 1013/2006"}
    assert {one.regulation for one in after} == {"Regulation (EU) 2024/1157"}
    assert {(one.purpose, one.procedure) for one in after} == {
        ("recovery", "general information"),
        ("disposal", "prior written notification and consent"),
    }


def test_every_procedure_says_where_it_stands_and_where_that_was_checked() -> None:
    assert [one for one in border_procedures() if not (one.where and one.source)] == []
