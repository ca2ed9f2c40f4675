"""What is tried with each kind agrees with a programme written down by hand, and names the fields that are empty."""

import json
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.core.domain.replays import replay
from circulade.core.models import Run
from circulade.symbiosis.domain.kinds import state_terms
from circulade.symbiosis.domain.leads import leads_of
from circulade.symbiosis.domain.places import apart
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.shown import ShownPlan, shown_plan
from circulade.symbiosis.domain.tried import Trials, together_of
from circulade.symbiosis.domain.tried_pictures import TRIED_PICTURES
from circulade.symbiosis.enums import PlanWay
from circulade.symbiosis.models import District, KindTerms, Stream

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY
NORTH = 51.92
TERMS: dict[str, Any] = {
    "per_unit": 2.0,
    "per_unit_km": 1.5,
    "longest_km": 7.0,
    "loss": 3.0,
    "detour": 1.2,
    "fixed_cost": 2500.0,
    "uncertainty": 25.0,
    "co2_per_unit_km": 8.0,
    "co2_source": "a table",
}
HAVES = {"Works": (0.0, 900.0, 6.0), "Bakery": (3.0, 500.0, 1.0), "Laundry": (5.0, 80.0, 2.0)}
"""Kilometres to the north, units a year, what it costs to be rid of one."""
WANTS = {
    "Pool": (1.0, 400.0, 20.0, 1.0, 1.0, 150.0),
    "Homes": (4.0, 700.0, 24.0, 2.0, 1.0, 210.0),
    "School": (4.6, 300.0, 9.0, 1.0, 0.9, 260.0),
}
"""Kilometres, units, worth of one, processing, what one that arrives gives, kilograms of CO2 it saves."""


@dataclass(frozen=True)
class Study:
    """Everything that prices a unit, as a person would write it on paper."""

    terms: dict[str, float]
    cost: float = 1.0
    price: float = 1.0
    processing: float = 1.0
    co2: float = 0.0


@pytest.fixture
def district() -> District:
    return make_symbiosis.district(make.programme())


def build(district: District, kind: str) -> None:
    state_terms(district, kind, by=None, **TERMS)
    for name, (km, amount, cost) in HAVES.items():
        site = make_symbiosis.site(district, f"{kind} {name}", latitude=NORTH + km / 111.19)
        said = {"kind": kind, "code": "", "least": amount, "most": amount, "cost": cost}
        make_symbiosis.have(site, name, **said)
    for name, (km, amount, price, processing, gives, kg) in WANTS.items():
        site = make_symbiosis.site(district, f"{kind} {name}", latitude=NORTH + km / 111.19)
        said = {"kind": kind, "codes": (), "least": amount, "most": amount, "price": price}
        said |= {"processing": processing, "gives": gives, "co2_saved": kg, "co2_source": "a table"}
        make_symbiosis.want(site, name, **said)


def computed(district: District, *kinds: str, way: str = PlanWay.YEAR) -> ShownPlan:
    plan = compute_plan(ask_for_plan(district, title="x", on=DAY, by=None, kinds=kinds, way=way), by=None)
    shown = shown_plan(plan)
    assert shown is not None
    return shown


Pairs = list[tuple[Stream, Stream, float]]


def pairs(kind: str) -> Pairs:
    haves = Stream.objects.filter(kind=kind, side="have").select_related("site")
    wants = Stream.objects.filter(kind=kind, side="want").select_related("site")
    found = [
        (have, want, (apart(have.site, want.site) or 0.0) * TERMS["detour"])
        for have in haves
        for want in wants
    ]
    return [each for each in found if each[2] <= TERMS["longest_km"]]


def by_hand(study: Study, have: Stream, want: Stream, km: float) -> tuple[float, float, float]:
    """Money and kilograms of a unit that is sent, and what of it counts for the want."""
    kept = (1 - TERMS["loss"] / 100) ** km
    gives = kept * want.gives
    money = (have.cost or 0) * study.cost + gives * (want.price or 0) * study.price
    money -= (want.processing or 0) * study.processing
    money -= study.terms["per_unit"] + study.terms["per_unit_km"] * km
    return money, kept * (want.co2_saved or 0) - TERMS["co2_per_unit_km"] * km, gives


