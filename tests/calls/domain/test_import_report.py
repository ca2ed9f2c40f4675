"""The problems of an import leave as a table that is safe to open, and says what is withheld."""

import csv
from io import StringIO

from circulade.calls.domain.import_answers import CellProblem
from circulade.calls.domain.import_report import problems_table


def lines(problems: list[CellProblem], *, withheld: int = 0) -> list[list[str]]:
    return list(csv.reader(StringIO(problems_table(problems, withheld=withheld).content.decode("utf-8-sig"))))


def test_each_problem_is_a_line_with_its_cell() -> None:
    found = lines(
        [CellProblem("Content", "D5", "c-1", "bad"), CellProblem("", "row 7", "", "odd", lost=False)]
    )
    assert found == [
        ["sheet", "cell", "contribution", "problem", "left out"],
        ["Content", "D5", "c-1", "bad", "yes"],
        ["", "row 7", "", "odd", "no"],
    ]


def test_a_quoted_formula_leaves_as_text() -> None:
    assert lines([CellProblem("", "A1", "c-1", "=cmd()")])[1][3] == "'=cmd()"


def test_the_last_line_says_how_many_are_withheld() -> None:
    assert lines([], withheld=1)[-1][3].startswith("1 problem is not listed")
    assert lines([], withheld=3)[-1][3].startswith("3 problems are not listed")
