"""Leads: what pays most first, then evidence and nearness; ranges, gaps, barriers; rough notes are enough."""

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.models import Programme
from circulade.symbiosis.domain.districts import bar, change_district
from circulade.symbiosis.domain.leads import distance, leads_of
from circulade.symbiosis.domain.streams import withdraw
from circulade.symbiosis.models import District, Site

pytestmark = pytest.mark.django_db
DAY = make_symbiosis.DAY
NEAR = {"latitude": 51.90, "longitude": 4.35}
FAR = {"latitude": 52.08, "longitude": 4.31}


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def district(programme: Programme) -> District:
    return make_symbiosis.district(programme, uncertainty=20.0, co2_per_tkm=0.1, co2_source="a table")


def _kiln(district: District, name: str = "Cement works", **place: float) -> Site:
    return make_symbiosis.site(district, name, **(NEAR | place))


def test_margin_is_what_the_formula_of_the_engine_says(district: District) -> None:
    giver = make_symbiosis.site(district)
    have = make_symbiosis.have(giver)
    want = make_symbiosis.want(_kiln(district), co2_saved=700.0, co2_source="a table")
    found = leads_of(district, on=DAY)
    assert len(found.leads) == 1
    lead = found.leads[0]
    km = distance(have, want)
    assert km is not None
    margin = 40.0 + 12.0 - 3.0 - 6.0 - 0.13 * 1.3 * km
    assert lead.margin == pytest.approx(margin, abs=1e-9)
    assert lead.km == pytest.approx(1.3 * km)
    assert lead.money is not None
    assert lead.money[0] < margin * 4321.0 < lead.money[1]
    assert lead.co2 == pytest.approx(((700 - 0.1 * 1.3 * km) * 4321.0,) * 2)
    assert "in 4 known parks it went to cement works" in lead.evidence[0]
    assert lead.known == 4


def test_rough_notes_get_leads_by_evidence_and_nearness_without_money(programme: Programme) -> None:
    district = make_symbiosis.district(programme, per_tonne=None, per_tkm=None)
    make_symbiosis.have(make_symbiosis.site(district), code="", cost=None, least=None, most=None)
    make_symbiosis.want(_kiln(district, "Block plant", **FAR), codes=("10 01 02", "19 01 13"), price=None)
    make_symbiosis.want(_kiln(district, "Kiln"), codes=("10 01 02", "19 01 13"), price=None)
    found = leads_of(district, on=DAY)
    assert "no price is invented" in found.unpriced
    assert [lead.want.site.name for lead in found.leads] == ["Kiln", "Block plant"]
    assert found.leads[0].money is None
    assert "have: code to be confirmed" in found.leads[0].missing


def test_what_costs_more_than_it_saves_is_left_out_and_counted(district: District) -> None:
    make_symbiosis.have(make_symbiosis.site(district), cost=-500.0)
    make_symbiosis.want(_kiln(district))
    found = leads_of(district, on=DAY)
    assert (found.leads, found.losing) == ((), 1)


def test_sites_kept_apart_never_meet_and_a_site_never_feeds_itself(district: District) -> None:
    giver, kiln, other = make_symbiosis.site(district), _kiln(district), _kiln(district, "Brick works", **FAR)
    make_symbiosis.have(giver)
    make_symbiosis.want(giver)
    make_symbiosis.want(kiln)
    make_symbiosis.want(other)
    bar(giver, kiln, reason="a lawsuit", by=None)
    assert [lead.want.site.name for lead in leads_of(district, on=DAY).leads] == ["Brick works"]
    change_district(district, {"per_tkm": None}, by=None)
    district.refresh_from_db()
    assert [lead.want.site.name for lead in leads_of(district, on=DAY).leads] == ["Brick works"]


def test_times_that_do_not_meet_and_withdrawn_streams_give_no_lead(district: District) -> None:
    have = make_symbiosis.have(make_symbiosis.site(district), when="2027-01 to 2027-06", from_date=None)
    late = make_symbiosis.want(_kiln(district), when="from 2028-01")
    assert leads_of(district, on=DAY).leads == ()
    withdraw(late, by=None)
    now = make_symbiosis.want(_kiln(district, "Kiln"))
    assert [lead.want for lead in leads_of(district, on=DAY).leads] == [now]
    withdraw(have, by=None)
    assert leads_of(district, on=DAY).leads == ()


def test_an_unknown_property_is_a_lab_report_to_get_not_a_lost_lead(district: District) -> None:
    make_symbiosis.have(make_symbiosis.site(district))
    make_symbiosis.want(_kiln(district), qualities={"chlorine": 0.2}, permit="")
    lead = leads_of(district, on=DAY).leads[0]
    assert lead.margin is None
    assert "lab report on chlorine" in lead.missing
    assert "permit of the taker for 10 01 02" in lead.missing


def test_a_hazardous_stream_needs_a_report_and_a_border_is_named(district: District) -> None:
    make_symbiosis.have(make_symbiosis.site(district), "used oil", code="13 02 05")
    make_symbiosis.want(_kiln(district, country="BE"), codes=("13 02 05",))  # type: ignore[arg-type]  # a text among numbers
    told = " ".join(leads_of(district, on=DAY).leads[0].missing)
    assert "lab report: the entry depends on hazardous properties, or is hazardous" in told
    assert "border from NL to BE" in told


def test_heat_meets_heat_without_a_code(district: District) -> None:
    heat = {"code": "", "kind": "heat", "cost": None}
    make_symbiosis.have(make_symbiosis.site(district), "hot water", **heat)  # type: ignore[arg-type]  # values of all kinds
    make_symbiosis.want(_kiln(district), "warmth", codes=(), kind="heat", price=None)
    assert [lead.have.words for lead in leads_of(district, on=DAY).leads] == ["hot water"]
