"""The European List of Waste, by date: 842 codes until 8 December 2026, 880 from the day after.

Codes, hazard flags and dates are facts of Decision 2000/532/EC, last amended by Decision (EU) 2025/934; the short
titles are in our own words. Official wordings are imported: see `official_titles`. The date is always an
argument: nothing here asks what day it is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows, text

FIRST_DAY = date(2015, 6, 1)  # Decision 2014/955/EU applies
DAY_OF_CHANGE = date(2026, 12, 9)  # Decision (EU) 2025/934 applies

# Where to look for what the codes deleted on the day of change covered: our reading, not the law's.
LOOK_AT = {
    "16 06 05": ("16 06 07", "16 06 08", "16 06 09", "16 06 12", "16 06 14", "16 06 15"),
    "19 02 11": ("19 02 12", "19 02 13"),
    "20 01 33": ("20 01 42", "20 01 43"),
    "20 01 34": ("20 01 44",),
}


class Entry(StrEnum):
    """How a code is chosen: by what the waste is (absolute), or by its properties (one of two mirror codes)."""

    ABSOLUTE_HAZARDOUS = "AH"
    ABSOLUTE_NON_HAZARDOUS = "AN"
    MIRROR_HAZARDOUS = "MH"
    MIRROR_NON_HAZARDOUS = "MN"


@dataclass(frozen=True, slots=True)
class WasteCode:
    """A code of the list with the days it holds, both included; `entry` is None where no source read says it."""

    code: str
    title: str
    hazardous: bool
    entry: Entry | None
    valid_from: date
    valid_to: date | None

    @property
    def chapter(self) -> str:
        return self.code[:2]

    @property
    def subchapter(self) -> str:
        return self.code[:5]

    @property
    def written(self) -> str:
        """The code as the law writes it, with an asterisk if hazardous."""
        return f"{self.code}*" if self.hazardous else self.code

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class WasteHeading:
    """A chapter (2 digits) or sub-chapter (4 digits) of the list, named in our own words."""

    code: str
    title: str

    @property
    def chapter(self) -> str:
        return self.code[:2]


@cache
def _titles() -> dict[str, str]:
    """Our titles of chapters, sub-chapters and codes, typed by hand."""
    folder = files("circulade.vocabularies") / "data" / "waste_titles"
    names = sorted(found.name for found in folder.iterdir() if found.name.endswith(".txt"))
    lines = (line for name in names for line in text(f"waste_titles/{name}").splitlines())
    return {code: title for code, _, title in (line.partition("|") for line in lines)}


def title_of(code: str) -> str:
    """Our title of a chapter, sub-chapter or code of the list on any day; empty for anything else."""
    return _titles().get(code, "")


@cache
def waste_codes() -> tuple[WasteCode, ...]:
    """Every code with its days: one whose flag changed comes twice."""
    return tuple(
        WasteCode(
            code=row["code"],
            title=_titles()[row["code"]],
            hazardous=row["hazardous"] == "1",
            entry=Entry(row["entry"]) if row["entry"] else None,
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in rows("waste_codes.csv")
    )


@cache
def headings() -> tuple[WasteHeading, ...]:
    """The 20 chapters and their sub-chapters, in order."""
    return tuple(WasteHeading(code, title) for code, title in sorted(_titles().items()) if len(code) < 8)


@cache
def as_of(day: date) -> tuple[WasteCode, ...]:
    """The list as it holds on a day; raises `ValueError` for days before the present list."""
    if day < FIRST_DAY:
        raise ValueError(f"no list for {day.isoformat()}: the shipped list begins on {FIRST_DAY.isoformat()}")
    return tuple(found for found in waste_codes() if found.holds_on(day))


def clean_code(code: str) -> str:
    """A code as typed ("170405", "17.04.05*") as the list writes it ("17 04 05"); others come back trimmed."""
    digits = "".join(letter for letter in code if letter.isdigit())
    spare = code.strip().strip("*").translate(str.maketrans("", "", " .-\u00a0"))
    if spare != digits or len(digits) != 6:
        return code.strip()
    return f"{digits[:2]} {digits[2:4]} {digits[4:]}"


def lookup(code: str, *, on: date) -> WasteCode:
    """The code as it holds on a day; raises `UnknownCode`, which says when it did hold, if ever."""
    wanted = clean_code(code)
    found = {each.code: each for each in as_of(on)}
    if wanted in found:
        return found[wanted]
    known = () if _hint(wanted) else found
    listing = f"the List of Waste of {on.isoformat()}"
    raise UnknownCode(code, listing=listing, known=known, hint=_hint(wanted))


def _hint(code: str) -> str:
    """What became of a code that holds on other days, "" for one that never did."""
    for each in waste_codes():
        if each.code == code and each.valid_to is not None:
            look = " or ".join(LOOK_AT.get(code, ()))
            return f"It held until {each.valid_to.isoformat()}{f': look at {look}' if look else ''}."
        if each.code == code:
            return f"It holds from {each.valid_from.isoformat()}."
    return ""
