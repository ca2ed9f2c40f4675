"""Read a date and time as people type them, and ask where two readings are possible.

"3 October 2025, 6 PM CET" is typed by people who mean Brussels time, yet CET is winter time and October
still summer: the reader asks which of the two is meant, and never guesses. Stored is the moment itself.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from circulade.core.text.moment import moment, offset_name

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
# Abbreviation → its offset in hours, and a zone whose clocks show it for a part of the year.
ABBREVIATIONS: dict[str, tuple[int, str]] = {
    "CET": (1, "Europe/Brussels"),
    "CEST": (2, "Europe/Brussels"),
    "WET": (0, "Europe/Lisbon"),
    "WEST": (1, "Europe/Lisbon"),
    "EET": (2, "Europe/Helsinki"),
    "EEST": (3, "Europe/Helsinki"),
    "GMT": (0, "Europe/London"),
    "BST": (1, "Europe/London"),
}
DAY = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})|(?P<slashed>\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"
    r"|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
)
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
YEARS = range(1900, 2201)
"""Years that somebody can mean: beyond them days cannot be counted on, nor zones told."""
OFFSET = re.compile(
    r"(?:UTC|GMT)?\s*(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE
)


class UnclearTime(ValueError):
    """What was typed is no date and time; the sentence says how to write it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of what was typed: the moment, how to say it, and how to type it without a question."""

    at: datetime
    text: str
    typed: str


class AskWhich(UnclearTime):
    """What was typed has several readings: the page offers them."""

    def __init__(self, text: str, readings: tuple[Reading, ...]) -> None:
        super().__init__(text)
        self.readings = readings


def read_moment(typed: str, *, zone: str) -> datetime:
    """Return the moment (in UTC) of a typed date and time; without a zone, that of `zone`.

    Raises `AskWhich` where there are two readings and `UnclearTime` where there is none, such as an hour
    that the change to summer time leaves out.
    """
    text = " ".join(typed.replace(",", " ").replace("\u202f", " ").split())
    found = DAY.match(text)
    if found is None:
        raise UnclearTime(_("Write date and time like 2025-10-03 18:00."))
    rest = text[found.end() :].lstrip(" T").removeprefix("at ")
    days = _days(found)
    if not any(day.year in YEARS for day in days):
        raise UnclearTime(
            _("The year lies between %(first)d and %(last)d.") % {"first": YEARS[0], "last": YEARS[-1]}
        )
    clock, zone_text = _clock(rest)
    if len(days) > 1:
        readings = tuple(_reading(_settled(day, clock, zone_text, zone), zone) for day in days)
        raise AskWhich(_("Day and month can be read both ways. Which date do you mean?"), readings)
    return _settled(days[0], clock, zone_text, zone, ask=True)


def _days(found: re.Match[str]) -> list[date]:
    try:
        if found["iso"]:
            year, month, day = (int(part) for part in found["iso"].split("-"))
            return [date(year, month, day)]
        if found["dotted"]:
            day, month, year = (int(part) for part in found["dotted"].replace(" ", "").split("."))
            return [date(year, month, day)]
        if found["slashed"]:
            return _either_order(found["slashed"])
        name = (found["month"] or found["month2"]).casefold()
        months = [number for number, month_name in enumerate(MONTHS, 1) if month_name.startswith(name)]
        if len(months) != 1:
            raise UnclearTime(_("“%s” is not the name of a month in English.") % name)
        return [date(int(found["year"] or found["year2"]), months[0], int(found["day"] or found["day2"]))]
    except ValueError as trouble:
        if isinstance(trouble, UnclearTime):
            raise
        raise UnclearTime(_("There is no such day: write the date like 2025-10-03.")) from None


def _either_order(text: str) -> list[date]:
    first, second, year = (int(part) for part in text.split("/"))
    found = [date(year, month, day) for day, month in {(first, second), (second, first)} if 1 <= month <= 12]
    if not found:
        raise ValueError(text)
    return sorted(found)


def _clock(text: str) -> tuple[time, str]:
    found = CLOCK.match(text)
    if found is None:
        raise UnclearTime(_("The time of day is missing: write it like 18:00."))
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    half = (found["half"] or "").casefold().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise UnclearTime(_("There is no such time: write it like 18:00."))
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif found["minute"] is None:
        raise UnclearTime(_("Write the time with its minutes, like 18:00."))
    if (hour, minute, second) == (24, 0, 0):
        raise UnclearTime(_("24:00 is misread easily: write 23:59, or 00:00 of the next day."))
    try:
        return time(hour, minute, second), text[found.end() :].strip()
    except ValueError:
        raise UnclearTime(_("There is no such time: write it like 18:00.")) from None


def _settled(day: date, clock: time, zone_text: str, zone: str, *, ask: bool = False) -> datetime:
    """Return the moment of a day and time under what was typed as the zone."""
    naive = datetime.combine(day, clock)
    name = zone_text.strip("() ")
    if not name or name.casefold() in _names(zone):
        return _local(naive, zone, ask=ask)
    if name.upper() in {"UTC", "Z"}:
        return naive.replace(tzinfo=UTC)
    if name.upper() in ABBREVIATIONS:
        return _abbreviated(naive, name.upper(), zone, ask=ask)
    if offset := OFFSET.fullmatch(name):
        return _at_offset(naive, offset)
    raise UnclearTime(_("“%s” is not a time zone that is known here: leave it out or write UTC+2.") % name)


def _names(zone: str) -> set[str]:
    city = zone.rpartition("/")[2].replace("_", " ").casefold()
    return {zone.casefold(), city, f"{city} time", "local time"}


def _at_offset(naive: datetime, offset: re.Match[str]) -> datetime:
    shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    if shift > timedelta(hours=14):
        raise UnclearTime(_("No time zone is more than 14 hours from UTC."))
    return naive.replace(tzinfo=timezone(shift if offset["sign"] == "+" else -shift)).astimezone(UTC)


def _local(naive: datetime, zone: str, *, ask: bool) -> datetime:
    """Return the moment of a wall clock, which may not exist or exist twice when the clocks change."""
    first = naive.replace(tzinfo=ZoneInfo(zone))
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    if first.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != naive:
        later = first.astimezone(UTC).astimezone(ZoneInfo(zone))
        earlier = second.astimezone(UTC).astimezone(ZoneInfo(zone))
        raise UnclearTime(
            _("On %(day)s the clocks go forward and %(time)s does not exist: write %(earlier)s or %(later)s.")
            % {
                "day": date_format(naive, "j F Y"),
                "time": naive.strftime("%H:%M"),
                "earlier": earlier.strftime("%H:%M"),
                "later": later.strftime("%H:%M"),
            }
        )
    if not ask:
        return first.astimezone(UTC)
    raise AskWhich(
        _("On %(day)s the clocks go back and %(time)s comes twice. Which one do you mean?")
        % {"day": date_format(naive, "j F Y"), "time": naive.strftime("%H:%M")},
        (_reading(first.astimezone(UTC), zone), _reading(second.astimezone(UTC), zone)),
    )


def _abbreviated(naive: datetime, name: str, zone: str, *, ask: bool) -> datetime:
    """Take an abbreviation at its word only in its season; otherwise ask."""
    hours, where = ABBREVIATIONS[name]
    literal = naive.replace(tzinfo=timezone(timedelta(hours=hours))).astimezone(UTC)
    there = literal.astimezone(ZoneInfo(where))
    if there.tzname() == name or not ask:
        return literal
    meant = naive.replace(tzinfo=ZoneInfo(where)).astimezone(UTC)
    raise AskWhich(
        _(
            "%(typed)s is %(offset)s, but on %(day)s the clocks there show %(shown)s. "
            "Which of the two do you mean?"
        )
        % {
            "typed": name,
            "offset": offset_name(timedelta(hours=hours)),
            "day": date_format(naive, "j F Y"),
            "shown": f"{there.tzname()} ({offset_name(there.utcoffset() or timedelta())})",
        },
        (_reading(meant, zone), _reading(literal, zone)),
    )


def _reading(at: datetime, zone: str) -> Reading:
    return Reading(at.astimezone(UTC), moment(at, zone=ZoneInfo(zone)), typed_form(at, zone=zone))


def typed_form(at: datetime, *, zone: str) -> str:
    """Return a moment as somebody could type it without a question: local time with its offset."""
    local = at.astimezone(ZoneInfo(zone))
    offset = local.strftime("%z")
    return f"{local:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:5]}"
