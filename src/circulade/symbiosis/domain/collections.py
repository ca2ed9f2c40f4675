"""Take a file of another collection in, or only look: what a page and a command have in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from circulade.accounts.models import User
from circulade.files.irep import read_irep
from circulade.files.maestri import read_maestri
from circulade.files.sheets import SheetProblem, read_workbook
from circulade.symbiosis.domain.known_file import take_known
from circulade.symbiosis.domain.reported import take_register
from circulade.symbiosis.models import District


@dataclass(frozen=True, slots=True)
class TakenFile:
    """The rows that were read, what was or would be stored by name, and what is wrong, cell by cell."""

    rows: int
    counts: dict[str, int]
    problems: tuple[SheetProblem, ...]

    @property
    def usable(self) -> bool:
        """Whether anything of it could be used."""
        return any(self.counts.values())


def take_irep(
    district: District,
    content: bytes,
    *,
    name: str,
    by: User | None,
    on: date,
    departments: Iterable[str] = (),
    treated: bool = False,
    store: bool = True,
) -> TakenFile:
    """Take a year of the register in; raises `SheetError` for a file that cannot be read at all."""
    found = read_irep(content, name=name, departments=departments, treated=treated)
    done = take_register(district, found, by=by, on=on, store=store)
    counts = {
        "new_sites": done.new_sites,
        "new_streams": done.new_streams,
        "changed_streams": done.changed_streams,
        "unchanged": done.same,
    }
    return TakenFile(found.rows, counts, done.problems)


def take_maestri(
    district: District, content: bytes, *, name: str, by: User | None, on: date, store: bool = True
) -> TakenFile:
    """Take the exchange database in; raises `SheetError` for a file that cannot be read at all."""
    found = read_maestri(read_workbook(content, name=name))
    done = take_known(district, found, file=name, by=by, on=on, store=store)
    return TakenFile(found.rows, {"new_exchanges": done.new, "unchanged": done.same}, done.problems)
