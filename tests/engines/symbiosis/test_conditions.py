"""Status, permit, border and time: every pair judged as the rules written down by hand judge it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.engines.symbiosis.conditioned import DAY, by_hand_conditioned, conditioned, verdict
from tests.engines.symbiosis.region import region

from circulade.engines.symbiosis import (
    Border,
    InputError,
    OfferConditions,
    candidates,
    hindrances,
    optimise,
    prepared,
)


@pytest.mark.parametrize("seed", range(4))
def test_the_network_is_the_best_of_the_pairs_allowed_by_hand(seed: int) -> None:
    listings = conditioned(60, seed)
    pairs = by_hand_conditioned(listings)
    network = optimise(listings)
    assert (network.pairs_compatible, network.pairs_unknown) == (len(pairs["yes"]), len(pairs["unknown"]))
    rows = np.zeros((120, len(pairs["yes"])))
    for column, ((i, j), (_, gives)) in enumerate(pairs["yes"].items()):
        rows[i, column], rows[60 + j, column] = 1.0, gives
    right = np.concatenate((listings.offers.tonnes, listings.needs.tonnes))
    answer = linprog([-margin for margin, _ in pairs["yes"].values()], A_ub=rows, b_ub=right)
    assert network.value == pytest.approx(-answer.fun, rel=1e-7)
    assert network.gap <= 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_leads_in_doubt_say_what_is_missing(seed: int) -> None:
    listings = conditioned(40, seed)
    pairs = by_hand_conditioned(listings)
    sure, doubtful = candidates(listings, most=40), candidates(listings, most=40, doubtful=True)
    offers, needs = listings.offers.refs, listings.needs.refs
    places = {(offers.index(lead.offer), needs.index(lead.need)): lead for lead in doubtful.leads}
    assert set(places) == set(pairs["yes"]) | set(pairs["unknown"])
    assert {place for place, lead in places.items() if lead.missing} == set(pairs["unknown"])
    assert {(lead.offer, lead.need) for lead in sure.leads} == {
        (lead.offer, lead.need) for lead in doubtful.leads if not lead.missing
    }
    for place, lead in places.items():
        assert lead.margin == pytest.approx((pairs["yes"] | pairs["unknown"])[place][0], rel=1e-9)


def test_one_new_offer_is_judged_like_one_in_the_listings() -> None:
    listings = conditioned(40, 1)
    ready, offers = prepared(listings), listings.offers
    leads = candidates(listings, most=4, doubtful=True).leads
    assert any(lead.missing for lead in leads)
    for row, ref in enumerate(offers.refs):
        said = offers.conditions
        first, last = (
            None if np.isinf(day[row]) else date.fromordinal(int(day[row])) for day in (said.first, said.last)
        )
        ash = offers.properties["ash"][row]
        found = ready.leads(
            ref,
            offers.codes[row],
            lat=offers.lat[row],
            lon=offers.lon[row],
            disposal_cost=offers.disposal_cost[row],
            properties={} if np.isnan(ash) else {"ash": ash},
            status=said.statuses[row],
            country=said.countries[row],
            window=(first, last),
            most=4,
            doubtful=True,
        )
        own = [(lead.need, lead.missing) for lead in leads if lead.offer == ref]
        assert [(lead.need, lead.missing) for lead in found] == own


def test_hindrances_are_there_exactly_where_the_pair_is_not_sure() -> None:
    listings = conditioned(25, 2)
    accepted = {(one.need_class, one.code) for one in listings.accepts}
    for i, offer in enumerate(listings.offers.refs):
        for j, need in enumerate(listings.needs.refs):
            found = hindrances(listings, offer, need)
            told, _ = verdict(listings, i, j)
            if (listings.needs.classes[j], listings.offers.codes[i]) not in accepted:
                assert found[0].subject == "acceptance"
            else:
                worst = "no" if any(one.certain for one in found) else "unknown" if found else "yes"
                assert worst == told
    with pytest.raises(InputError, match="'x' is not listed"):
        hindrances(listings, "x", "n0000")


def test_a_blend_keeps_to_conditions_too() -> None:
    listings = conditioned(40, 3)
    links = optimise(listings, blend=True).links
    offers, needs = listings.offers.refs, listings.needs.refs
    plain = replace(listings, needs=replace(listings.needs, limits={}))
    assert links
    assert {verdict(plain, offers.index(one.offer), needs.index(one.need))[0] for one in links} == {"yes"}


def test_what_nobody_asked_keeps_nothing_out() -> None:
    listings = region(40, 2)
    status = OfferConditions(statuses=("",) * 40)
    asked = replace(listings, offers=replace(listings.offers, conditions=status))
    assert optimise(asked).certificate() == optimise(listings).certificate()


def test_bad_conditions_are_named_by_table_row_and_column() -> None:
    listings = conditioned(5, 1)
    offers = replace(
        listings.offers.conditions,
        statuses=("rubbish", "waste", "waste", "waste", "waste"),
        countries=("dk", "DK", "DK", "DK", "DK"),
        first=np.array([9.0, 1, 1, 1, 1]),
        last=np.array([8.0, 1, 1, 1, 1]),
    )
    bad = replace(
        listings,
        offers=replace(listings.offers, conditions=offers),
        borders=(
            Border("DK", "DK", 1, 1),
            Border("DK", "SE", -1, 1, first=DAY),
            Border("DK", "SE", 1, np.inf, last=DAY),
        ),
        on=None,
    )
    with pytest.raises(InputError) as caught:
        optimise(bad)
    assert {(p.table, p.row, p.column, p.earlier) for p in caught.value.problems} == {
        ("offers", 0, "status", -1),
        ("offers", 0, "country", -1),
        ("offers", 0, "until", -1),
        ("borders", 0, "to", -1),
        ("borders", 1, "days", -1),
        ("borders", 2, "cost", -1),
        ("borders", -1, "on", -1),
        ("borders", 2, "from", 1),
    }
