"""The network view: asked, computed in the background, shown with its certificate."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.symbiosis.models import District, NetworkPlan, Site
from circulade.symbiosis.tasks import compute_plan

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def facilitator(client: Client, programme: Programme) -> Client:
    client.force_login(make.user("fay", Role.FACILITATOR, programme=programme), backend=BACKEND)
    return client


@pytest.fixture
def district(programme: Programme) -> District:
    made = make_symbiosis.district(programme, uncertainty=20.0)
    make_symbiosis.have(make_symbiosis.site(made))
    make_symbiosis.want(make_symbiosis.site(made, "Kiln", latitude=51.9))
    make_symbiosis.have(make_symbiosis.site(made, "Mill"), "bark", code="03 01 01", cost=None)
    return made


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def test_a_plan_is_asked_for_computed_and_shown(
    facilitator: Client, district: District, django_assert_max_num_queries: Any
) -> None:
    answer = facilitator.post(at("network", district.ref), {"title": "Best network"})
    plan = NetworkPlan.objects.get()
    address = at("plan", district.ref, plan.pk)
    assert answer.headers["Location"] == address
    assert "Computed, per cent" in facilitator.get(address).content.decode()
    compute_plan(plan.pk)
    progress = facilitator.get(at("plan_progress", district.ref, plan.pk))
    assert progress.headers["HX-Refresh"] == "true"
    with django_assert_max_num_queries(15):
        page = facilitator.get(address).content.decode()
    for text in (
        "No plan has more than",
        "Sites and links",
        "to Kiln",
        "Stable split",
        "what disposal costs today",
    ):
        assert text in page
    drawn = {
        kind: facilitator.get(at("chart", district.ref, plan.pk, "flows", kind))
        for kind in ("svg", "png", "csv")
    }
    assert drawn["svg"].content.startswith(b"<svg")
    assert drawn["png"].content.startswith(b"\x89PNG")
    assert drawn["csv"].content.decode().splitlines()[1] == "Power Works,to Kiln,4321"
    assert [
        facilitator.get(at("chart", district.ref, plan.pk, *odd)).status_code
        for odd in (("nothing", "svg"), ("map", "gif"))
    ] == [404, 404]
    table = facilitator.get(f"{address}?format=csv").content.decode()
    assert "Power Works,fly ash" in table
    assert "Best network" in facilitator.get(at("network", district.ref)).content.decode()


def test_what_if_a_site_closes_is_compared_with_the_whole_plan(
    facilitator: Client, district: District
) -> None:
    make_symbiosis.want(make_symbiosis.site(district, "Brick works"))
    for closed in ("", str(Site.objects.get(name="Brick works").pk)):
        facilitator.post(at("network", district.ref), {"title": "Plan", "closed": closed})
        compute_plan(NetworkPlan.objects.latest("pk").pk)
    newest = NetworkPlan.objects.latest("pk")
    page = facilitator.get(at("plan", district.ref, newest.pk)).content.decode()
    assert ("Brick works is closed" in page, "a year less than with it" in page) == (True, True)


def test_what_is_missing_for_a_plan_is_said(facilitator: Client, district: District) -> None:
    District.objects.update(per_tonne=None)
    answer = facilitator.post(at("network", district.ref), {"title": "Best network"})
    assert (answer.status_code, "no price is invented" in answer.content.decode()) == (422, True)
    assert NetworkPlan.objects.count() == 0
