"""Plans of heat, water and spare capacity: their own inputs, their own certificates, and a total."""

from itertools import product
from typing import Any

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.core.domain.replays import replay
from circulade.symbiosis.domain.districts import bar
from circulade.symbiosis.domain.kinds import state_terms
from circulade.symbiosis.domain.leads import leads_of
from circulade.symbiosis.domain.pictures import PICTURES
from circulade.symbiosis.domain.places import apart
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.shown import ShownPlan, difference, shown_plan
from circulade.symbiosis.enums import PlanWay
from circulade.symbiosis.models import District, Site, Stream

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY
TERMS = {"per_unit": 2.0, "per_unit_km": 3.0, "longest_km": 6.0, "loss": 5.0, "detour": 1.2}
NORTH = 51.92


def place(district: District, name: str, km: float) -> Site:
    """A site so many kilometres north of the power station."""
    return make_symbiosis.site(district, name, latitude=NORTH + km / 111.19)


def heat(site: Site, amount: float, **values: Any) -> Stream:
    made = make_symbiosis.have if "cost" in values else make_symbiosis.want
    given = {"price": 30.0, "processing": 1.0} if "cost" not in values else {}
    said = {"kind": "heat", "least": amount, "most": amount, **given, **values}
    return made(site, "hot water", **({"code": ""} if "cost" in values else {"codes": ()}), **said)


@pytest.fixture
def district() -> District:
    """A power station with heat, a near and a far network that want it; ash for a kiln."""
    made = make_symbiosis.district(make.programme())
    heat(place(made, "Power station", 0.0), 1000.0, cost=4.0, qualities={"temperature": 90.0})
    heat(place(made, "Near network", 2.0), 600.0)
    heat(place(made, "Far network", 4.5), 700.0)
    heat(place(made, "Next town", 9.0), 5000.0, price=90.0)
    make_symbiosis.have(place(made, "Ash works", 1.0))
    make_symbiosis.want(place(made, "Kiln", 3.0))
    return made


def computed(district: District, *kinds: str, **asked: Any) -> ShownPlan:
    plan = compute_plan(ask_for_plan(district, title="x", on=DAY, by=None, kinds=kinds, **asked), by=None)
    shown = shown_plan(plan)
    assert shown is not None
    for part in plan.parts.select_related("run"):
        assert part.run is not None
        assert replay(part.run).sentence == "reproduced, byte for byte"
    return shown


def margin(have: Stream, want: Stream) -> tuple[float, float]:
    """What a unit of heat gains, and what arrives of it, worked out by hand."""
    km = (apart(have.site, want.site) or 0.0) * TERMS["detour"]
    kept = (1 - TERMS["loss"] / 100) ** km
    gain = (have.cost or 0.0) + kept * (want.price or 0.0) - (want.processing or 0.0)
    return gain - TERMS["per_unit"] - TERMS["per_unit_km"] * km, kept


def test_without_inputs_a_kind_is_refused_and_its_fields_are_named(district: District) -> None:
    with pytest.raises(
        Refused, match="Heat: state its cost by unit, its cost by unit and kilometre, the longest"
    ):
        ask_for_plan(district, title="x", on=DAY, by=None, kinds=["heat"])
    state_terms(district, "heat", by=None, **TERMS)
    Stream.objects.filter(kind="heat", side="want").update(price=None)
    with pytest.raises(Refused, match=r"Missing now: what it is worth to the site\."):
        ask_for_plan(district, title="x", on=DAY, by=None, kinds=["heat"])
    with pytest.raises(Refused, match="Water: state"):
        ask_for_plan(district, title="x", on=DAY, by=None, kinds=["materials", "water"])


def test_heat_goes_where_it_gains_most_within_reach_and_what_is_lost_counts(district: District) -> None:
    state_terms(district, "heat", by=None, **TERMS)
    shown = computed(district, "heat")
    have = Stream.objects.get(kind="heat", side="have")
    wants = {each.site.name: each for each in Stream.objects.filter(kind="heat", side="want")}
    near, far = margin(have, wants["Near network"]), margin(have, wants["Far network"])
    assert near[0] > far[0] > 0
    first = 600.0 / near[1]
    second = min(1000.0 - first, 700.0 / far[1])
    assert {link.want.site.name: link.tonnes for link in shown.links} == pytest.approx(
        {"Near network": first, "Far network": second}
    )
    assert shown.value == pytest.approx(first * near[0] + second * far[0])
    assert (shown.gap, shown.tonnes) == (pytest.approx(0.0, abs=1e-9), 0.0)


