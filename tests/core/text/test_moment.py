"""Times say their zone, in any language, on both sides of the change to summer time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from circulade.core.text.moment import day_in_words, moment, zone_of

BRUSSELS = ZoneInfo("Europe/Brussels")
SUMMER = datetime(2025, 10, 3, 16, 0, tzinfo=UTC)
WINTER = datetime(2025, 12, 3, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "zone", "form", "text"),
    [
        (SUMMER, "Europe/Brussels", "full", "3 October 2025, 18:00 Brussels time (CEST, UTC+2)"),
        (WINTER, "Europe/Brussels", "full", "3 December 2025, 18:00 Brussels time (CET, UTC+1)"),
        (SUMMER, "Europe/Brussels", "time", "18:00 Brussels time (CEST, UTC+2)"),
        (SUMMER, "Europe/Brussels", "date", "3 October 2025"),
        (SUMMER, "Europe/Brussels", "short", "3 Oct 18:00"),
        (SUMMER, "UTC", "time", "16:00 UTC"),
        (SUMMER, "Europe/Istanbul", "time", "19:00 Istanbul time (UTC+3)"),
        (SUMMER, "America/St_Johns", "time", "13:30 St. John’s time (NDT, UTC−2:30)"),
        (date(2025, 10, 3), "Europe/Brussels", "full", "3 October 2025"),
    ],
)
def test_a_moment_is_written_with_its_zone(value: date, zone: str, form: str, text: str) -> None:
    assert moment(value, zone=ZoneInfo(zone), form=form) == text


def test_a_late_evening_belongs_to_the_day_of_the_zone() -> None:
    late = datetime(2025, 10, 3, 22, 30, tzinfo=UTC)
    assert moment(late, zone=BRUSSELS, form="date") == "4 October 2025"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 May 2026"),
        ("cs", "3. května 2026"),
        ("de", "3. Mai 2026"),
        ("es", "3 de mayo de 2026"),
        ("fi", "3. toukokuuta 2026"),
        ("hu", "2026. május 3."),
        ("pl", "3 maja 2026"),
    ],
)
def test_a_day_is_written_as_its_language_does(language: str, text: str) -> None:
    with translation.override(language):
        assert day_in_words(date(2026, 5, 3)) == text


def test_the_city_is_named_in_the_active_language() -> None:
    with translation.override("fr"):
        assert "Bruxelles" in moment(SUMMER, zone=BRUSSELS)


def test_a_zone_comes_from_a_name_itself_or_what_has_one() -> None:
    class Call:
        time_zone = "Europe/Athens"

    assert zone_of("Europe/Athens") == zone_of(Call()) == zone_of(ZoneInfo("Europe/Athens"))