def solved(study: Study, rows: Pairs, *, open_: tuple[int, ...] | None = None) -> tuple[float, float, float]:
    """Value, money and kilograms of the best plan, by a programme with a row for each stream."""
    told = np.array([by_hand(study, *row) for row in rows])
    streams = sorted({stream.pk for row in rows for stream in row[:2]})
    limits = np.zeros((len(streams), len(rows)))
    most = np.zeros(len(streams))
    for column, (have, want, _km) in enumerate(rows):
        limits[streams.index(have.pk), column] = 1.0
        limits[streams.index(want.pk), column] = told[column, 2]
        most[streams.index(have.pk)] = have.most or 0
        most[streams.index(want.pk)] = want.most or 0
    worth = told[:, 0] + study.co2 * told[:, 1]
    bounds = [(0, None if open_ is None or open_[column] else 0) for column in range(len(rows))]
    found = linprog(-worth, A_ub=limits, b_ub=most, bounds=bounds)
    return -found.fun, float(found.x @ told[:, 0]), float(found.x @ told[:, 1])


def tried_of(district: District, kind: str) -> Trials:
    (tried,) = computed(district, kind).trials
    return tried


@pytest.mark.parametrize("kind", ["heat", "water", "capacity"])
def test_every_price_tried_gives_the_best_network_of_a_programme_by_hand(
    district: District, kind: str
) -> None:
    build(district, kind)
    tried, rows = tried_of(district, kind), pairs(kind)
    base = Study({"per_unit": 2.0, "per_unit_km": 1.5})
    changed = {
        "cost by unit and kilometre": lambda by: replace(base, terms=base.terms | {"per_unit_km": 1.5 * by}),
        "cost by unit handed over": lambda by: replace(base, terms=base.terms | {"per_unit": 2.0 * by}),
        "disposal": lambda by: replace(base, cost=by),
        "what streams are worth": lambda by: replace(base, price=by),
        "processing": lambda by: replace(base, processing=by),
    }
    assert [(each.price, each.factor) for each in tried.prices] == [
        (name, factor) for name in changed for factor in (0.75, 1.25)
    ]
    for each in tried.prices:
        assert each.value == pytest.approx(solved(changed[each.price](each.factor), rows)[0])
        assert each.gap == pytest.approx(0.0, abs=1e-9)
    assert len({round(each.value, 3) for each in tried.prices}) == 10
    assert any(each.other for each in tried.prices)


@pytest.mark.parametrize("kind", ["heat", "water", "capacity"])
def test_money_against_co2_is_that_of_a_programme_by_hand(district: District, kind: str) -> None:
    build(district, kind)
    front, rows = tried_of(district, kind).front, pairs(kind)
    for point in front:
        value, money, kg = solved(Study({"per_unit": 2.0, "per_unit_km": 1.5}, co2=point.weight), rows)
        assert point.money + point.weight * point.kg == pytest.approx(value)
        assert (point.money, point.kg) == pytest.approx((money, kg))
        assert point.gap == pytest.approx(0.0, abs=1e-9)
    money, kg = [point.money for point in front], [point.kg for point in front]
    assert (money, kg) == (sorted(money, reverse=True), sorted(kg))
    assert kg[-1] > kg[0]


def test_links_that_cost_something_are_the_best_of_every_choice_of_links(district: District) -> None:
    build(district, "heat")
    fixed = tried_of(district, "heat").fixed
    assert fixed is not None
    base, rows = Study({"per_unit": 2.0, "per_unit_km": 1.5}), pairs("heat")
    values = {
        chosen: solved(base, rows, open_=chosen)[0] - 2500.0 * sum(chosen)
        for chosen in product((0, 1), repeat=len(rows))
        if 0 < sum(chosen) <= 4
    }
    best = max(values, key=lambda chosen: values[chosen])
    assert fixed.value == pytest.approx(values[best], rel=1e-4)
    assert len(fixed.links) == sum(best) < len(computed(district, "heat").links)
    chosen = {(rows[n][0].pk, rows[n][1].pk) for n, used in enumerate(best) if used}
    assert {(have.pk, want.pk) for have, want, _amount in fixed.links} == chosen
    run = Run.objects.get(pk=fixed.run)
    assert replay(run).sentence == "reproduced, byte for byte"
    assert json.loads(run.result)["value"] == fixed.value
    assert fixed.value <= fixed.bound <= fixed.value * (1 + 1e-4)


