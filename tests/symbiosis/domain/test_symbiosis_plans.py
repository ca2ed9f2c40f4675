"""Plans: frozen inputs, a certified answer that replays, sharing, departures, prices tried; barriers hold."""

import json

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.core.domain.replays import replay
from circulade.symbiosis.domain.districts import bar
from circulade.symbiosis.domain.pictures import PICTURES, flows, network_map
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.recording import record_border, record_decision
from circulade.symbiosis.domain.shown import ShownPlan, difference, shown_plan
from circulade.symbiosis.models import District, NetworkPlan, Site
from circulade.symbiosis.tasks import compute_plan as task

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY
FACTORS = {"uncertainty": 20.0, "co2_per_tkm": 0.1, "co2_source": "a table", "fixed_cost": 1000.0}


@pytest.fixture
def district() -> District:
    """A power station's ash for two kilns: the near one takes 3,000 t, the far one the rest."""
    made = make_symbiosis.district(make.programme(), **FACTORS)
    co2 = {"co2_saved": 500.0, "co2_source": "a table"}
    make_symbiosis.have(make_symbiosis.site(made))
    near = make_symbiosis.site(made, "Near kiln", latitude=51.91)
    make_symbiosis.want(near, least=3000.0, most=3000.0, **co2)  # type: ignore[arg-type]  # values of all kinds
    far = make_symbiosis.site(made, "Far kiln", latitude=52.3, longitude=4.9, country="BE")
    make_symbiosis.want(far, **co2)  # type: ignore[arg-type]  # values of all kinds
    return made


def computed(district: District, **options: object) -> ShownPlan:
    plan = ask_for_plan(district, title="Best", on=DAY, by=None, **options)  # type: ignore[arg-type]  # of all kinds
    task(plan.pk)
    shown = shown_plan(NetworkPlan.objects.select_related("run", "district").get(pk=plan.pk))
    assert shown is not None
    return shown


def tonnes(shown: ShownPlan) -> dict[str, float]:
    return {link.want.site.name: round(link.tonnes, 6) for link in shown.links}


def test_the_near_kiln_is_filled_first_and_the_certificate_closes(district: District) -> None:
    shown = computed(district)
    assert tonnes(shown) == {"Near kiln": 3000.0, "Far kiln": 1321.0}
    assert shown.result["gap"] == pytest.approx(0.0, abs=1e-9)
    assert shown.result["pairs_compatible"] == 2
    assert sum(link.money for link in shown.links) == pytest.approx(shown.result["value"])


def test_a_plan_is_a_run_that_replays_byte_for_byte(district: District) -> None:
    run = computed(district).plan.run
    assert run is not None
    assert replay(run).sentence == "reproduced, byte for byte"
    assert "Kiln" not in run.inputs


def test_inputs_are_frozen_when_it_is_asked_for(district: District) -> None:
    plan = ask_for_plan(district, title="Best", on=DAY, by=None)
    Site.objects.filter(name="Near kiln").update(latitude=60.0)
    done = compute_plan(plan, by=None)
    assert done.run is not None
    assert json.loads(done.run.inputs) == json.loads(plan.inputs)


def test_both_splits_hand_out_the_whole_gain_and_departures_are_ranked(district: District) -> None:
    shown = computed(district)
    for part in ("stable", "even"):
        assert sum(getattr(gain, part) for gain in shown.gains) == pytest.approx(shown.result["value"])
    loss = {gain.site.name: gain.loss for gain in shown.gains}
    assert loss["Power Works"] == pytest.approx(shown.result["value"])
    assert [stream.site.name for stream, _one, _tenth in shown.shortfalls] == ["Near kiln"]


def test_prices_are_tried_by_their_uncertainty_and_the_front_needs_factors(district: District) -> None:
    (tried,) = computed(district).trials
    assert len(tried.prices) == 10
    dearer = next(
        each for each in tried.prices if each.price == "moving a tonne one kilometre" and each.factor > 1
    )
    assert dearer.value < computed(district).result["value"]
    assert [point.weight for point in tried.front] == [0.0, 0.05, 0.1, 0.2, 0.5]
    assert tried.fixed is not None
    assert tried.fixed.bound >= tried.fixed.value
    assert 0 < tried.bands[1] <= 1
    make_symbiosis.want(make_symbiosis.site(district, "Third kiln"))
    (tried,) = computed(district).trials
    assert (tried.front, [want.site.name for want in tried.without]) == ((), ["Third kiln"])
    assert tried.no_front == "“CO2 saved, kg by unit that arrives” is empty for:"


