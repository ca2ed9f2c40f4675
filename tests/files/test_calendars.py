"""Calendar files keep to RFC 5545: lines of at most 75 octets, moments in UTC, text that reads back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from circulade.files.calendars import CalendarEntry, write_calendar

BRUSSELS = ZoneInfo("Europe/Brussels")
TITLES = (
    "Donaudampfschifffahrtsgesellschaft; Kreislaufwirtschaft, Abwärme und \\ Wiederverwendung für Städte",
    "مؤتمر المدن الدائرية: اجتماع المدن والأقاليم من أجل اقتصاد دائري وعادل في جميع أنحاء أوروبا",
    "Συνέδριο κυκλικών πόλεων και περιφερειών για την επαναχρησιμοποίηση της θερμότητας 🔁🔁🔁",
)


def entry(title: str, *, starts: datetime, ends: datetime) -> CalendarEntry:
    told = f"{title}\n\nLine two; with, marks."
    return CalendarEntry("event-1@example.org", title, starts, ends, starts, told, location=title)


@pytest.mark.parametrize("title", TITLES)
def test_long_titles_in_any_script_are_folded_between_letters_and_read_back(title: str) -> None:
    moment = datetime(2030, 5, 8, 7, tzinfo=UTC)
    written = write_calendar(title, [entry(title, starts=moment, ends=moment)])
    lines = written.split(b"\r\n")
    assert (max(map(len, lines)) <= 75, b"\n" in b"".join(lines), lines[-1]) == (True, False, b"")
    # No letter is cut in two: each line is UTF-8 by itself.
    assert [line.decode() for line in lines]
    (found,) = Calendar.from_ical(written).walk("VEVENT")
    assert (str(found["summary"]), str(found["description"])) == (title, f"{title}\n\nLine two; with, marks.")


def test_an_event_during_which_the_clocks_change_lasts_as_long_as_it_lasts() -> None:
    starts = datetime(2030, 3, 30, 20, tzinfo=BRUSSELS)
    ends = datetime(2030, 3, 31, 9, tzinfo=BRUSSELS)
    written = write_calendar("Night", [entry("Night", starts=starts, ends=ends)])
    assert (b"DTSTART:20300330T190000Z" in written, b"DTEND:20300331T070000Z" in written) == (True, True)
    (found,) = Calendar.from_ical(written).walk("VEVENT")
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(hours=12)
