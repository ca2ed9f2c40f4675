"""Candidates, departures, the front of money and CO2, and bands: each against solving from scratch."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from tests.engines.symbiosis.region import by_hand, region, shuffled

from circulade.engines.symbiosis import (
    Acceptance,
    Climate,
    InputError,
    banded,
    candidates,
    optimise,
    pareto,
    prepared,
    resilience,
)
from circulade.engines.symbiosis.bands import band


def test_candidates_are_the_best_of_all_pairs() -> None:
    listings = region(50, 4, quality=True)
    found = candidates(listings, most=3)
    pairs = by_hand(listings)
    assert found.pairs_compatible == len(pairs)
    for row, ref in enumerate(listings.offers.refs):
        best = sorted(((m, j) for (i, j), (m, _) in pairs.items() if i == row), reverse=True)[:3]
        leads = [lead for lead in found.leads if lead.offer == ref]
        assert [lead.need for lead in leads] == [listings.needs.refs[j] for _, j in best]
        assert [lead.margin for lead in leads] == pytest.approx([m for m, _ in best], rel=1e-9)
    assert candidates(shuffled(listings, 1), most=3) == found


def test_one_new_offer_gets_the_leads_it_would_get_in_the_listings() -> None:
    listings = region(50, 4, quality=True)
    ready, leads = prepared(listings), candidates(listings, most=3).leads
    offers = listings.offers
    for row, ref in enumerate(offers.refs):
        ash = offers.properties["ash"][row]
        found = ready.leads(
            ref,
            offers.codes[row],
            lat=offers.lat[row],
            lon=offers.lon[row],
            disposal_cost=offers.disposal_cost[row],
            properties={} if np.isnan(ash) else {"ash": ash},
            most=3,
        )
        own = [lead for lead in leads if lead.offer == ref]
        assert [lead.need for lead in found] == [lead.need for lead in own]
        assert [lead.margin for lead in found] == pytest.approx([lead.margin for lead in own], rel=1e-7)


def test_a_departure_costs_what_solving_without_the_partner_says() -> None:
    listings = region(30, 9)
    found = resilience(listings, most=4)
    assert len(found.departures) == 4
    for one in found.departures:
        side = listings.offers if one.side == "offer" else listings.needs
        tonnes = np.where(np.array(side.refs) == one.ref, 0.0, side.tonnes)
        changed = {"offers" if one.side == "offer" else "needs": replace(side, tonnes=tonnes)}
        without = optimise(replace(listings, **changed)).value
        assert one.loss == pytest.approx(found.value - without, rel=1e-6)
        assert 0 <= one.loss <= one.gain_of_links + 1e-6
    dearest = found.shortfalls[0]
    tonnes = np.where(np.array(listings.needs.refs) == dearest.need, 1.1, 1.0) * listings.needs.tonnes
    more = optimise(replace(listings, needs=replace(listings.needs, tonnes=tonnes))).value
    assert dearest.tenth_more == pytest.approx(more - found.value, rel=1e-6)


def test_along_the_front_money_falls_and_savings_rise() -> None:
    listings = region(40, 10)
    saved = {(one.need_class, one.code): 50.0 * number for number, one in enumerate(listings.accepts)}
    front = pareto(listings, Climate(saved, 0.1), weights=[0.0, 0.05, 0.2, 1.0])
    assert front[0].eur == pytest.approx(optimise(listings).value, rel=1e-9)
    assert [point.gap for point in front] == [pytest.approx(0.0, abs=1e-9)] * 4
    for before, after in pairwise(front):
        assert after.eur <= before.eur + 1e-6
        assert after.kg >= before.kg - 1e-6
    assert front[-1].kg > front[0].kg
    with pytest.raises(InputError, match="no CO2 saving is given"):
        pareto(listings, Climate({}, 0.1), weights=[0.0])


def test_bands_hold_the_figures_and_keep_part_of_the_gain() -> None:
    tonnes = np.array([0.0, 0.5, 1.0, 2.9, 3.0, 250.0])
    low, high = band(tonnes)
    assert ((low <= tonnes) & ((tonnes < high) | (tonnes == 0))).all()
    result = banded(region(40, 10))
    assert 0.5 < result.share_kept < 1
    assert 0 < result.cut < result.links
    assert 0 < result.missing < 1
    assert result.best == pytest.approx(optimise(region(40, 10)).value, rel=1e-9)


def test_the_risk_of_bands_is_what_the_figures_cannot_carry() -> None:
    """1,000 t lie in the band 729 to 2,187 t, planned with its middle; the need takes all."""
    listings = region(1, 1)
    offers = replace(listings.offers, tonnes=np.array([1000.0]), disposal_cost=np.array([1000.0]))
    needs = replace(listings.needs, tonnes=np.array([1e6]))
    taken = (Acceptance(needs.classes[0], offers.codes[0], 1.0, 0.0),)
    result = banded(replace(listings, offers=offers, needs=needs, accepts=taken))
    assert (result.links, result.cut) == (1, 1)
    assert result.missing == pytest.approx(1 - 1000 / np.sqrt(729 * 2187))
    assert result.kept == pytest.approx(result.best)
