"""What of an import somebody may see: nothing that the file says of an application they have a conflict with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from circulade.calls.models import Call
from circulade.calls.queries.conflicts import hidden_refs
from circulade.calls.queries.imports import hidden_contributions
from circulade.files.eusurvey import Export

if TYPE_CHECKING:
    from circulade.accounts.models import User
    from circulade.calls.domain.import_answers import CellProblem


@dataclass(frozen=True, slots=True)
class Reader:
    """What is kept from somebody in a call: Contribution IDs and references."""

    contributions: frozenset[str]
    refs: frozenset[str]

    @property
    def withheld(self) -> int:
        """Return how many imported applications are kept from them."""
        return len(self.contributions)

    def export(self, export: Export) -> Export:
        """Leave out the contributions that are kept from them, for sample answers."""
        kept = tuple(each for each in export.contributions if each.id not in self.contributions)
        return replace(export, contributions=kept)

    def problems(self, problems: "Iterable[CellProblem]") -> "list[CellProblem]":
        """Leave out the problems of answers that are kept from them."""
        return [each for each in problems if not self._hides(each.contribution, each.cell)]

    def rows(self, report: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the contributions of a stored report that they may see."""
        return [row for row in report.get("rows", []) if row["contribution"] not in self.contributions]

    def listed(self, report: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return the problems of a stored report that they may see."""
        found = report.get("problems", [])
        return [each for each in found if not self._hides(each["contribution"], each["cell"])]

    def absent(self, report: Mapping[str, Any]) -> list[str]:
        """Return the references that a stored report misses in the file, and that they may see."""
        return [ref for ref in report.get("absent", []) if ref not in self.refs]

    def _hides(self, contribution: str, cell: str) -> bool:
        # A path in the ZIP of uploads stands where else the cell does, and begins with the Contribution ID.
        return contribution in self.contributions or any(each in cell for each in self.contributions)


def reader_of(call: Call, user: "User") -> Reader:
    """Read what is kept from somebody in a call."""
    return Reader(hidden_contributions(call, user), hidden_refs(call, user))
