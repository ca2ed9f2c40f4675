"""Take the exchange database of MAESTRI in: known exchanges by their number there, safe to repeat."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.files.maestri import KnownExchange, KnownExchanges
from circulade.files.sheets import SheetProblem
from circulade.symbiosis.domain.codes import known_code
from circulade.symbiosis.domain.known import Keyed, missing, record_keyed
from circulade.symbiosis.enums import LinkState, StreamKind
from circulade.symbiosis.models import District
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.exchanges import Exchange

PARK = "MAESTRI"
LEVELS = {
    "implemented": LinkState.IMPLEMENTED,
    "under feasibility study": LinkState.FEASIBILITY,
    "planned": LinkState.IDEA,
}
WATER, HEAT = ("water", "effluent"), ("heat", "steam", "vapour", "condensate")


@dataclass(frozen=True, slots=True)
class TakenExchanges:
    """How many are, or would be, new; how many are there already; and what is wrong with the others."""

    new: int
    same: int
    problems: tuple[SheetProblem, ...]


def take_known(
    district: District,
    found: KnownExchanges,
    *,
    file: str,
    by: User | None,
    on: date,
    store: bool = True,
) -> TakenExchanges:
    """Store the exchanges that are not there yet; without `store` only say what would happen."""
    problems = list(found.problems)
    rows = [_keyed(each, problems, file=file, on=on) for each in found.exchanges]
    new = missing(district, rows)
    if store and new:
        record_keyed(district, rows, kinds={}, by=by)
    return TakenExchanges(len(new), len(rows) - len(new), tuple(problems))


def _keyed(each: KnownExchange, problems: list[SheetProblem], *, file: str, on: date) -> Keyed:
    """An exchange whose code is not in force stays, without a code; the level decides how far it is."""
    code = ""
    for text in each.codes:
        try:
            code = code or known_code(text.zfill(6), on=on).code
        except UnknownCode as unknown:
            problems.append(SheetProblem(file, "", each.cell, str(unknown)))
    if each.level and each.level not in LEVELS:
        told = _("“%(level)s” is no level that is known: taken as an idea") % {"level": each.level[:40]}
        problems.append(SheetProblem(file, "", each.cell, told))
    words = f"{each.stream} ({each.use})" if each.use else each.stream
    exchange = Exchange(PARK, each.giver, each.receiver, words[:300], _kind(each, code), code)
    source = _("MAESTRI exchange database, exchange %(number)s") % {"number": each.number}
    return Keyed(f"maestri {each.number}"[:80], exchange, LEVELS.get(each.level, LinkState.IDEA), source)


def _kind(each: KnownExchange, code: str) -> StreamKind:
    """Read the kind off the code, else off the product code (36: water, 3530: steam) and the words."""
    words = each.stream.casefold()
    if code:
        return StreamKind.WASTE
    if each.cpa.startswith("36") or any(word in words for word in WATER):
        return StreamKind.WATER
    if each.cpa.startswith("353") or any(word in words for word in HEAT):
        return StreamKind.HEAT
    return StreamKind.BY_PRODUCT
