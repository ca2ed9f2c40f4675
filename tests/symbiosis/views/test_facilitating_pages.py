"""What a facilitator does with a lead: find it, ask, note what was said and what it came to."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.core.models import Letter
from circulade.core.navigation import Task
from circulade.symbiosis.domain.asking import introductions
from circulade.symbiosis.domain.links import agree, begin_link, move_link
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.problems import BadValues, Refused
from circulade.symbiosis.domain.recording import record_decision, record_year
from circulade.symbiosis.domain.report import consolidated, rows_of
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.domain.waiting import links_to_move, next_steps, questions_asked
from circulade.symbiosis.enums import LinkState, Side, StreamKind
from circulade.symbiosis.models import SymbiosisLink

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DAY = make_symbiosis.DAY


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def fay(programme: Programme) -> User:
    return make.user("fay", Role.FACILITATOR, programme=programme)


@pytest.fixture
def facilitator(client: Client, fay: User) -> Client:
    client.force_login(fay, backend=BACKEND)
    return client


@pytest.fixture
def link(programme: Programme) -> SymbiosisLink:
    district = make_symbiosis.district(programme, uncertainty=10.0)
    site = make_symbiosis.site(district, contact_email="power@example.org")
    have = make_symbiosis.have(site)
    return begin_link(have, make_symbiosis.want(make_symbiosis.site(district, "Kiln")), by=None)


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def counts(tasks: list[Task]) -> list[int | None]:
    return [task.count for task in tasks]


def test_leads_are_found_by_words_site_code_and_stream(facilitator: Client, link: SymbiosisLink) -> None:
    district = link.district
    oil = make_symbiosis.have(make_symbiosis.site(district, "Canteen"), "old fat", code="20 01 25")
    make_symbiosis.want(make_symbiosis.site(district, "Refinery"), "feedstock", codes=("20 01 25",))

    def shown(**asked: Any) -> tuple[bool, bool]:
        page = facilitator.get(at("leads", district.ref), asked).content.decode()
        return "Kiln" in page, "Refinery" in page

    assert shown() == (True, True)
    assert shown(text="200125") == shown(text="canteen") == shown(stream=oil.pk) == (False, True)
    assert shown(new="on") == (False, True)
    assert shown(text="10 01") == (True, False)
    assert shown(text="no such thing") == (False, False)
    assert shown(stream="x") == (True, True)


def test_the_page_of_a_link_says_what_speaks_for_it_and_whom_to_write_to(
    facilitator: Client, link: SymbiosisLink
) -> None:
    page = facilitator.get(at("link", link.district.ref, link.pk)).content.decode()
    for text in ("Power Works → Kiln", "Gain by tonne", "permit of the taker", "power@example.org"):
        assert text in page
    assert "43 EUR" in page  # 40 of disposal + 12 of worth - 3 of processing - 6 of loading


def test_both_are_asked_once_a_day_and_not_for_a_dropped_link(
    facilitator: Client, link: SymbiosisLink
) -> None:
    address = at("ask", link.district.ref, link.pk)
    words = {f"{side}_{part}": "Hello" for side in Side.values for part in ("subject", "text")}
    assert facilitator.post(address, words).status_code == 302
    again = facilitator.post(address, words)
    assert (again.status_code, "asked today already" in again.content.decode()) == (422, True)
    assert Letter.objects.count() == 1
    page = facilitator.get(at("link", link.district.ref, link.pk)).content.decode()
    assert ("Asked through the office on" in page, "Ask again through the office" in page) == (True, True)
    move_link(link, LinkState.DROPPED, by=None, drop_reason="cost")
    gone = facilitator.post(address, words)
    assert (gone.status_code, "take it up again first" in gone.content.decode()) == (422, True)


def test_a_refusal_is_noted_and_ends_with_agreement(facilitator: Client, link: SymbiosisLink) -> None:
    address = at("consent", link.district.ref, link.pk)
    facilitator.post(address, {"side": "have", "agreed": "no"})
    link.refresh_from_db()
    assert (link.have_declined_at is None, link.have_agreed_at) == (False, None)
    assert "declined" in facilitator.get(at("link", link.district.ref, link.pk)).content.decode()
    facilitator.post(address, {"side": "have"})
    link.refresh_from_db()
    assert (link.have_declined_at, link.have_agreed_at is None) == (None, False)


def test_nobody_agrees_to_a_dropped_link(link: SymbiosisLink) -> None:
    move_link(link, LinkState.DROPPED, by=None, drop_reason="cost")
    with pytest.raises(Refused, match="take it up again first"):
        agree(link, Side.HAVE, by=None)


def test_what_waits_is_told_to_the_partner_and_then_to_the_office(
    link: SymbiosisLink, programme: Programme, fay: User
) -> None:
    kim = make.user("kim")
    add_partner(link.want.site, kim.email, by=None)
    assert counts(questions_asked(kim, programme)) == []
    SymbiosisLink.objects.update(asked_at="2026-11-22T10:00Z")
    assert counts(questions_asked(kim, programme)) == [1]
    agree(link, Side.WANT, by=kim)
    assert (counts(questions_asked(kim, programme)), counts(links_to_move(fay, programme))) == ([], [])
    agree(link, Side.HAVE, by=None)
    assert counts(links_to_move(fay, programme)) == [1]
    assert links_to_move(kim, programme) == []


def test_years_and_decisions_to_come_are_refused(link: SymbiosisLink) -> None:
    with pytest.raises(BadValues, match="still to come"):
        record_year(link, year=DAY.year + 1, tonnes=1.0, on=DAY, by=None)
    with pytest.raises(BadValues, match="More than was exchanged: at most 100 t"):
        record_year(link, year=2025, tonnes=100.0, landfill=100.5, on=DAY, by=None)
    said: dict[str, Any] = {"country": "NL", "status": "waste", "decided_by": "Board"}
    with pytest.raises(BadValues, match="still to come"):
        record_decision(link.have, on=DAY, decided_on=date(2026, 11, 23), by=None, **said)
    assert record_decision(link.have, on=DAY, decided_on=DAY, by=None, **said).decided_on == DAY


def test_a_year_on_record_stands_in_the_form_when_it_is_opened(
    facilitator: Client, link: SymbiosisLink
) -> None:
    record_year(link, year=2025, tonnes=1234.5, jobs=2.0, by=None)
    page = facilitator.get(at("link", link.district.ref, link.pk), {"year": "2025"}).content.decode()
    assert ('value="1234.5"' in page, 'value="2.0"' in page) == (True, True)
    assert 'value="1234.5"' not in facilitator.get(at("link", link.district.ref, link.pk)).content.decode()


def test_megawatt_hours_of_heat_are_no_tonnes(facilitator: Client, link: SymbiosisLink) -> None:
    one, other = link.have.site, link.want.site
    heat: dict[str, Any] = {"kind": StreamKind.HEAT, "code": ""}
    warm = make_symbiosis.have(one, "steam", **heat)
    cold = make_symbiosis.want(other, "warmth", kind=StreamKind.HEAT, codes=())
    piped = begin_link(warm, cold, by=None)
    record_year(link, year=2025, tonnes=100.0, by=None)
    record_year(piped, year=2025, tonnes=9000.0, money=5.0, by=None)
    year = consolidated(rows_of(link.district))[0]
    assert (year.total("tonnes").amount, year.total("money").amount) == (100.0, 5.0)
    page = facilitator.get(at("link", link.district.ref, piped.pk)).content.decode()
    assert ("Exchanged (MWh)" in page, "Exchanged, in MWh" in page) == (True, True)


def test_the_desk_of_a_district_says_what_to_do_next(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme, per_tonne=None, per_tkm=None)

    def told() -> list[str]:
        return [each.label for each in next_steps(district)]

    assert told() == ["Take the notes of a workshop in, or add sites and their streams"]
    nowhere = make_symbiosis.site(district, "Kiln", latitude=None, longitude=None, place="hall 3")
    want = make_symbiosis.want(nowhere, codes=())
    have = make_symbiosis.have(make_symbiosis.site(district))
    assert told() == [
        "Streams whose code is to be confirmed: 1",
        "Sites without a place on the map: 1",
        "State the inputs of the study, so that leads have a gain",
    ]
    link = begin_link(have, want, by=None)
    SymbiosisLink.objects.update(asked_at="2026-11-22T10:00Z")
    assert told()[3:] == ["Links asked through the office without both answers: 1"]
    for side in Side.values:
        agree(link, side, by=None)
    assert told()[3:] == ["Links both sides agreed to, to be discussed: 1"]
    page = facilitator.get(at("district", district.ref)).content.decode()
    assert "What to do next" in page
    rows = facilitator.get(at("sites", district.ref), {"unplaced": "on"}).content.decode()
    assert ("Kiln" in rows, "Power Works" in rows) == (True, False)


def test_a_pair_that_no_code_joins_is_put_together_by_hand(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    have = make_symbiosis.have(make_symbiosis.site(district))
    kiln = make_symbiosis.site(district, "Kiln")
    want = make_symbiosis.want(kiln, "any filler", codes=("17 01 01",))
    warmth = make_symbiosis.want(kiln, "warmth", kind=StreamKind.HEAT, codes=())
    page = facilitator.get(at("stream", district.ref, have.pk)).content.decode()
    assert ("Kiln: any filler" in page, "Kiln: warmth" in page) == (True, False)
    facilitator.post(at("begin", district.ref), {"have": have.pk, "want": want.pk})
    assert SymbiosisLink.objects.get().want == want
    page = facilitator.get(at("stream", district.ref, want.pk)).content.decode()
    assert "Power Works</bdi> → <bdi>Kiln" in page
    refused = facilitator.post(at("begin", district.ref), {"have": have.pk, "want": warmth.pk}, follow=True)
    assert "What flows must be of one kind" in refused.content.decode()


def test_a_decision_stands_on_the_page_of_its_stream(facilitator: Client, link: SymbiosisLink) -> None:
    said: dict[str, Any] = {"country": "NL", "status": "waste", "decided_by": "Quay board"}
    record_decision(link.have, decided_on=DAY, by=None, **said)
    page = facilitator.get(at("stream", link.district.ref, link.have_id)).content.decode()
    assert "Quay board, 22 November 2026" in page


def test_a_letter_says_nothing_of_an_amount_that_nobody_stated(
    facilitator: Client, programme: Programme
) -> None:
    district = make_symbiosis.district(programme)
    have = make_symbiosis.have(make_symbiosis.site(district), least=None, most=None, code="")
    want = make_symbiosis.want(make_symbiosis.site(district, "Kiln", contact_language="de"))
    link = begin_link(have, want, by=None)
    to_have, to_want = introductions(link)
    assert "could use your “fly ash” (10 01 02; it wants 6,561 to 19,683 t a year)." in to_have.text
    assert "hat, was Sie suchen: „ash for clinker“ (10 01 02)." in to_want.text
    page = facilitator.get(at("ask", district.ref, link.pk)).content.decode()
    assert "is only suggested" in page


def test_a_link_of_the_best_network_goes_into_the_pipeline_from_the_plan(
    facilitator: Client, programme: Programme
) -> None:
    district = make_symbiosis.district(programme)
    have = make_symbiosis.have(make_symbiosis.site(district, "<b>Works"))
    want = make_symbiosis.want(make_symbiosis.site(district, "Kiln"))
    plan = compute_plan(ask_for_plan(district, title="Best", on=DAY, by=None), by=None)
    page = facilitator.get(at("plan", district.ref, plan.pk)).content.decode()
    assert 'Begin<span class="hidden"> &lt;b&gt;Works → Kiln</span>' in page
    facilitator.post(at("begin", district.ref), {"have": have.pk, "want": want.pk})
    page = facilitator.get(at("plan", district.ref, plan.pk)).content.decode()
    link = SymbiosisLink.objects.get()
    assert f'<a href="{at("link", district.ref, link.pk)}">idea</a>' in page
