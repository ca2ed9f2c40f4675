"""What a EUSurvey export says, whatever format it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from circulade.files.sheets import SheetProblem, Value


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer of a choice; known from results XML only."""

    key: str
    titles: Mapping[str, str]
    """Title per language code."""
    short_name: str = ""

    def title(self, language: str = "") -> str:
        """Return the title in a language, or in the first one."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.key)


@dataclass(frozen=True, slots=True)
class Column:
    """One question, or one cell of a table question."""

    key: str
    """Unique in the export: the address of the header ("Content!C4"), in XML the question's id."""
    header: str
    """Title as exported, without the short name."""
    short_name: str = ""
    address: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Title per language code; only results XML has several."""
    kind: str = ""
    """The exporter's own word for the type of question ("Multiple Choice"); only results XML says it."""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and where it stands."""

    value: Value
    sheet: str = ""
    cell: str = ""
    chosen: tuple[Option, ...] | None = None
    """The options chosen, where the format tells them apart; None where they are joined in `value`."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One respondent's answers, keyed by `Column.key`; questions left empty are absent."""

    id: str
    answers: Mapping[str, Answer]
    user: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    row: int = 0
    """Row in the sheet, or number of the answer set in XML, counted from 1."""


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export. Contributions that cannot be keyed are not in it, but among the problems."""

    file: str
    alias: str
    exported_at: datetime | None
    columns: tuple[Column, ...]
    contributions: tuple[Contribution, ...]
    problems: tuple[SheetProblem, ...] = ()

    def column(self, key: str) -> Column:
        """Return a column by its key; raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)
