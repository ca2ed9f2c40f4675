"""Read what a list of participants says of a person; what cannot be read is said in a sentence with the way out."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from circulade.events.enums import Mode
from circulade.matchmaking.models import MeetingSlot
from circulade.vocabularies.countries import countries, iso
from circulade.vocabularies.languages import languages

MODES = {
    Mode.IN_PERSON: (
        "on-site",
        "on site",
        "onsite",
        "in person",
        "in-person",
        "in_person",
        "physical",
        "offline",
    ),
    Mode.ONLINE: ("remote", "online", "virtual", "digital"),
}
COMING = ("registered", "confirmed", "approved", "active", "activated", "accepted", "attending")
NOT_COMING = ("canceled", "cancelled", "rejected", "declined", "withdrawn", "no-show", "not attending")
YES = ("yes", "y", "true", "1", "available", "available for meetings", "all", "always", "participating")
NO = (
    "no",
    "n",
    "false",
    "0",
    "not available",
    "not available for meetings",
    "none",
    "never",
    "not participating",
)
WINDOW = re.compile(
    r"(?:(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}))?[\s,T]*"
    r"(?P<h1>\d{1,2})[:.h](?P<m1>\d{2})\s*(?:-|–|—|to|until)\s*(?P<h2>\d{1,2})[:.h](?P<m2>\d{2})",
    re.IGNORECASE,
)
OFFSET = re.compile(r"^\(?(?:GMT|UTC)\s*[+\-−]?\d{0,2}:?\d{0,2}\)?\s*", re.IGNORECASE)


class Unreadable(ValueError):
    """What a cell says cannot be read; the sentence says how to write it."""


def read_mode(text: str) -> Mode:
    """Return how somebody takes part."""
    for mode, words in MODES.items():
        if text.casefold() in words:
            return mode
    raise Unreadable(_("“%s” is no attendance: write on-site or remote.") % text[:40])


def read_coming(text: str) -> bool:
    """Tell whether somebody is registered, and not cancelled or rejected."""
    said = text.casefold()
    if said in COMING or said in NOT_COMING:
        return said in COMING
    raise Unreadable(_("“%s” is no state of a registration: write registered or cancelled.") % text[:40])


def read_yes(text: str) -> bool:
    """Tell whether somebody is there for meetings; how many they have so far ("3") counts as yes."""
    said = text.casefold()
    if said in YES or said in NO:
        return said in YES
    if said.isdigit():
        return True
    raise Unreadable(_("“%s” is neither yes nor no.") % text[:40])


def read_zone(text: str) -> str:
    """Return the name of a time zone, from it or from its city: "Europe/Lisbon", "(GMT+00:00) Lisbon"."""
    found = _zones().get(OFFSET.sub("", text).strip().replace("_", " ").casefold())
    if not found:
        raise Unreadable(_("“%s” is no time zone: write it like Europe/Brussels.") % text[:60])
    return found


@cache
def _zones() -> dict[str, str]:
    places = [name for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/")]
    cities: dict[str, list[str]] = {}
    for name in places:
        cities.setdefault(name.rpartition("/")[2].replace("_", " ").casefold(), []).append(name)
    found = {city: names[0] for city, names in cities.items() if len(names) == 1}
    return found | {name.replace("_", " ").casefold(): name for name in places} | {"utc": "UTC", "gmt": "UTC"}


def read_country(text: str) -> str:
    """Return the code of a country, from it or from its English name."""
    known = {one.code: one.code for one in countries()} | {
        one.name.casefold(): one.code for one in countries()
    }
    found = known.get(iso(text)) or known.get(text.casefold())
    if not found:
        raise Unreadable(_("“%s” is no country: write its English name or BE, DE, FR.") % text[:60])
    return found


def read_languages(text: str) -> list[str]:
    """Return codes of languages, from them or from their English names, parted by commas."""
    known = {one.code: one.code for one in languages()} | {
        one.name.casefold(): one.code for one in languages()
    }
    found = []
    for part in filter(None, (each.strip() for each in re.split(r"[,;/|]", text))):
        if part.casefold() not in known:
            raise Unreadable(_("“%s” is no language that is known here: write English or en.") % part[:40])
        found.append(known[part.casefold()])
    return list(dict.fromkeys(found))


def read_most(text: str) -> int:
    """Return the largest number of meetings somebody wants."""
    if not text.isdigit() or not 1 <= int(text) <= 200:
        raise Unreadable(_("“%s” is no number of meetings: write a whole number from 1.") % text[:20])
    return int(text)


def read_available(text: str, slots: Sequence[MeetingSlot], *, zone: str) -> str:
    """Return a 1 for every slot somebody is there, else 0: from such a row of figures, from times on the clocks of
    their zone ("09:00-12:00; 2026-05-08 14:00-15:30"), or from yes or no.
    """
    said = text.strip().casefold()
    if said in YES and said != "1":
        return "1" * len(slots)
    if said in NO and said != "0":
        return "0" * len(slots)
    if re.fullmatch(r"[01]+", said):
        if len(said) != len(slots):
            told = {"n": len(said), "slots": len(slots)}
            raise Unreadable(
                _("%(n)s figures for %(slots)s slots: write one 0 or 1 for each, as text.") % told
            )
        return said
    windows = _windows(said)
    found = "".join(str(int(any(_within(slot, each, zone) for each in windows))) for slot in slots)
    if "1" not in found:
        raise Unreadable(_("“%s”: no slot lies in these times.") % text[:80])
    return found


def _windows(text: str) -> list[tuple[date | None, time, time]]:
    found = []
    for part in filter(None, (each.strip() for each in re.split(r"[;\n|]|,(?=\s*\d)", text))):
        read = WINDOW.fullmatch(part)
        if read is None:
            raise Unreadable(
                _("“%s” is no availability: write times such as 09:00-12:00, or a 0 or 1 for each slot.")
                % part[:60]
            )
        try:
            found.append(
                (_day(read), time(int(read["h1"]), int(read["m1"])), time(int(read["h2"]), int(read["m2"])))
            )
        except ValueError:
            raise Unreadable(_("“%s”: there is no such day or time.") % part[:60]) from None
        if found[-1][1] >= found[-1][2]:
            raise Unreadable(_("“%s” ends before it begins.") % part[:60])
    return found


def _day(read: re.Match[str]) -> date | None:
    if read["iso"]:
        year, month, day = (int(part) for part in read["iso"].split("-"))
        return date(year, month, day)
    if read["dotted"]:
        day, month, year = (int(part) for part in read["dotted"].replace(" ", "").split("."))
        return date(year, month, day)
    return None


def _within(slot: MeetingSlot, window: tuple[date | None, time, time], zone: str) -> bool:
    day, begins, ends = window
    starts, stops = (at.astimezone(ZoneInfo(zone)) for at in (slot.starts, slot.ends))
    on = day or starts.date()
    return _at(on, begins) <= starts.replace(tzinfo=None) and stops.replace(tzinfo=None) <= _at(on, ends)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)