def test_kinds_are_tried_by_their_own_inputs_and_add_up(district: District) -> None:
    build(district, "heat")
    build(district, "water")
    KindTerms.objects.filter(kind="water").update(per_unit_km=3.0, uncertainty=10.0)
    shown = computed(district, "heat", "water")
    drawn = {name: made.rows for name, draw in TRIED_PICTURES.items() if (made := draw(shown)) is not None}
    assert sorted(drawn) == ["front-heat", "front-together", "front-water", "prices-heat", "prices-water"]
    assert {len(rows) for rows in drawn.values()} == {5}
    both = shown.trials
    heat, water = tried_of(district, "heat"), tried_of(district, "water")
    assert [replace(each, fixed=None) for each in both] == [
        replace(each, fixed=None) for each in (heat, water)
    ]
    assert {each.factor for each in water.prices} == {0.9, 1.1}
    total = together_of(both)
    assert [point.kg for point in total] == [
        pytest.approx(one.kg + other.kg) for one, other in zip(heat.front, water.front, strict=True)
    ]
    assert (together_of((heat,)), together_of(())) == ((), ())


def test_a_field_that_is_empty_is_named_with_where_it_is_filled_in(district: District) -> None:
    build(district, "heat")
    KindTerms.objects.update(fixed_cost=None, uncertainty=None, co2_per_unit_km=None)
    Stream.objects.filter(words="Pool").update(co2_saved=None)
    make_symbiosis.have(make_symbiosis.site(district))
    make_symbiosis.want(make_symbiosis.site(district, "Kiln", latitude=51.93))
    materials, heat = computed(district, "materials", "heat").trials
    where = "is empty among the inputs of heat, water and capacity, for heat."
    assert heat.no_prices == f"“Prices may be off by, per cent” {where}"
    assert heat.no_fixed == f"“Setting up one connection, by year” {where}"
    said = "“CO2 saved, kg by unit that arrives” is empty for:"
    assert heat.no_front == f"“Kilograms of CO2 by unit and kilometre” {where} {said}"
    assert [want.words for want in heat.without] == ["Pool"]
    assert (heat.prices, heat.fixed, heat.front) == ((), None, ())
    assert materials.no_fixed == "“Setting up one link, by year” is empty among the inputs of the district."
    assert [want.site.name for want in materials.without] == ["Kiln"]
    KindTerms.objects.update(co2_per_unit_km=0.0)
    Stream.objects.filter(words="Pool").update(co2_saved=1.0)
    heat = tried_of(district, "heat")
    assert (heat.no_front, len(heat.front)) == ("", 5)


def test_bands_and_months_are_looked_at_for_each_kind(district: District) -> None:
    build(district, "heat")
    tried = tried_of(district, "heat")
    assert (tried.bands[0], 0 < tried.bands[1] <= 1, tried.bands[2] > 0) == (3.0, True, True)
    monthly = computed(district, "heat", way=PlanWay.MONTHS)
    assert (monthly.trials, [len(part.months) for part in monthly.parts]) == ((), [12])
    assert monthly.plan.findings["year_value"] == pytest.approx(computed(district, "heat").value)


def test_leads_of_a_kind_count_its_own_uncertainty_and_co2_and_none_of_the_road(district: District) -> None:
    build(district, "heat")
    District.objects.update(uncertainty=1.0, co2_per_tkm=100.0)
    district.refresh_from_db()

    def lead(words: str) -> Any:
        found = leads_of(district, on=DAY).leads
        return next(each for each in found if (each.have.words, each.want.words) == ("Works", words))

    have, want, km = next(row for row in pairs("heat") if (row[0].words, row[1].words) == ("Works", "Pool"))
    _money, kg, _gives = by_hand(Study({"per_unit": 2.0, "per_unit_km": 1.5}), have, want, km)
    amount = lead("Pool").amount
    assert lead("Pool").co2 == pytest.approx((kg * amount[0], kg * amount[1]))
    gain = (have.cost or 0) + (1 - TERMS["loss"] / 100) ** km * (want.price or 0)
    spent = 1.0 + 2.0 + 1.5 * km
    assert lead("Pool").money == pytest.approx(
        ((0.75 * gain - 1.25 * spent) * amount[0], (1.25 * gain - 0.75 * spent) * amount[1])
    )
    KindTerms.objects.update(co2_per_unit_km=None)
    assert lead("Pool").co2 is None
    KindTerms.objects.all().delete()
    assert lead("Pool").co2 is None
