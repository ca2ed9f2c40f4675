"""What is wrong with a spreadsheet, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One problem; `sheet` and `cell` are empty where it concerns the whole file or sheet."""

    file: str
    sheet: str
    cell: str
    message: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return f"{place}: {self.message}" if place else self.message


class SheetError(ValueError):
    """A file that cannot be read at all; says why, one problem a line."""

    def __init__(self, *problems: SheetProblem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