def test_a_plan_of_an_earlier_version_still_shows_what_it_tried(district: District) -> None:
    plan = computed(district).plan
    flat = plan.findings | plan.findings.pop("tried")["materials"]
    flat["sensitivity"] = [row[:5] for row in flat["sensitivity"]]
    flat["asked"] = {
        "left_out": [],
        "on": "2026-11-22",
        "saved": {},
        "co2_per_tkm": 0.1,
        "fixed_cost": 1000.0,
    }
    NetworkPlan.objects.filter(pk=plan.pk).update(findings=flat)
    shown = shown_plan(NetworkPlan.objects.select_related("run", "district").get(pk=plan.pk))
    assert shown is not None
    (tried,) = shown.trials
    assert (len(tried.prices), len(tried.front), tried.no_fixed) == (10, 5, "")


def test_what_if_the_near_kiln_closes(district: District) -> None:
    before = computed(district)
    after = computed(district, closed=Site.objects.get(name="Near kiln"))
    assert tonnes(after) == {"Far kiln": 4321.0}
    loss, lost, fresh = difference(after, before)
    assert loss == pytest.approx(before.result["value"] - after.result["value"])
    assert ([link.want.site.name for link in lost], fresh) == (["Near kiln"], ())
    assert [(stream.site.name, reasons) for stream, reasons in after.left_out] == [
        ("Near kiln", ("the site is closed in this plan",))
    ]


def test_sites_kept_apart_and_streams_of_one_site_are_never_planned_together(district: District) -> None:
    giver, near = Site.objects.get(name="Power Works"), Site.objects.get(name="Near kiln")
    bar(giver, near, reason="a lawsuit", by=None)
    make_symbiosis.want(giver, price=500.0)
    make_symbiosis.have(near, least=100.0, most=100.0)
    pairs = {(link.have.site.name, link.want.site.name) for link in computed(district).links}
    assert pairs == {("Power Works", "Far kiln"), ("Near kiln", "Far kiln")}


def test_borders_and_permits_are_asked_where_somebody_wants_it(district: District) -> None:
    record_border(district, by=None, leaves="NL", enters="BE", allowed=False, source="a law")
    assert tonnes(computed(district)) == {"Near kiln": 3000.0}
    with_permits = computed(district, permits_only=True)
    assert with_permits.links == ()
    have = district.streams.get(side="have")
    said = {"country": "NL", "decided_by": "Province", "decided_on": DAY}
    record_decision(have, by=None, status="end_of_waste", **said)
    assert tonnes(computed(district, permits_only=True)) == {"Near kiln": 3000.0}


def test_nothing_is_planned_without_prices_or_streams(district: District) -> None:
    District.objects.update(per_tkm=None)
    district.refresh_from_db()
    with pytest.raises(Refused, match="no price is invented"):
        ask_for_plan(district, title="x", on=DAY, by=None)
    empty = make_symbiosis.district(district.programme, title="Empty")
    with pytest.raises(Refused, match="Nothing can be planned yet"):
        ask_for_plan(empty, title="x", on=DAY, by=None)


def test_a_plan_that_cannot_be_meant_says_why(district: District) -> None:
    plan = ask_for_plan(district, title="x", on=DAY, by=None)
    inputs = json.loads(plan.inputs)
    inputs["offers"][0][2] = -5.0
    plan.inputs = json.dumps(inputs)
    stopped = compute_plan(plan, by=None)
    assert (stopped.state, "-5 is not from 0" in stopped.trouble) == ("failed", True)


def test_pictures_have_a_table_and_a_map_needs_places(district: District) -> None:
    shown = computed(district)
    sankey, chart = PICTURES["flows"](shown), network_map(Site.objects.all(), shown.links)
    assert sankey is not None
    assert chart is not None
    assert sankey.rows[0] == ("Power Works", "to Near kiln", "3000")
    assert (len(chart.rows), chart.svg.count("map-line")) == (3, 2)
    assert (flows(None), network_map((), ())) == (None, None)
