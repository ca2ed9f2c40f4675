"""Words to waste codes, and what a code means: suggested with confidence, confirmed by a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from circulade.engines.matching import Listing
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.waste import DAY_OF_CHANGE, Entry, WasteCode, as_of, lookup
from circulade.vocabularies.waste_words import search_texts

COMPARED = 8
"""So many codes are looked up, however few are asked for: equals stand side by side."""


@dataclass(frozen=True, slots=True)
class CodeIdea:
    """A code that words may mean; `confidence` is the share of what was said that the list says too."""

    code: WasteCode
    confidence: float
    words: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The confidence for people."""
        return round(100 * self.confidence)


@lru_cache(maxsize=2)
def _listing(day: date) -> Listing:
    return Listing(search_texts(day))


def _list_of(day: date) -> date:
    """Return the day on which the list of a day began, so that it is prepared once."""
    return DAY_OF_CHANGE if day >= DAY_OF_CHANGE else DAY_OF_CHANGE - timedelta(days=1)


def ideas(words: str, *, on: date, language: str = "", most: int = 5) -> tuple[CodeIdea, ...]:
    """Return the codes in force on a day that words may mean, best first.

    Among equals the entry that is not hazardous comes first: for the other one somebody must know of a property.
    """
    day = _list_of(on)
    top = max(most, COMPARED)
    found = _listing(day).suggest(words, language=language, top=top) if words.strip() else ()
    told = [
        CodeIdea(
            lookup(each.code, on=day),
            each.confidence,
            tuple(dict.fromkeys(word.asked for word in each.words)),
        )
        for each in found
    ]
    return tuple(sorted(told, key=lambda each: (-each.percent, each.code.hazardous))[:most])


def known_code(text: str, *, on: date) -> WasteCode:
    """Return the code of a text as it holds on a day; raises `UnknownCode` with when it did hold."""
    found = _looked_up(text, on)
    if isinstance(found, UnknownCode):
        raise found.with_traceback(None)
    return found


@lru_cache(maxsize=10_000)
def _looked_up(text: str, day: date) -> WasteCode | UnknownCode:
    """Look a text up once: a wrong code is compared with the whole list, and may stand in thousands of rows."""
    try:
        return lookup(text, on=day)
    except UnknownCode as unknown:
        return unknown


def mirror_of(code: WasteCode, *, on: date) -> tuple[WasteCode, ...]:
    """Return the entries of the other kind beside a mirror entry."""
    other = (
        {
            Entry.MIRROR_HAZARDOUS: Entry.MIRROR_NON_HAZARDOUS,
            Entry.MIRROR_NON_HAZARDOUS: Entry.MIRROR_HAZARDOUS,
        }.get(code.entry)
        if code.entry
        else None
    )
    if other is None:
        return ()
    return tuple(each for each in as_of(on) if each.subchapter == code.subchapter and each.entry is other)


def explained(code: WasteCode, *, on: date) -> str:
    """Say in a sentence how this entry is chosen, and whether the list changes for it."""
    said = (
        {
            Entry.ABSOLUTE_HAZARDOUS: _(
                "Hazardous whatever it contains: no analysis makes it non-hazardous."
            ),
            Entry.ABSOLUTE_NON_HAZARDOUS: _(
                "Not hazardous, whatever it contains: chosen by what the waste is."
            ),
            Entry.MIRROR_HAZARDOUS: _(
                "One of a pair: this entry if the waste has a hazardous property. The other entry needs an analysis."
            ),
            Entry.MIRROR_NON_HAZARDOUS: _(
                "One of a pair: this entry only if an analysis shows that it has no hazardous property."
            ),
        }.get(code.entry, "")
        if code.entry
        else ""
    )
    if not said:
        said = _("Hazardous.") if code.hazardous else _("Not hazardous by this entry.")
    return f"{said} {change_of(code)}".strip()


def change_of(code: WasteCode) -> str:
    """Say when an entry ends, "" where no end is known."""
    if code.valid_to is None:
        return ""
    try:
        lookup(code.code, on=code.valid_to + timedelta(days=1))
    except UnknownCode as gone:
        return str(gone)
    day = (code.valid_to + timedelta(days=1)).isoformat()
    return _("From %(day)s it is flagged differently.") % {"day": day}


def list_in_force(on: date) -> str:
    """Say which list holds on a day."""
    told = {"count": len(as_of(on)), "day": on.isoformat(), "change": DAY_OF_CHANGE.isoformat()}
    if on < DAY_OF_CHANGE:
        return _("List of Waste of %(day)s: %(count)d codes. It changes on %(change)s.") % told
    return _("List of Waste of %(day)s: %(count)d codes, in force since %(change)s.") % told
