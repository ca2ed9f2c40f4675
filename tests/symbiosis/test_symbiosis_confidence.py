"""Attacks on firms' volumes: only a link's sides after consent and the facilitator learn more than a band."""

import random
import re
from collections.abc import Iterable

import pytest
from django.db import connection, transaction
from django.test import Client
from tests.make import symbiosis as make_symbiosis
from tests.make.stored import stored_once
from tests.symbiosis.spied import (
    ATTACKERS,
    FIGURES,
    Spied,
    addresses,
    browser,
    drawn_like,
    figures_in,
    read,
    spied,
)

from circulade.symbiosis.domain.amounts import band, digits
from circulade.symbiosis.domain.public import public_results, public_streams
from circulade.symbiosis.domain.recording import record_year
from circulade.symbiosis.domain.report import public_lines, rows_of
from circulade.symbiosis.domain.streams import withdraw
from circulade.symbiosis.domain.sums import SafeSum, safe_sums
from circulade.symbiosis.models import District, LinkYear, Stream

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY
# What is told is decided in Python: on PostgreSQL a stranger and a partner try.
TRYING = ATTACKERS if connection.vendor == "sqlite" else ("anonymous", "with the second")
at = stored_once(spied)


def answers(at: Spied, attacker: str, *, of: Iterable[str] = ()) -> dict[str, tuple[int, str]]:
    client = browser(at, attacker)
    got = {address: client.get(address) for address in of or addresses(at)}
    return {address: (answer.status_code, read(answer)) for address, answer in got.items()}


@pytest.mark.parametrize("attacker", TRYING)
def test_no_answer_holds_a_figure_or_changes_with_one(at: Spied, attacker: str) -> None:
    """What is the same whatever the figures are within their bands cannot tell where in its band one lies."""
    first = answers(at, attacker)
    hidden = at.hidden_from(attacker)
    assert {
        address: found for address, (_status, text) in first.items() if (found := figures_in(text, hidden))
    } == {}
    at.redraw(spared=at.spared(attacker), seed=attacker)
    entered = [address for address, (status, _text) in first.items() if status == 200]
    second = answers(at, attacker, of=entered)
    assert len(entered) >= 8
    assert [address for address in entered if first[address] != second[address]] == []


def test_the_attack_would_find_what_is_shown(at: Spied) -> None:
    cheap = [address for address in addresses(at) if "png" not in address and "xlsx" not in address]
    told = "".join(text for _status, text in answers(at, "facilitator", of=cheap).values())
    assert [name for name, figure in FIGURES.items() if not figures_in(told, [figure])] == []
    partner = "".join(text for _status, text in answers(at, "with the second").values())
    assert digits(FIGURES["Kiln three"]) in partner
    shown = answers(at, "anonymous").values()
    assert len([text for _status, text in shown if "Spied district" in text]) >= 4


def told_by(district: District) -> tuple[list[SafeSum], dict[int, dict[str, float | None]]]:
    """Return all sums that anybody but the facilitator can see on a day."""
    return safe_sums(public_streams(district, on=DAY)), public_lines(rows_of(district))


def through_time(at: Spied, later: list[float]) -> list[object]:
    """Return what is told day by day: all firms, one withdrawn, back again, a new one, then a new year's figure."""
    streams, days = at.streams, [told_by(at.district)]
    withdraw(streams["Ash one"], by=None)
    days.append(told_by(at.district))
    withdraw(Stream.objects.get(pk=streams["Ash one"].pk), by=None)
    days.append(told_by(at.district))
    make_symbiosis.have(make_symbiosis.site(at.district, "Newcomer"), least=later[0], most=later[0])
    days.append(told_by(at.district))
    LinkYear.objects.filter(link=at.links[0], year=2026).delete()
    days.append(told_by(at.district))
    record_year(at.links[0], year=2026, tonnes=later[1], landfill=later[1], by=None)
    days.append(told_by(at.district))
    return [*days]


@pytest.mark.parametrize("seed", range(3))
def test_no_sums_of_any_days_taken_off_one_another_narrow_a_band(at: Spied, seed: int) -> None:
    """Every figure elsewhere in its band: the same sums on every day, so no difference of them tells it."""
    days = []
    for luck in (None, random.Random(seed)):
        with transaction.atomic():
            later = [45_139.0, 23_291.0]
            if luck is not None:
                at.redraw(spared=(), seed=str(seed))
                later = [drawn_like(each, luck) for each in later]
            days.append(through_time(at, later))
            transaction.set_rollback(True)
    assert days[0] == days[1]
    assert len({str(day) for day in days[0]}) >= 3


def test_with_and_without_a_firm_differ_by_its_band(at: Spied) -> None:
    def ash() -> SafeSum:
        return next(
            each
            for each in safe_sums(public_streams(at.district, on=DAY))
            if (each.side, each.group) == ("have", "10")
        )

    before = ash()
    withdraw(at.streams["Ash one"], by=None)
    after = ash()
    low, high = band(FIGURES["Ash one"])
    assert (after.least or 0.0) + low == pytest.approx(before.least)
    assert (after.most or 0.0) + high == pytest.approx(before.most)


def test_a_stream_whose_time_is_over_is_in_no_sum(at: Spied) -> None:
    before, results = told_by(at.district)
    Stream.objects.filter(pk=at.streams["Ash one"].pk).update(until_date=DAY.replace(year=2025))
    after, _results = told_by(at.district)
    assert before != after
    assert [each.firms for each in before if (each.side, each.group) == ("have", "10")] == [5]
    assert [each.firms for each in after if (each.side, each.group) == ("have", "10")] == [4]
    assert results == public_lines(rows_of(at.district))


def test_the_page_and_the_api_tell_the_same_sums(at: Spied, client: Client) -> None:
    page = read(client.get(f"/symbiosis/{at.district.ref}/"))
    told = client.get(f"/api/v1/symbiosis/{at.district.ref}").json()
    shown = [digits(each["amount"]) for each in told["sums"] if each["amount"] is not None]
    assert shown
    assert all(re.search(rf">{re.escape(each)} (t|MWh)<", page) for each in shown)
    assert [year for year, _lines in public_results(at.district)] == [2026, 2025]
    assert [each["tonnes"] for each in told["results"]] == [
        lines["tonnes"] for lines in public_lines(rows_of(at.district)).values()
    ]
