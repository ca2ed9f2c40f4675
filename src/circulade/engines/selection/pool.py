"""The applicants a selection chooses from: attributes, scores, tracks they ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from unicodedata import normalize

from circulade.engines.selection.errors import InputRefused, Problem

Number = int | str | float | Fraction


def exact(number: Number) -> Fraction:
    """Read a number as it is written: 0.1 is one tenth, not the nearest binary fraction."""
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


@dataclass(frozen=True, slots=True)
class Applicant:
    """One application: the unit of selection, one row, one place.

    `attributes` are sets of values: an applicant with two countries counts once for each.
    `scores` map criterion to assessor to score. `tracks` names the tracks asked for
    (empty: all); `prefer` ranks them, 1 the most wished.
    """

    ref: str
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, Fraction]] = field(default_factory=dict)
    tracks: tuple[str, ...] = ()
    prefer: Mapping[str, int] = field(default_factory=dict)


def applicant(
    ref: str,
    *,
    attributes: Mapping[str, str | Number | Iterable[str]] | None = None,
    scores: Mapping[str, Number | Mapping[str, Number]] | None = None,
    tracks: Iterable[str] = (),
    prefer: Mapping[str, int] | None = None,
) -> Applicant:
    """Build an applicant from plain values; a single score is that of an assessor without a name."""
    return Applicant(
        ref=ref,
        attributes={name: _values(value) for name, value in (attributes or {}).items()},
        scores={
            criterion: {who: exact(score) for who, score in given.items()}
            if isinstance(given, Mapping)
            else {"": exact(given)}
            for criterion, given in (scores or {}).items()
        },
        tracks=tuple(tracks),
        prefer=dict(prefer or {}),
    )


def _values(value: str | Number | Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, int | float | Fraction):
        return (str(value),)
    return tuple(value)


@dataclass(frozen=True)
class Pool:
    """All applicants, sorted by reference, so that no result can depend on the order of rows."""

    applicants: tuple[Applicant, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "applicants", tuple(sorted(self.applicants, key=lambda one: one.ref)))
        seen: dict[str, str] = {}
        problems = []
        for one in self.applicants:
            first = seen.setdefault(normalize("NFC", one.ref), one.ref)
            if not one.ref.strip():
                problems.append(Problem("an applicant has no reference"))
            elif first is not one.ref:
                problems.append(
                    Problem("the reference is used twice (compared after Unicode NFC)", ref=one.ref)
                )
        if problems:
            raise InputRefused(tuple(problems))

    @cached_property
    def attributes(self) -> tuple[str, ...]:
        """Names of all attributes, sorted."""
        return tuple(sorted({name for one in self.applicants for name in one.attributes}))

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """Names of all scored criteria, sorted."""
        return tuple(sorted({name for one in self.applicants for name in one.scores}))

    @cached_property
    def by_ref(self) -> Mapping[str, Applicant]:
        """Applicants by reference."""
        return {one.ref: one for one in self.applicants}
