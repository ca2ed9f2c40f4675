"""The questions of a call as an import sees them, and the cells of a table question by their headers."""

from collections.abc import Iterable
from functools import cache
from typing import cast

from circulade.calls.models import FrozenQuestion, Option
from circulade.files.eusurvey import Kind, Target
from circulade.words.folding import fold


def targets_of(questions: Iterable[FrozenQuestion]) -> tuple[Target, ...]:
    """Return what an export's columns can be mapped to."""
    return tuple(
        Target(
            code=question.code,
            kind=cast("Kind", question.kind),
            titles=question.title,
            options={option.code: option.label for option in question.options},
        )
        for question in questions
    )


def cell_of(question: FrozenQuestion, header: str) -> tuple[str, str] | None:
    """Return row and column of a table that a header such as "Team Leader:Name" means; None if it means none.

    Row and column are known by their labels in one language, longest first, or by their codes.
    """
    return _cells(question.rows, question.columns, _words(header))


def _words(text: str) -> str:
    return f" {fold(text)} "


@cache
def _folded(text: str) -> str:
    return _words(text)


def _cells(rows: tuple[Option, ...], columns: tuple[Option, ...], header: str) -> tuple[str, str] | None:
    # The header ends with the column; the row stands before it.
    found = [
        (len(row_name) + len(column_name), row.code, column.code)
        for row in rows
        for column in columns
        for row_name in _names(row)
        for column_name in _names(column)
        if header.endswith(column_name) and row_name in header[: -len(column_name) + 1]
    ]
    if not found:
        return None
    longest = max(found)
    return longest[1], longest[2]


def _names(option: Option) -> tuple[str, ...]:
    return tuple({_folded(text): None for text in (*option.label.values(), option.code) if text.strip()})
