"""Write dates and times so that nobody has to guess the zone."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_timezone_location
from django.utils import timezone as django_timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from circulade.core.text.catalogue import letter_gettext


def zone_of(holder: Any = None) -> tzinfo:
    """Return a time zone from its name, from itself, or from what has one; else the active one."""
    found = getattr(holder, "time_zone", holder)
    if isinstance(found, tzinfo):
        return found
    return ZoneInfo(str(found)) if found else django_timezone.get_current_timezone()


def moment(value: date | datetime, *, zone: tzinfo, form: str = "full") -> str:
    """Write a moment in words, in the active language.

    `form`: "full" (day, time and zone), "date", "time" (time and zone), "short" (day, month and time, no zone).
    """
    if not isinstance(value, datetime):
        return day_in_words(value)
    local = value.astimezone(zone)
    clock = date_format(local, "H:i")
    if form == "date":
        return day_in_words(local)
    if form == "short":
        return f"{date_format(local, 'j M')} {clock}"
    timed = f"{clock} {zone_phrase(local)}"
    return timed if form == "time" else f"{day_in_words(local)}, {timed}"


def day_in_words(day: date) -> str:
    """Write a day as the active language does: "3 May 2026", "3. května 2026", "2026. május 3."."""
    locale = _locale()
    return format_date(day, "long", locale=Locale("en", "GB") if locale.language == "en" else locale)


def zone_phrase(local: datetime) -> str:
    """Say the zone of a moment: "Brussels time (CEST, UTC+2)"."""
    offset = local.utcoffset() or timedelta()
    short = local.tzname() or ""
    if not isinstance(local.tzinfo, ZoneInfo) or local.tzinfo.key in {"UTC", "Etc/UTC"}:
        return "UTC" if not offset else offset_name(offset)
    named = "" if not short or short[0] in "+-" else f"{short}, "
    city = get_timezone_location(local.tzinfo, locale=_locale(), return_city=True)
    return letter_gettext("{city} time ({zone})").format(city=city, zone=f"{named}{offset_name(offset)}")


def offset_name(offset: timedelta) -> str:
    """Write an offset as UTC+2 or UTC-3:30."""
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "\N{MINUS SIGN}"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def _locale() -> Locale:
    try:
        return Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
