"""Read the exchange database of the project MAESTRI: who gives what to whom, as its workbook lists it.

Its sheet has three rows of headers, below notes and logos: donor, receiver, input, treatment, details; columns are
found by the last of them. Which side a column belongs to follows from the one above it.
"""

import re
from dataclasses import dataclass

from circulade.files.sheets import Sheet, SheetError, SheetProblem, Workbook, address, text_of

UNSAID = ("", "ND", "NA", "N/A", "-")
CODES = re.compile(r"[/;,]")
LEVEL = "level of completion"
HEADERS = 40
"""Rows within which the headers stand; those of the file as it was published end in row 21."""


@dataclass(frozen=True, slots=True)
class KnownExchange:
    """One exchange: its number there, giver and receiver, what flows, six-digit codes as written, and how far it is.

    `cpa` is its code of products, "" where none is stated; `cell` is that of the waste code.
    """

    number: str
    giver: str
    receiver: str
    stream: str
    codes: tuple[str, ...]
    cpa: str
    use: str
    level: str
    cell: str


@dataclass(frozen=True, slots=True)
class KnownExchanges:
    """The exchanges that can be used, and what is wrong with the others."""

    exchanges: tuple[KnownExchange, ...]
    problems: tuple[SheetProblem, ...]
    rows: int


def read_maestri(book: Workbook) -> KnownExchanges:
    """Return the exchanges of a workbook; raises `SheetError` where none of its sheets is the database."""
    for sheet in book.sheets:
        if (found := _columns(sheet)) is not None:
            # The file has other sheets (sources) whose formulas are of no use here.
            noticed = tuple(each for each in book.problems if each.sheet in ("", sheet.name))
            return _read(book.name, sheet, *found, noticed=noticed)
    told = "no sheet has the columns Exchange Identifier, Company name, Waste description and EWC code"
    raise SheetError(SheetProblem(book.name, "", "", told))


def _columns(sheet: Sheet) -> tuple[dict[str, int], int] | None:
    """Return where the columns stand, and the first row below them."""
    for number in range(min(HEADERS, len(sheet.rows))):
        header = [text_of(cell).strip().lower() for cell in sheet.rows[number]]
        names = [place for place, name in enumerate(header) if name == "company name"]
        sectors = [place for place, name in enumerate(header) if name == "main business"]
        wanted = {
            "number": _begins(header, "exchange identifier"),
            "stream": _begins(header, "waste description"),
            "codes": _begins(header, "ewc code"),
        }
        if len(names) < 2 or len(sectors) < 2 or None in wanted.values():
            continue
        places = {name: place for name, place in wanted.items() if place is not None}
        places |= {"giver": names[0], "receiver": names[1], "gives": sectors[0], "takes": sectors[1]}
        for name, begin in (("cpa", "cpa code"), ("use", "final use")):
            if (place := _begins(header, begin)) is not None:
                places[name] = place
        for row in sheet.rows[: number + 1]:  # this one is named in the first row of headers only
            if (place := _begins([text_of(cell).strip().lower() for cell in row], LEVEL)) is not None:
                places["level"] = place
        return places, number + 1
    return None


def _begins(header: list[str], text: str) -> int | None:
    return next((place for place, name in enumerate(header) if name.startswith(text)), None)


def _read(
    file: str, sheet: Sheet, columns: dict[str, int], first: int, *, noticed: tuple[SheetProblem, ...]
) -> KnownExchanges:
    found, problems, rows = list[KnownExchange](), list(noticed), 0
    seen = dict[str, int]()
    for number in range(first, len(sheet.rows)):
        cells = {name: text_of(sheet.value(number, place)).strip() for name, place in columns.items()}
        if not any(cells.values()):
            continue
        rows += 1

        def wrong(column: str, message: str, row: int = number) -> None:
            problems.append(SheetProblem(file, sheet.name, address(row, columns[column]), message))

        giver, receiver = _named(cells, "giver", "gives"), _named(cells, "receiver", "takes")
        if not cells["number"]:
            wrong("number", "the exchange has no identifier")
        elif cells["number"] in seen:
            wrong("number", f"the same identifier stands in row {seen[cells['number']]}")
        elif not giver or not receiver:
            wrong("giver" if not giver else "receiver", "neither the company nor its business is stated")
        elif cells["stream"] in UNSAID:
            wrong("stream", "what flows is not stated")
        else:
            seen[cells["number"]] = number + 1
            found.append(_exchange(cells, giver, receiver, address(number, columns["codes"])))
    return KnownExchanges(tuple(found), tuple(problems), rows)


def _named(cells: dict[str, str], company: str, business: str) -> str:
    """Return the company, and where it is not stated its business; several in one cell stand on lines of their own."""
    found = next((cells[name] for name in (company, business) if cells[name].upper() not in UNSAID), "")
    return ", ".join(" ".join(line.split()) for line in found.splitlines() if line.strip())


def _exchange(cells: dict[str, str], giver: str, receiver: str, cell: str) -> KnownExchange:
    codes = tuple(part.strip() for part in CODES.split(cells["codes"]) if part.strip().upper() not in UNSAID)
    use = cells.get("use", "")
    return KnownExchange(
        number=cells["number"],
        giver=giver[:200],
        receiver=receiver[:200],
        stream=cells["stream"][:300],
        codes=codes,
        cpa="" if cells.get("cpa", "").upper() in UNSAID else cells["cpa"],
        use="" if use.upper() in UNSAID else use,
        level=cells.get("level", "").lower(),
        cell=cell,
    )
