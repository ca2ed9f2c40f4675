"""Who counts as involved already: parameters with a day of their own, never today."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from circulade.calls.domain.priority import closing_day, priority_of
from circulade.calls.models import Call

# Half past midnight in Brussels is still the day before in UTC.
CALL = Call(
    time_zone="Europe/Brussels", closes_at=datetime(2025, 10, 4, 0, 30, tzinfo=ZoneInfo("Europe/Brussels"))
)


def test_without_parameters_it_is_the_day_the_call_closes_in_its_own_zone() -> None:
    assert closing_day(CALL) == date(2025, 10, 4)
    found = priority_of(CALL, {})
    assert (found.on, found.when) == (date(2025, 10, 4), "now")


def test_stored_parameters_count_and_another_question_gives_another_sentence() -> None:
    stored = {"involved": {"on": "2024-12-31", "kinds": ["community"], "when": "ever"}}
    found = priority_of(CALL, stored)
    assert (found.on, [kind.value for kind in found.kinds], found.when) == (
        date(2024, 12, 31),
        ["community"],
        "ever",
    )
    assert found.sentence() != priority_of(CALL, {}).sentence()
