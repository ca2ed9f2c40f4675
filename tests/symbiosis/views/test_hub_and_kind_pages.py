"""Pages of treatment hubs, of the inputs of heat, water and capacity, and of plans that look at them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.symbiosis.models import District, KindTerms, NetworkPlan, Stream, Treatment, TreatmentHub
from circulade.symbiosis.tasks import compute_plan

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HUB = {
    "which": "hub", "hub-name": "Wash", "hub-process": "wash", "hub-tonnes": "500", "hub-latitude": "51.92",
    "hub-longitude": "4.48", "hub-fixed_cost": "10", "hub-source": "an offer",
}  # fmt: skip
TREATMENT = {
    "which": "treatment", "treatment-process": "wash", "treatment-code": "10 01 02", "treatment-output": "10 01 01",
    "treatment-gives": "0.9", "treatment-cost": "1", "treatment-source": "an offer",
}  # fmt: skip
TERMS = {"kind": "heat", "per_unit": "2", "per_unit_km": "1", "longest_km": "5", "loss": "1", "detour": "1.2"}


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def facilitator(client: Client, programme: Programme) -> Client:
    client.force_login(make.user("fay", Role.FACILITATOR, programme=programme), backend=BACKEND)
    return client


@pytest.fixture
def district(programme: Programme) -> District:
    made = make_symbiosis.district(programme)
    ash, kiln = make_symbiosis.site(made), make_symbiosis.site(made, "Kiln", latitude=51.93)
    make_symbiosis.have(ash)
    make_symbiosis.want(kiln)
    heat: dict[str, Any] = {"kind": "heat", "least": 800.0, "most": 800.0}
    make_symbiosis.have(ash, "steam", code="", **heat)
    make_symbiosis.want(kiln, "steam", codes=(), **heat, price=50.0)
    return made


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_hub_and_a_treatment_are_recorded_shown_and_removed(
    facilitator: Client, district: District
) -> None:
    address = at("hubs", district.ref)
    assert facilitator.post(address, HUB).headers["Location"] == address
    assert facilitator.post(address, TREATMENT).headers["Location"] == address
    told = page(facilitator, address)
    for text in ("Wash", "10 01 02", "10 01 01", "an offer"):
        assert text in told
    hub, treatment = TreatmentHub.objects.get(), Treatment.objects.get()
    facilitator.post(at("drop_hub", district.ref, hub.pk))
    facilitator.post(at("drop_treatment", district.ref, treatment.pk))
    assert (TreatmentHub.objects.count(), Treatment.objects.count()) == (0, 0)
    assert "No hub on record yet" in page(facilitator, address)


def test_a_hub_in_the_sea_and_a_code_that_does_not_hold_are_named_and_nothing_typed_is_lost(
    facilitator: Client, district: District
) -> None:
    answer = facilitator.post(at("hubs", district.ref), HUB | {"hub-longitude": "3.0"})
    assert answer.status_code == 422
    assert "lies in the sea" in answer.content.decode()
    assert 'value="an offer"' in answer.content.decode()
    answer = facilitator.post(at("hubs", district.ref), TREATMENT | {"treatment-code": "99 99 99"})
    assert answer.status_code == 422
    assert "99 99 99" in answer.content.decode()
    assert (TreatmentHub.objects.count(), Treatment.objects.count()) == (0, 0)


def test_inputs_of_a_kind_are_stated_once_replaced_and_removed(
    facilitator: Client, district: District
) -> None:
    address = at("kinds", district.ref)
    assert "Nothing stated yet" in page(facilitator, address)
    for cost in ("2", "7"):
        assert facilitator.post(address, TERMS | {"per_unit": cost}).status_code == 302
    assert [terms.per_unit for terms in KindTerms.objects.all()] == [7.0]
    refused = facilitator.post(address, TERMS | {"loss": "101", "per_unit_km": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count("field-errors") == 2
    facilitator.post(at("drop_kind", district.ref, KindTerms.objects.get().pk))
    assert KindTerms.objects.count() == 0


def test_what_a_kind_is_tried_with_is_stated_and_a_factor_needs_its_source(
    facilitator: Client, district: District
) -> None:
    address = at("kinds", district.ref)
    tries = {"fixed_cost": "1234", "uncertainty": "100", "co2_per_unit_km": "0.25"}
    refused = facilitator.post(address, TERMS | tries)
    assert refused.status_code == 422
    for text in ("A CO2 factor needs its source.", "From 0 to below 100 per cent."):
        assert text in refused.content.decode()
    stated = tries | {"uncertainty": "15", "co2_source": "grid of 2025", "co2_version": "3"}
    assert facilitator.post(address, TERMS | stated).status_code == 302
    told = page(facilitator, address)
    for text in ("1,234", "15</td>", "0.25", "grid of 2025, 3"):
        assert text in told
    assert 'value="grid of 2025"' not in told
    again = page(facilitator, f"{address}?kind=heat")
    for text in ('value="grid of 2025"', 'value="1234.0"'):
        assert text in again


def test_a_plan_of_heat_is_refused_without_its_inputs_then_shown_kind_by_kind(
    facilitator: Client, district: District, django_assert_max_num_queries: Any
) -> None:
    asked = {"title": "All", "kinds": ["materials", "heat"]}
    refused = facilitator.post(at("network", district.ref), asked)
    assert refused.status_code == 422
    assert "state its cost by unit, its cost by unit and kilometre" in refused.content.decode()
    facilitator.post(at("kinds", district.ref), TERMS)
    assert facilitator.post(at("network", district.ref), asked).status_code == 302
    plan = NetworkPlan.objects.get()
    compute_plan(plan.pk)
    address = at("plan", district.ref, plan.pk)
    with django_assert_max_num_queries(15):
        told = page(facilitator, address)
    for text in ("Kind by kind", "Who gives to whom: heat, MWh a year", "Stored run of heat", "MWh</td>"):
        assert text in told
    assert "is empty among the inputs of heat, water and capacity, for heat." in told
    assert "Permits and borders are asked of waste and by-products only." in told
    rows = [row.split(",") for row in page(facilitator, f"{address}?format=csv").splitlines()]
    units = {row[rows[0].index("unit")] for row in rows[1:]}
    assert units == {"t", "MWh"}
    chart = facilitator.get(at("chart", district.ref, plan.pk, "heat", "csv"))
    assert "Kiln" in chart.content.decode()
    assert "waste and by-products, heat" in page(facilitator, at("network", district.ref))


def test_a_plan_shows_what_was_tried_with_each_kind(
    facilitator: Client, district: District, django_assert_max_num_queries: Any
) -> None:
    District.objects.update(uncertainty=20.0, fixed_cost=5.0, co2_per_tkm=0.1)
    Stream.objects.filter(side="want").update(co2_saved=100.0, co2_source="a table")
    tries = {"fixed_cost": "12", "uncertainty": "15", "co2_per_unit_km": "0.25", "co2_source": "a table"}
    facilitator.post(at("kinds", district.ref), TERMS | tries)
    facilitator.post(at("network", district.ref), {"title": "All", "kinds": ["materials", "heat"]})
    plan = NetworkPlan.objects.get()
    compute_plan(plan.pk)
    address = at("plan", district.ref, plan.pk)
    with django_assert_max_num_queries(15):
        told = page(facilitator, address)
    for text in (
        "Each price tried lower and higher: waste and by-products",
        "Each price tried lower and higher: heat",
        "+15 %",
        "If each link costs 12 EUR a year to set up",
        "The best network under each worth of a kilogram: heat",
        "All kinds together",
    ):
        assert text in told
    assert "is empty" not in told
    assert told.count("It is the same network under each of them.") == 2
    assert at("chart", district.ref, plan.pk, "prices-heat", "svg") in told
    drawn = facilitator.get(at("chart", district.ref, plan.pk, "prices-heat", "csv")).content.decode()
    assert len(drawn.splitlines()) == 6
    assert facilitator.get(at("chart", district.ref, plan.pk, "prices-water", "csv")).status_code == 404


def test_changing_a_stream_on_its_page_keeps_months_stores_and_mixes(
    facilitator: Client, district: District
) -> None:
    stream = Stream.objects.get(side="want", kind="waste")
    months = [0.0, 1.0, 2.5] * 4
    Stream.objects.filter(pk=stream.pk).update(
        mixed=True,
        months=months,
        storage=1_234_567.0,
        storage_cost=0.5,
        decay=2.0,
        qualities={"chlorine": 0.4},
    )
    address = at("edit_stream", district.ref, stream.pk)
    form = facilitator.get(address).context["form"]
    shown = page(facilitator, address)
    assert [name for name in form.fields if f'name="{name}"' not in shown] == []
    typed = {name: form.initial.get(name) or "" for name in form.fields}
    answer = facilitator.post(address, typed | {"mixed": "on", "words": "ash for bricks"})
    assert answer.status_code == 302
    kept = Stream.objects.get(pk=stream.pk)
    assert (kept.words, kept.mixed, kept.months, kept.storage) == (
        "ash for bricks",
        True,
        months,
        1_234_567.0,
    )
    told = page(facilitator, at("stream", district.ref, stream.pk))
    for text in ("0 1 2.5 0 1 2.5", "the mix", "1,234,567 t"):
        assert text in told
