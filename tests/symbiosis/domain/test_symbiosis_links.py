"""Links go step by step, with consent and evidence; what is recorded is complete or refused."""

from datetime import date

import pytest
from django.core import mail
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.symbiosis.domain.asking import ask, introductions, language_of
from circulade.symbiosis.domain.districts import bar
from circulade.symbiosis.domain.links import agree, begin_link, move_link, next_states
from circulade.symbiosis.domain.problems import BadValues, Refused
from circulade.symbiosis.domain.recording import (
    CONDITIONS,
    record_border,
    record_decision,
    record_readiness,
    record_year,
)
from circulade.symbiosis.domain.report import consolidated, public_lines, rows_of
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import LinkStep, SymbiosisLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> SymbiosisLink:
    district = make_symbiosis.district(make.programme())
    giver = make_symbiosis.site(district, contact_email="power@example.org")
    taker = make_symbiosis.site(district, "Kiln", contact_email="kiln@example.org")
    return begin_link(make_symbiosis.have(giver), make_symbiosis.want(taker), by=None)


def _agreed(link: SymbiosisLink) -> SymbiosisLink:
    return agree(agree(link, Side.HAVE, by=None), Side.WANT, by=None)


def test_a_lead_is_begun_once(link: SymbiosisLink) -> None:
    assert begin_link(link.have, link.want, by=None) == link
    with pytest.raises(Refused, match="leads from what one site has"):
        begin_link(link.want, link.have, by=None)


def test_sites_kept_apart_get_no_link(link: SymbiosisLink) -> None:
    other = make_symbiosis.want(make_symbiosis.site(link.district, "Brick works"))
    bar(link.have.site, other.site, reason="x", by=None)
    with pytest.raises(Refused, match="kept apart"):
        begin_link(link.have, other, by=None)


def test_discussion_needs_the_consent_of_both(link: SymbiosisLink) -> None:
    with pytest.raises(Refused, match="Both sides must agree"):
        move_link(link, "discussion", by=None)
    half = agree(link, Side.HAVE, by=None)
    assert not half.revealed
    assert move_link(_agreed(link), "discussion", by=None).state == "discussion"


def test_a_link_goes_one_step_at_a_time_and_is_verified_by_figures(link: SymbiosisLink) -> None:
    link = _agreed(link)
    with pytest.raises(Refused, match="one step at a time"):
        move_link(link, "implemented", by=None)
    for state in ("discussion", "feasibility", "negotiation", "implemented"):
        link = move_link(link, state, by=None)
    with pytest.raises(Refused, match="verified by figures"):
        move_link(link, "verified", by=None)
    record_year(link, year=2026, tonnes=900.0, verified=True, evidence="weighbridge", by=None)
    assert move_link(link, "verified", by=None).state == "verified"
    assert LinkStep.objects.filter(link=link).count() == 5


def test_a_link_is_dropped_with_a_reason_and_taken_up_again(link: SymbiosisLink) -> None:
    with pytest.raises(Refused, match="Say why"):
        move_link(link, "dropped", by=None)
    dropped = move_link(link, "dropped", by=None, drop_reason="quality")
    assert (dropped.drop_reason, [state.value for state in next_states(dropped)]) == ("quality", ["idea"])
    assert move_link(dropped, "idea", by=None).drop_reason == ""


def test_a_link_that_is_taken_up_again_needs_consent_anew(link: SymbiosisLink) -> None:
    dropped = move_link(_agreed(link), "dropped", by=None, drop_reason="trust")
    assert (dropped.revealed, dropped.shares) == (True, False)
    again = move_link(dropped, "idea", by=None)
    assert (again.revealed, again.shares) == (False, False)


def test_letters_say_no_name_and_no_amount_of_the_other_side(link: SymbiosisLink) -> None:
    for letter, other in zip(introductions(link), (link.want, link.have), strict=True):
        for secret in (other.site.name, other.words, "4,321", "4321", "9,000", "9000"):
            assert secret not in letter.text
    words = {each.side: (each.subject, each.text) for each in introductions(link)}
    sent = ask(link, words, by=None)
    assert sorted(letter.to for letter in sent) == ["kiln@example.org", "power@example.org"]
    assert "243" not in sent[0].text or "2,187 to 6,561" not in sent[0].text
    link.refresh_from_db()
    assert link.asked_at is not None
    assert mail.outbox == []