def test_each_kind_has_its_certificate_and_together_they_are_the_plan(district: District) -> None:
    state_terms(district, "heat", by=None, **TERMS)
    alone, ash = computed(district, "heat"), computed(district, "materials")
    both = computed(district, "materials", "heat")
    assert [part.kind.value for part in both.parts] == ["materials", "heat"]
    assert both.value == pytest.approx(alone.value + ash.value)
    assert both.bound == pytest.approx(alone.bound + ash.bound)
    assert both.tonnes == ash.tonnes == 4321.0
    assert len({part.run_id for part in both.parts}) == 2
    assert [name for name, draw in PICTURES.items() if draw(both) is not None] == ["map", "flows", "heat"]
    for split in ("stable", "even"):
        assert sum(getattr(gain, split) for gain in both.gains) == pytest.approx(both.value)
    lost = {gain.site.name: gain.loss for gain in both.gains}
    assert lost["Power station"] == pytest.approx(alone.value)
    closed = computed(district, "materials", "heat", closed=Site.objects.get(name="Near network"))
    loss, lost, _fresh = difference(closed, both)
    assert loss > 0
    assert [link.want.site.name for link in lost] == ["Near network"]


def test_too_cold_heat_and_sites_kept_apart_are_in_no_plan(district: District) -> None:
    state_terms(district, "heat", by=None, **TERMS)
    Stream.objects.filter(site__name="Near network").update(qualities={"temperature": 110.0})
    station, far = (Site.objects.get(name=name) for name in ("Power station", "Far network"))
    assert [link.want.site.name for link in computed(district, "heat").links] == ["Far network"]
    bar(station, far, reason="a lawsuit", by=None)
    shown = computed(district, "heat")
    assert (shown.links, shown.value, shown.bound) == ((), 0.0, 0.0)


def test_water_and_capacity_are_planned_by_their_own_inputs_and_by_months(district: District) -> None:
    summer = [0.0] * 5 + [1.0] * 3 + [0.0] * 4
    for kind in ("water", "capacity"):
        state_terms(district, kind, by=None, **TERMS | {"loss": 0.0})
        heat(place(district, f"{kind} giver", 0.0), 300.0, cost=5.0, kind=kind)
        heat(place(district, f"{kind} taker", 1.0), 200.0, kind=kind)
    Stream.objects.filter(kind="water", side="want").update(months=summer)
    shown = computed(district, "water", "capacity")
    assert {part.kind.value: round(part.amount, 6) for part in shown.parts} == {
        "water": 200.0,
        "capacity": 200.0,
    }
    by_month = computed(district, "water", way=PlanWay.MONTHS)
    assert [round(part.amount, 6) for part in by_month.parts] == [75.0]


def test_leads_of_heat_have_money_once_its_inputs_are_stated(district: District) -> None:
    def priced() -> dict[str, float | None]:
        return {
            lead.want.site.name: lead.margin
            for lead in leads_of(district, on=DAY).leads
            if lead.have.kind == "heat"
        }

    assert set(priced().values()) == {None}
    state_terms(district, "heat", by=None, **TERMS)
    found = priced()
    have = Stream.objects.get(kind="heat", side="have")
    for want in Stream.objects.filter(kind="heat", side="want").exclude(site__name="Next town"):
        assert found[want.site.name] == pytest.approx(margin(have, want)[0])
    lacking = {lead.want.site.name: lead.missing for lead in leads_of(district, on=DAY).leads}
    assert "farther than the longest connection of 6 km" in lacking["Next town"]
    assert found["Next town"] is None


def test_the_best_of_heat_is_that_of_trying_every_share(district: District) -> None:
    """A grid over both wants never beats the certified plan."""
    state_terms(district, "heat", by=None, **TERMS)
    have = Stream.objects.get(kind="heat", side="have")
    wants = [Stream.objects.get(site__name=name) for name in ("Near network", "Far network")]
    margins = [margin(have, want) for want in wants]
    most = [(want.most or 0.0) / kept for want, (_gain, kept) in zip(wants, margins, strict=True)]
    steps = [n / 50 for n in range(51)]
    tried = max(
        sum(part * top * gain for part, top, (gain, _kept) in zip(parts, most, margins, strict=True))
        for parts in product(steps, repeat=2)
        if sum(part * top for part, top in zip(parts, most, strict=True)) <= 1000.0
    )
    best = computed(district, "heat").value
    assert tried <= best + 1e-6
    assert tried >= 0.97 * best
