"""The facilitator's leads, pipeline, report and borders."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import Letter
from circulade.symbiosis.domain.links import agree, begin_link
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import BorderRule, Decision, SymbiosisLink

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
def link(programme: Programme) -> SymbiosisLink:
    district = make_symbiosis.district(programme, uncertainty=10.0)
    have = make_symbiosis.have(make_symbiosis.site(district, contact_email="power@example.org"))
    return begin_link(have, make_symbiosis.want(make_symbiosis.site(district, "Kiln")), by=None)


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def test_a_lead_with_its_reasons_goes_into_the_pipeline(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    have = make_symbiosis.have(make_symbiosis.site(district))
    want = make_symbiosis.want(make_symbiosis.site(district, "Cement works", latitude=51.9))
    page = facilitator.get(at("leads", district.ref)).content.decode()
    for text in ("fly ash", "Gain by tonne", "cement works: Kalundborg", "permit of the taker"):
        assert text in page
    table = facilitator.get(at("leads", district.ref) + "?format=csv").content.decode()
    assert "Cement works" in table
    answer = facilitator.post(at("begin", district.ref), {"have": have.pk, "want": want.pk})
    assert answer.headers["Location"] == at("link", district.ref, SymbiosisLink.objects.get().pk)
    assert "in the pipeline" in facilitator.get(at("leads", district.ref)).content.decode()
    assert facilitator.post(at("begin", district.ref), {"have": "x"}).status_code == 302


def test_both_sides_are_asked_by_letters_that_can_be_changed_first(
    facilitator: Client, link: SymbiosisLink
) -> None:
    address = at("ask", link.district.ref, link.pk)
    page = facilitator.get(address).content.decode()
    assert ("Kiln has no e-mail of a contact" in page, "4,321" in page) == (True, False)
    words = {f"{side}_{part}": f"Our {part}" for side in ("have", "want") for part in ("subject", "text")}
    facilitator.post(address, words)
    assert list(Letter.objects.values_list("to", "subject", "text")) == [
        ("power@example.org", "Our subject", "Our text")
    ]


def test_a_link_is_moved_and_what_stands_in_the_way_is_said(facilitator: Client, link: SymbiosisLink) -> None:
    address = at("change_link", link.district.ref, link.pk, "move")
    refused = facilitator.post(address, {"state": "discussion"})
    assert (refused.status_code, "Both sides must agree" in refused.content.decode()) == (422, True)
    for side in ("have", "want"):
        facilitator.post(at("consent", link.district.ref, link.pk), {"side": side})
    assert facilitator.post(address, {"state": "discussion", "reason": "met on site"}).status_code == 302
    page = facilitator.get(at("link", link.district.ref, link.pk)).content.decode()
    assert "met on site" in page
    dropped = facilitator.post(address, {"state": "dropped"})
    assert "Say why the link is dropped" in dropped.content.decode()
    assert facilitator.get(at("links", link.district.ref) + "?state=discussion").status_code == 200


def test_decisions_readiness_and_figures_are_recorded(facilitator: Client, link: SymbiosisLink) -> None:
    ref, pk = link.district.ref, link.pk
    said = {"decision-country": "NL", "decision-status": "by_product", "decision-decided_by": "Province"}
    said |= {"decision-decided_on": "2026-05-04", "decision-evidence": "file 12", "decision-operation": "R5"}
    refused = facilitator.post(at("change_link", ref, pk, "decision"), said)
    assert "all four conditions" in refused.content.decode()
    met = {"decision-met": ["use", "direct", "integral", "lawful"]}
    facilitator.post(at("change_link", ref, pk, "decision"), said | met)
    assert Decision.objects.get().operation == "R5"
    facilitator.post(
        at("change_link", ref, pk, "readiness"),
        {"readiness-legal": "blocked", "readiness-legal-note": "slow"},
    )
    figures = {"year-year": "2026", "year-tonnes": "900", "year-landfill": "850", "year-virgin": "700"}
    facilitator.post(at("change_link", ref, pk, "year"), figures | {"year-money": "12000"})
    bad = facilitator.post(at("change_link", ref, pk, "year"), figures | {"year-co2_kg": "5"})
    assert "source of its factor" in bad.content.decode()
    page = facilitator.get(at("link", ref, pk)).content.decode()
    for text in ("Province", "file 12", "further use is certain", "slow", "850"):
        assert text in page
    report = facilitator.get(at("report", ref)).content.decode()
    for text in (
        "Landfill avoided",
        "Virgin input avoided",
        "Economic return",
        "12,000",
        "stated by 1 of 1 links",
    ):
        assert text in report
    assert "landfill_avoided_t" in facilitator.get(at("report", ref) + "?format=csv").content.decode()
    assert facilitator.post(at("change_link", ref, pk, "nonsense"), {}).status_code == 404


def test_the_citys_role_on_a_link_is_kept_and_a_later_writer_told(
    facilitator: Client, link: SymbiosisLink
) -> None:
    address = at("change_link", link.district.ref, link.pk, "link")
    facilitator.post(address, {"city_role": "consumer", "note": "heat for the pool", "revision": "0"})
    later = facilitator.post(address, {"city_role": "", "note": "x", "revision": "0"})
    assert (later.status_code, "Somebody else" in later.content.decode()) == (422, True)
    link.refresh_from_db()
    assert link.city_role == "consumer"


def test_border_rules_are_recorded_and_removed(facilitator: Client, link: SymbiosisLink) -> None:
    address = at("borders", link.district.ref)
    rule = {"leaves": "NL", "enters": "BE", "days": "3", "cost": "2", "allowed": "on", "first": "2026-05-21"}
    assert facilitator.post(address, rule).status_code == 422
    assert facilitator.post(address, rule | {"source": "Regulation (EU) 2024/1157"}).status_code == 302
    assert "2024/1157" in facilitator.get(address).content.decode()
    facilitator.post(at("drop_border", link.district.ref, BorderRule.objects.get().pk))
    assert BorderRule.objects.count() == 0


def test_no_page_needs_many_queries(
    facilitator: Client, link: SymbiosisLink, django_assert_max_num_queries: Any
) -> None:
    agree(link, Side.HAVE, by=None)
    ref = link.district.ref
    for name in ("leads", "links", "report", "district"):
        with django_assert_max_num_queries(15):
            facilitator.get(at(name, ref))
    with django_assert_max_num_queries(15):
        facilitator.get(at("link", ref, link.pk))