def test_each_side_is_written_to_in_its_own_language(link: SymbiosisLink) -> None:
    link.have.site.contact_language = "de"
    link.have.site.save()
    to_giver, to_taker = introductions(link)
    assert (to_giver.language, to_taker.language) == ("de", "en")
    assert (to_giver.text == to_taker.text, "Guten Tag" in to_giver.text) == (False, True)


def test_letters_follow_the_contact_then_who_speaks_for_the_site_then_the_office(link: SymbiosisLink) -> None:
    site = link.have.site
    assert language_of(site) == "en"
    speaker = make.user("fran")
    speaker.language = "fr"
    speaker.save()
    add_partner(site, speaker.email, by=None)
    assert language_of(site) == "fr"
    site.contact_language = "de"
    assert language_of(site) == "de"
    site.contact_language = "xx"
    assert language_of(site) == "fr"


def test_nobody_is_asked_without_an_address(link: SymbiosisLink) -> None:
    for site in (link.have.site, link.want.site):
        site.contact_email = ""
        site.save()
    with pytest.raises(Refused, match="in person"):
        ask(link, {"have": ("a", "b"), "want": ("a", "b")}, by=None)


def test_a_by_product_meets_its_four_conditions_or_is_not_recorded(link: SymbiosisLink) -> None:
    said = {"country": "NL", "status": "by_product", "decided_by": "Province", "decided_on": date(2026, 5, 4)}
    with pytest.raises(BadValues, match="all four conditions"):
        record_decision(link.have, by=None, met=["use"], **said)
    made = record_decision(link.have, by=None, met=list(CONDITIONS), evidence="file 12", **said)
    assert (made.met, made.decided_by) == (list(CONDITIONS), "Province")
    with pytest.raises(BadValues, match="not a country"):
        record_decision(link.have, by=None, **(said | {"country": "XX", "status": "waste"}))


def test_readiness_has_six_views(link: SymbiosisLink) -> None:
    made = record_readiness(link, {"legal": ("blocked", "no permit"), "business": ("ready", "")}, by=None)
    assert len(made) == 6
    record_readiness(link, {"legal": ("ready", "granted")}, by=None)
    assert dict(link.checks.values_list("view", "level"))["legal"] == "ready"


def test_figures_need_source_and_version_of_the_co2_factor_and_evidence(link: SymbiosisLink) -> None:
    with pytest.raises(BadValues) as bad:
        record_year(link, year=1900, tonnes=-1.0, co2_kg=5.0, verified=True, by=None)
    assert sorted(bad.value.by_field) == ["co2_source", "evidence", "tonnes", "year"]


def test_the_report_adds_up_what_was_stated_and_names_the_factors(link: SymbiosisLink) -> None:
    second = begin_link(make_symbiosis.have(link.have.site, "slag"), link.want, by=None)
    record_year(
        link,
        year=2026,
        tonnes=900.0,
        landfill=900.0,
        co2_kg=5.0,
        co2_source="DESNZ",
        co2_version="2025",
        by=None,
    )
    record_year(second, year=2026, tonnes=100.0, money=2500.0, jobs=0.5, by=None)
    (year,) = consolidated(rows_of(link.district))
    assert (year.total("tonnes").amount, year.total("landfill").amount, year.total("landfill").links) == (
        1000,
        900,
        1,
    )
    assert (year.total("money").amount, year.factors) == (2500, ("DESNZ, 2025",))
    assert public_lines(rows_of(link.district))[2026]["landfill"] is None


def test_a_border_rule_names_two_countries_its_days_and_its_source(link: SymbiosisLink) -> None:
    with pytest.raises(BadValues) as bad:
        record_border(
            link.district,
            by=None,
            leaves="NL",
            enters="NL",
            source="",
            first=date(2027, 1, 1),
            last=date(2026, 1, 1),
        )
    assert sorted(bad.value.by_field) == ["enters", "last", "source"]
    made = record_border(
        link.district, by=None, leaves="NL", enters="BE", days=3.0, source="Regulation (EU) 2024/1157"
    )
    assert (made.leaves, made.enters, made.allowed) == ("NL", "BE", True)
