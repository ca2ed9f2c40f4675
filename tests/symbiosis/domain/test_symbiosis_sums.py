"""Sums that give nobody away: every way to subtract is tried."""

from itertools import combinations, product

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.symbiosis.domain.amounts import band
from circulade.symbiosis.domain.sums import Spread, is_safe, rounded, safe_sums, spread
from circulade.symbiosis.models import Stream

pytestmark = pytest.mark.django_db


def banded(**amounts: float) -> dict[str, Spread]:
    return {firm: spread(amount) for firm, amount in amounts.items()}


def test_fewer_than_three_firms_or_one_above_85_per_cent_give_somebody_away() -> None:
    assert not is_safe(banded(a=10.0, b=10.0))
    assert not is_safe(banded(a=86.0, b=7.0, c=7.0))
    assert not is_safe(banded(a=10.0, b=10.0, c=0.0))
    assert is_safe(banded(a=40.0, b=30.0, c=30.0))


def test_wherever_figures_lie_in_their_bands_no_firm_has_more_than_85_per_cent() -> None:
    for rows in product((1.0, 3.0, 9.0, 27.0, 81.0), repeat=4):
        firms = banded(**dict(zip("abcd", rows, strict=True)))
        if is_safe(firms):
            ends = [
                (each.most, sum(one.least for one in firms.values()) - each.least) for each in firms.values()
            ]
            assert max(high / (high + others) for high, others in ends) <= 0.85


def test_a_firm_that_takes_off_its_own_part_does_not_learn_anothers() -> None:
    assert not is_safe(banded(a=50.0, b=49.0, c=1.0))
    found = banded(a=40.0, b=30.0, c=28.0)
    assert is_safe(found)
    for firm in found:
        rest = [each.middle for other, each in found.items() if other != firm]
        assert max(rest) <= 0.85 * sum(rest)


def test_a_sum_is_that_of_the_bands_and_holds_the_true_one() -> None:
    (chapter, total) = safe_sums(
        _streams(("a", "10 01 02", 90.0), ("b", "10 01 02", 100.0), ("c", "10 01 01", 240.0))
    )
    low, high = band(100.0)
    assert (chapter.least, chapter.most, chapter.firms) == (3 * low, 3 * high, 3)
    assert (total.least, total.most, total.amount) == (chapter.least, chapter.most, chapter.amount)
    assert low * 3 < 90.0 + 100.0 + 240.0 < high * 3


def test_losses_count_as_losses_and_as_large_as_gains() -> None:
    assert spread(-100.0) == Spread(-band(100.0)[1], -band(100.0)[0])
    assert is_safe(banded(a=-40.0, b=-30.0, c=-30.0))
    assert not is_safe(banded(a=-400.0, b=-7.0, c=-7.0))


def test_sums_are_said_to_one_figure() -> None:
    assert [rounded(amount) for amount in (0.0, 4321.0, 0.062, 9700.0)] == [0.0, 4000.0, 0.06, 10000.0]


def _streams(*rows: tuple[str, str, float]) -> list[Stream]:
    district = make_symbiosis.district(make.programme())
    sites = {
        firm: make_symbiosis.site(district, firm, firm=firm) for firm in sorted({row[0] for row in rows})
    }
    return [make_symbiosis.have(sites[firm], code=code, least=t, most=t) for firm, code, t in rows]


def test_two_sites_of_one_firm_count_as_one() -> None:
    district = make_symbiosis.district(make.programme())
    sites = [make_symbiosis.site(district, f"Site {n}", firm="Mills " if n < 2 else "") for n in range(3)]
    found = safe_sums([make_symbiosis.have(site) for site in sites])
    assert {each.amount for each in found} == {None}


def test_no_published_sums_taken_off_one_another_leave_fewer_than_three_firms() -> None:
    rows = [
        ("a", "10 01 02", 40.0), ("b", "10 01 02", 30.0), ("c", "10 01 01", 30.0), ("a", "03 01 05", 500.0),
        ("d", "03 01 05", 300.0), ("e", "03 01 05", 400.0), ("f", "17 01 01", 70.0), ("b", "17 01 01", 900.0),
    ]  # fmt: skip
    found = {each.group: each for each in safe_sums(_streams(*rows))}
    published = {name for name, each in found.items() if each.amount is not None}
    assert published == {"10", "03"}
    assert (found["17"].amount, found[""].amount) == (None, None)


def test_the_total_is_given_where_the_rest_is_safe_too() -> None:
    rows = [(firm, code, 100.0) for code in ("10 01 02", "03 01 05") for firm in "abcd"]
    found = {each.group: each.amount for each in safe_sums(_streams(*rows))}
    assert found == {"10": 600.0, "03": 600.0, "": 1000.0}
    hidden = [*rows, *((firm, "17 01 01", 50.0) for firm in "efg"), ("h", "16 01 03", 60.0)]
    found = {each.group: each.amount for each in safe_sums(_streams(*hidden))}
    assert (found["16"], found[""]) == (None, None)


def test_whatever_is_published_every_difference_of_sums_is_safe() -> None:
    parts = {"10 01 02": "abc", "03 01 05": "def", "17 01 01": "ghi", "16 01 03": "j"}
    listed = [(firm, code) for code, firms in parts.items() for firm in firms]
    rows = [(firm, code, 10.0 * n) for n, (firm, code) in enumerate(listed, start=5)]
    by_chapter: dict[str, dict[str, Spread]] = {}
    for firm, code, amount in rows:
        by_chapter.setdefault(code[:2], {})[firm] = spread(amount)
    found = {each.group: each.amount is not None for each in safe_sums(_streams(*rows))}
    if found[""]:
        shown = [name for name, public in found.items() if public and name]
        for count in range(len(shown) + 1):
            for taken in combinations(shown, count):
                rest = {
                    f: t for name, firms in by_chapter.items() if name not in taken for f, t in firms.items()
                }
                assert not rest or is_safe(rest)
    assert found["16"] is False
