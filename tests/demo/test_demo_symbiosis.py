"""The demo's districts: 120 invented sites on land, a plan in the queue, and Kalundborg's facts without figures."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import models
from tests.make import accounts as make
from tests.make.stored import stored_once

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.symbiosis import load_symbiosis
from circulade.core.models import QueuedTask
from circulade.engines.symbiosis import optimise
from circulade.files.symbiosis.run import listings_from_inputs
from circulade.symbiosis.domain.places import place_problem
from circulade.symbiosis.domain.planning import compute_plan
from circulade.symbiosis.domain.shown import shown_plan
from circulade.symbiosis.models import District, LinkYear, NetworkPlan, Site, Stream, SymbiosisLink

DEMO = Path(__file__).parents[2] / "demo"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _load() -> Programme:
    programme = make.programme()
    make.user("member")
    load_symbiosis(
        DemoData(DEMO), programme, by=make.user("lead", Role.ADMINISTRATOR, programme=programme), now=NOW
    )
    return programme


loaded = stored_once(_load)


def test_every_site_of_the_port_is_invented_says_so_and_lies_on_land() -> None:
    sites = json.loads((DEMO / "symbiosis.json").read_text(encoding="utf-8"))["sites"]
    assert (len(sites), len({site["name"] for site in sites})) == (120, 120)
    assert [site["name"] for site in sites if not site["name"].endswith("(invented)")] == []
    assert [site for site in sites if place_problem(site["latitude"], site["longitude"])] == []


def test_the_port_has_sites_a_pipeline_and_a_plan_that_can_be_proven(loaded: Programme) -> None:
    port = District.objects.get(invented=True)
    with_streams = Site.objects.filter(district=port, invented=True).count()
    assert with_streams == 120
    states = dict(port.links.values_list("state").annotate(models.Count("pk")))
    assert states == {
        "idea": 1,
        "discussion": 1,
        "feasibility": 1,
        "negotiation": 1,
        "implemented": 1,
        "dropped": 1,
    }
    plan = NetworkPlan.objects.get(district=port, kinds=["materials"])
    network = optimise(listings_from_inputs(json.loads(plan.inputs)), seed=port.ref)
    assert len(network.links) > 30
    assert network.gap < 1e-9
    assert QueuedTask.objects.filter(task="circulade.symbiosis.tasks.compute_plan").count() == 2
    assert LinkYear.objects.get().co2_source == "invented for the demo"


def test_every_page_of_the_port_has_something_to_show(loaded: Programme) -> None:
    port = District.objects.get(invented=True)
    assert (port.hubs.count(), port.treatments.count(), port.kind_terms.count()) == (1, 1, 1)
    assert port.streams.exclude(months=[]).count() == 2
    assert port.streams.filter(mixed=True).count() == 1
    heat = compute_plan(NetworkPlan.objects.get(district=port, kinds=["heat"]), by=None)
    shown = shown_plan(heat)
    assert shown is not None
    assert len(shown.links) >= 3
    assert shown.gap < 1e-9
    (tried,) = shown.trials
    assert (len(tried.prices), len(tried.front), tried.fixed is not None) == (10, 5, True)


def test_kalundborg_tells_who_gives_what_to_whom_and_nothing_more(loaded: Programme) -> None:
    kalundborg = District.objects.get(invented=False)
    links = SymbiosisLink.objects.filter(district=kalundborg)
    assert links.count() == 35
    assert set(links.values_list("state", "source")) == {
        ("implemented", "Davis and Aid 2021, from the literature")
    }
    figures = Stream.objects.filter(district=kalundborg).exclude(least=None, most=None, cost=None, price=None)
    assert (figures.count(), LinkYear.objects.filter(link__district=kalundborg).count()) == (0, 0)
