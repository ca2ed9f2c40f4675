"""Economic activities: NACE 2.1, 1,047 codes from sections (A) to classes (01.11).

Source: Delegated Regulation (EU) 2023/137; titles of Eurostat through the package `naceconverter` (MIT), built by
`tools/build_activities.py`.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows

LEVELS = {1: "section", 2: "division", 3: "group", 4: "class"}


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of level 1 to 4; `parent` is the code one level up, "" for sections."""

    code: str
    title: str
    parent: str

    @property
    def level(self) -> int:
        return 1 if self.code.isalpha() else len(self.code.replace(".", ""))


@cache
def _activities() -> dict[str, Activity]:
    return {row["code"]: Activity(row["code"], row["title"], row["parent"]) for row in rows("activities.csv")}


def activities(*, level: int | None = None) -> tuple[Activity, ...]:
    """All activities, or those of one level, by code."""
    return tuple(found for found in _activities().values() if level is None or found.level == level)


def clean_code(code: str) -> str:
    """A code as typed ("C25.11", "2511", " a ") as the list writes it ("25.11", "A")."""
    typed = code.strip().upper()
    if typed[:1].isalpha() and len(typed) > 1:
        typed = typed[1:]
    digits = typed.replace(".", "").replace(" ", "")
    if not digits.isdigit():
        return typed
    return digits if len(digits) <= 2 else f"{digits[:2]}.{digits[2:]}"


def activity(code: str) -> Activity:
    """The activity of a code; raises `UnknownCode`."""
    try:
        return _activities()[clean_code(code)]
    except KeyError:
        raise UnknownCode(code, listing="NACE 2.1", known=_activities()) from None


def section(code: str) -> Activity:
    """The section (A to V) that an activity belongs to."""
    found = activity(code)
    while found.parent:
        found = _activities()[found.parent]
    return found
