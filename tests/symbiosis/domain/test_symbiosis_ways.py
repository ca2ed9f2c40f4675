"""Plans that look at mixes, months or hubs: certified, replayable, and barriers hold through a hub too."""

from typing import Any

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.core.domain.replays import replay
from circulade.symbiosis.domain.districts import bar
from circulade.symbiosis.domain.hubs import add_hub, add_treatment
from circulade.symbiosis.domain.planning import ask_for_plan
from circulade.symbiosis.domain.problems import BadValues, Refused
from circulade.symbiosis.domain.shown import ShownPlan, shown_plan
from circulade.symbiosis.enums import PlanWay
from circulade.symbiosis.models import District, NetworkPlan, Stream
from circulade.symbiosis.tasks import compute_plan

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY


@pytest.fixture
def district() -> District:
    """Salty and clean ash of two works, and a kiln that takes 100 t with little salt."""
    made = make_symbiosis.district(make.programme())
    amount: dict[str, Any] = {"least": 60.0, "most": 60.0}
    salty, clean = make_symbiosis.site(made, "Salty works"), make_symbiosis.site(made, "Clean works")
    make_symbiosis.have(salty, qualities={"salt": 3.0}, **amount)
    make_symbiosis.have(clean, qualities={"salt": 1.0}, **amount)
    kiln = make_symbiosis.site(made, "Kiln")
    make_symbiosis.want(kiln, least=100.0, most=100.0, qualities={"salt": 2.0})
    return made


def computed(district: District, way: PlanWay) -> ShownPlan:
    plan = ask_for_plan(district, title=way.label, on=DAY, by=None, way=way)
    compute_plan(plan.pk)
    shown = shown_plan(NetworkPlan.objects.select_related("run", "district").get(pk=plan.pk))
    assert shown is not None
    assert shown.result["gap"] == pytest.approx(0.0, abs=1e-9)
    assert replay(shown.plan.run).sentence == "reproduced, byte for byte"  # type: ignore[arg-type]  # it is stored
    return shown


def tonnes(shown: ShownPlan) -> dict[str, float]:
    return {link.have.site.name: round(link.tonnes, 6) for link in shown.links}


def test_a_mix_is_planned_only_where_the_want_allows_it(district: District) -> None:
    assert tonnes(computed(district, PlanWay.MIXES)) == {"Clean works": 60.0}
    Stream.objects.filter(side="want").update(mixed=True)
    mixed = computed(district, PlanWay.MIXES)
    assert sum(tonnes(mixed).values()) == pytest.approx(100.0)
    assert tonnes(mixed)["Salty works"] <= 50.0 + 1e-6
    assert tonnes(computed(district, PlanWay.YEAR)) == {"Clean works": 60.0}
    assert mixed.plan.findings["year_value"] < mixed.result["value"]


def test_months_that_do_not_meet_need_a_store_and_what_decays_is_lost(district: District) -> None:
    first, second = [1.0] * 6 + [0.0] * 6, [0.0] * 6 + [1.0] * 6
    Stream.objects.filter(side="have").update(months=first)
    Stream.objects.filter(side="want").update(months=second)
    assert tonnes(computed(district, PlanWay.MONTHS)) == {}
    Stream.objects.filter(side="have").update(storage=1000.0, storage_cost=0.1)
    stored = computed(district, PlanWay.MONTHS)
    assert tonnes(stored) == {"Clean works": 60.0}
    assert len(stored.parts[0].months) == 12
    assert sum(moved for month, moved, _kept in stored.parts[0].months if month > 6) == pytest.approx(60.0)
    assert stored.parts[0].months[5][2] > 0
    Stream.objects.filter(side="have").update(decay=50.0)
    assert sum(tonnes(computed(district, PlanWay.MONTHS)).values()) < 60.0


def hub(district: District, *, fixed_cost: float) -> None:
    place = {"latitude": 51.92, "longitude": 4.48}
    add_hub(district, by=None, name="Wash", process="wash", tonnes=500.0, fixed_cost=fixed_cost, **place)
    made = {"process": "wash", "code": "10 01 02", "output": "10 01 01", "gives": 0.9, "cost": 1.0}
    add_treatment(district, by=None, on=DAY, **made)
    buyer = make_symbiosis.site(district, "Buyer")
    make_symbiosis.want(buyer, "clean ash", codes=("10 01 01",), price=90.0)


def test_a_hub_opens_where_it_is_worth_its_cost(district: District) -> None:
    with pytest.raises(Refused, match="Put a treatment hub"):
        ask_for_plan(district, title="x", on=DAY, by=None, way=PlanWay.HUBS)
    hub(district, fixed_cost=10.0)
    shown = computed(district, PlanWay.HUBS)
    assert [each.name for each in shown.opened] == ["Wash"]
    assert {(way.stream.site.name, way.code) for way in shown.ways} == {
        ("Salty works", "10 01 02"),
        ("Clean works", "10 01 02"),
        ("Buyer", "10 01 01"),
    }
    district.hubs.update(fixed_cost=1e9)
    dear = computed(district, PlanWay.HUBS)
    assert (dear.opened, dear.ways) == ((), ())


def test_sites_kept_apart_do_not_meet_through_a_hub(district: District) -> None:
    hub(district, fixed_cost=10.0)
    sites = {site.name: site for site in district.sites.all()}
    bar(sites["Salty works"], sites["Buyer"], reason="a lawsuit", by=None)
    shown = computed(district, PlanWay.HUBS)
    assert {way.stream.site.name for way in shown.ways} == {"Clean works", "Buyer"}


def test_a_treatment_needs_codes_that_hold_and_is_said_once(district: District) -> None:
    hub(district, fixed_cost=1.0)
    made = {"process": "wash", "code": "10 01 02", "output": "10 01 01", "gives": 0.5, "cost": 1.0}
    with pytest.raises(BadValues, match="on record already"):
        add_treatment(district, by=None, on=DAY, **made)
    with pytest.raises(BadValues) as bad:
        add_treatment(district, by=None, on=DAY, **made | {"output": "99 99 99"})
    assert list(bad.value.by_field) == ["output"]
