"""Participations are recorded with evidence, confirmed, withdrawn and ended."""

from datetime import date

import pytest
from tests.make import accounts, register

from circulade.core.models import AuditEntry
from circulade.register.domain.participations import (
    ParticipationValues,
    confirm_participation,
    end_participation,
    record_participation,
    withdraw_participation,
)
from circulade.register.domain.problems import RegisterProblem

pytestmark = pytest.mark.django_db
DAY = date(2025, 10, 3)


def test_a_participation_needs_somebody_and_dates_in_order() -> None:
    wrong = ParticipationValues(kind="pilot", since=DAY, until=date(2025, 1, 1), evidence_url="javascript:1")
    with pytest.raises(RegisterProblem) as raised:
        record_participation(accounts.programme(), wrong, by=None)
    assert sorted(raised.value.problems) == ["evidence_url", "territory", "until"]


def test_records_of_another_programme_are_refused() -> None:
    elsewhere = register.territory(accounts.programme("elsewhere"))
    with pytest.raises(RegisterProblem):
        record_participation(
            accounts.programme(), ParticipationValues(kind="pilot", territory=elsewhere), by=None
        )


def test_confirming_begins_it_on_that_day_and_is_audited() -> None:
    awaited = register.participation(register.territory(accounts.programme()), state="awaited", since=None)
    confirmed = confirm_participation(awaited, on=DAY, by=None)
    assert (confirmed.state, confirmed.since) == ("confirmed", DAY)
    entry = AuditEntry.objects.get()
    assert entry.changes == {"state": ["awaited", "confirmed"], "since": [None, "2025-10-03"]}


def test_withdrawing_what_had_begun_keeps_its_last_day() -> None:
    territory = register.territory(accounts.programme())
    begun = register.participation(territory)
    never = register.participation(territory, state="awaited", since=None)
    ended = [withdraw_participation(each, on=DAY, by=None) for each in (begun, never)]
    assert [(each.state, each.until) for each in ended] == [("withdrawn", DAY), ("withdrawn", None)]
    with pytest.raises(RegisterProblem):
        confirm_participation(begun, on=DAY, by=None)


def test_an_end_before_the_start_is_refused() -> None:
    participation = register.participation(register.territory(accounts.programme()), since=DAY)
    with pytest.raises(RegisterProblem):
        end_participation(participation, on=date(2025, 10, 2), by=None)
    assert end_participation(participation, on=DAY, by=None).until == DAY
