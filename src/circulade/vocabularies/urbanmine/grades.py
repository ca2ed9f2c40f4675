"""How good a number is, in five grades, and how wide its band is where nobody stated one.

The factors are this project's choice, said so wherever they are used.
"""

from enum import StrEnum


class Grade(StrEnum):
    """Quality of a number, the best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"

    @property
    def meaning(self) -> str:
        """What the grade says, as a plain English message id."""
        return _MEANINGS[self]

    @property
    def factor(self) -> float:
        """By how much the true value may be divided or multiplied (P5, P95), where the source gives no range."""
        return _FACTORS[self]

    @property
    def worse(self) -> "Grade":
        """The next grade down: what a number becomes when it is borrowed from another place."""
        letters = list(Grade)
        return letters[min(letters.index(self) + 1, len(letters) - 1)]


_MEANINGS = {
    Grade.A: "Law, register or official statistic",
    Grade.B: "Published with method or range",
    Grade.C: "One published value",
    Grade.D: "Quoted by another, or borrowed from other places",
    Grade.E: "Own estimate without a source",
}
# The same as in the engine of stocks, which knows nothing of this module; a test compares them.
_FACTORS = {Grade.A: 1.05, Grade.B: 1.1, Grade.C: 1.25, Grade.D: 1.5, Grade.E: 2.0}
