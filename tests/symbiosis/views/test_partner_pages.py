"""What partners and the public see: teasers, and names and amounts only where somebody agreed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.core.domain.letters import draft
from circulade.core.domain.runs import store_run
from circulade.core.queries.office import letters_of
from circulade.core.withholding import is_withheld
from circulade.symbiosis.domain.districts import bar
from circulade.symbiosis.domain.links import agree, begin_link, move_link
from circulade.symbiosis.domain.sites import add_partner, set_open
from circulade.symbiosis.enums import LinkState, PlanState, Side
from circulade.symbiosis.models import District, Look, NetworkPlan, Site, Stream, SymbiosisLink
from circulade.vocabularies.waste import title_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
SECRETS = ("Power Works", "4,321", "4321", "fly ash of unit two", "Maasvlakte")


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def district(programme: Programme) -> District:
    return make_symbiosis.district(programme, public=True)


@pytest.fixture
def have(district: District) -> Stream:
    site = make_symbiosis.site(district, place="Maasvlakte")
    return make_symbiosis.have(site, "fly ash of unit two")


@pytest.fixture
def want(district: District) -> Stream:
    return make_symbiosis.want(make_symbiosis.site(district, "Kiln"))


@pytest.fixture
def partner(want: Stream) -> User:
    user = make.user("kim")
    add_partner(want.site, user.email, by=None)
    return user


@pytest.fixture
def kim(client: Client, partner: User) -> Client:
    client.force_login(partner, backend=BACKEND)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def page(client: Client, site: Site) -> str:
    return client.get(at("own_site", site.pk)).content.decode()


def test_a_partner_sees_code_region_and_band_and_nothing_else(
    kim: Client, have: Stream, want: Stream
) -> None:
    told = page(kim, want.site)
    for text in ("10 01 02", "Rotterdam (NL)", "2,187 to 6,561 t a year", "9,000 t a year"):
        assert text in told
    assert [secret for secret in SECRETS if secret in told] == []
    assert Look.objects.count() == 0


def test_after_both_agreed_name_and_amount_are_seen_and_logged(
    kim: Client, partner: User, have: Stream, want: Stream
) -> None:
    link = begin_link(have, want, by=None)
    agree(link, Side.HAVE, by=None)
    assert [secret for secret in SECRETS if secret in page(kim, want.site)] == []
    kim.post(at("own_answer", link.pk), {"side": "want"})
    link.refresh_from_db()
    assert link.revealed
    told = page(kim, want.site)
    assert [secret in told for secret in ("Power Works", "4,321 t a year", "Maasvlakte")] == [
        True,
        True,
        True,
    ]
    kim.get(at("own_sites"))
    assert list(Look.objects.values_list("site__name", "user", "what")) == [
        ("Power Works", partner.pk, "name and amount")
    ]


def test_an_open_site_is_seen_by_partners_and_not_by_the_public(
    kim: Client, have: Stream, want: Stream
) -> None:
    set_open(have.site, open_=True, by=None)
    assert "4,321 t a year" in page(kim, want.site)
    told = Client().get(at("public_district", have.district.ref)).content.decode()
    assert [secret for secret in SECRETS if secret in told] == []


def test_everybody_reads_what_a_code_stands_for(have: Stream) -> None:
    (code,) = have.reckoned_codes
    told = Client().get(at("public_district", have.district.ref)).content.decode()
    assert title_of(code)
    assert f'{code} <span class="muted">{escape(title_of(code))}</span>' in told


def test_sites_kept_apart_do_not_even_see_a_teaser(kim: Client, have: Stream, want: Stream) -> None:
    bar(have.site, want.site, reason="a lawsuit", by=None)
    told = page(kim, want.site)
    assert ("Nothing fits yet" in told, "2,187" in told) == (True, False)


def test_a_partner_is_told_what_opening_would_gain_and_chooses(
    kim: Client, have: Stream, want: Stream
) -> None:
    told = page(kim, want.site)
    assert "1 site of the district fits one of your streams" in told
    kim.post(at("own_open", want.site.pk))
    want.site.refresh_from_db()
    assert want.site.open is True


def test_nobody_answers_for_the_other_side_and_no_link_is_known_before_it_is_asked(
    kim: Client, have: Stream, want: Stream
) -> None:
    link = begin_link(have, want, by=None)
    assert kim.post(at("own_answer", link.pk), {"side": "want"}).status_code == 404
    agree(link, Side.HAVE, by=None)
    assert kim.post(at("own_answer", link.pk), {"side": "have"}).status_code == 404
    assert SymbiosisLink.objects.get().want_agreed_at is None


def test_a_site_of_others_does_not_exist(kim: Client, have: Stream, want: Stream) -> None:
    for address in (
        at("own_site", have.site.pk),
        at("own_edit_stream", have.pk),
        at("own_new_stream", have.site.pk),
    ):
        assert kim.get(address).status_code == 404
    assert kim.post(at("own_open", have.site.pk)).status_code == 404


def test_a_partner_posts_in_words(kim: Client, want: Stream) -> None:
    typed = {"side": "have", "kind": "waste", "words": "used cooking oil", "amount": "about 3 t"}
    assert kim.post(at("own_new_stream", want.site.pk), typed).status_code == 302
    made = Stream.objects.get(words="used cooking oil")
    assert (made.suggested, made.codes, made.most) == ("20 01 25", [], 3.0)
    changed = typed | {"amount": "4", "revision": "0"}
    assert kim.post(at("own_edit_stream", made.pk), changed).status_code == 302
    made.refresh_from_db()
    assert made.most == 4.0


def test_the_public_reads_teasers_and_no_sum_of_two_firms(have: Stream, want: Stream) -> None:
    told = Client().get(at("public_district", have.district.ref)).content.decode()
    for text in ("2,187 to 6,561 t a year", "kept confidential", "10 01 02"):
        assert text in told
    assert [secret for secret in (*SECRETS, "Kiln", "9,000") if secret in told] == []
    assert "Port district" in Client().get(at("public_districts")).content.decode()


def test_a_district_that_is_not_public_does_not_exist(programme: Programme) -> None:
    quiet = make_symbiosis.district(programme, title="Quiet")
    assert Client().get(at("public_district", quiet.ref)).status_code == 404
    assert "Quiet" not in Client().get(at("public_districts")).content.decode()


def test_runs_and_letters_are_kept_from_whoever_is_no_facilitator(
    programme: Programme, have: Stream, want: Stream
) -> None:
    plan = NetworkPlan.objects.create(district=have.district, title="x", state=PlanState.COMPUTED)
    run = store_run(engine="symbiosis", inputs={"tonnes": 4321}, result={}, about=plan, by=None)
    link = begin_link(have, want, by=None)
    draft(kind="x", key="x", to="a@example.org", subject="Power Works", text="x", about=link, by=None)
    people = [
        make.user(role.value, role, programme=programme) for role in (Role.SELECTION_LEAD, Role.FACILITATOR)
    ]
    assert [is_withheld(run, user, programme) for user in people] == [True, False]
    assert [letters_of(programme, reader=user).count() for user in people] == [0, 1]
    client = Client()
    client.force_login(people[0], backend=BACKEND)
    assert client.get(f"/office/runs/{run.pk}/download/").status_code in (403, 404)
    assert client.get(f"/api/v1/runs/{run.pk}/inputs").status_code == 403


def test_known_exchanges_do_not_hide_what_a_district_has_of_its_own(
    client: Client, district: District
) -> None:
    bare: dict[str, Any] = {"least": None, "most": None}
    mill = make_symbiosis.have(make_symbiosis.site(district, "Known mill"), "bark", code="03 01 01", **bare)
    farm = make_symbiosis.want(
        make_symbiosis.site(district, "Known farm"), "bark", codes=("03 01 01",), **bare
    )
    begin_link(mill, farm, by=None, source="a book", state="implemented")
    alone = client.get(at("public_district", district.ref)).content.decode()
    assert ("Known mill" in alone, "amount not stated" in alone) == (True, False)
    assert "What sites have and want" not in alone
    make_symbiosis.have(make_symbiosis.site(district))
    both = client.get(at("public_district", district.ref)).content.decode()
    assert ("Known mill" in both, "2,187 to 6,561 t a year" in both) == (True, True)


def test_a_partner_declines_and_the_other_side_learns_nothing(
    kim: Client, have: Stream, want: Stream
) -> None:
    link = begin_link(have, want, by=None)
    agree(link, Side.HAVE, by=None)
    assert "No, I decline" in kim.get(at("own_sites")).content.decode()
    kim.post(at("own_answer", link.pk), {"side": "want", "agreed": "no"})
    told = kim.get(at("own_sites")).content.decode()
    assert ("You declined" in told, "I agree after all" in told) == (True, True)
    link.refresh_from_db()
    assert (link.want_declined_at is None, link.revealed) == (False, False)


def test_a_partner_withdraws_a_stream_and_brings_it_back(kim: Client, have: Stream, want: Stream) -> None:
    kim.post(at("own_withdraw", want.pk))
    want.refresh_from_db()
    told = page(kim, want.site)
    assert (want.state, "Bring “ash for clinker” back" in told) == ("withdrawn", True)
    kim.post(at("own_withdraw", want.pk))
    want.refresh_from_db()
    assert (want.state, "Withdraw “ash for clinker”" in page(kim, want.site)) == ("current", True)
    assert kim.post(at("own_withdraw", have.pk)).status_code == 404


def test_a_partner_says_where_the_site_is_and_changes_nothing_the_office_keeps(
    kim: Client, want: Stream
) -> None:
    form = {
        "name": "Kiln",
        "kind": "plant",
        "place": "Delft",
        "country": "NL",
        "contact_name": "Eve",
        "firm": "X",
    }
    assert kim.post(at("own_edit", want.site_id), form).status_code == 302
    site = Site.objects.get(pk=want.site_id)
    assert (site.place, site.contact_name, site.firm) == ("Delft", "Pat", "")
    assert (site.latitude, site.longitude) == (52.0067, 4.3556)


def test_equal_streams_that_fit_stand_in_one_line(kim: Client, have: Stream, want: Stream) -> None:
    for name in ("Second works", "Third works"):
        make_symbiosis.have(make_symbiosis.site(have.district, name))
    told = page(kim, want.site)
    assert ("3 confidential" in told, told.count("2,187 to 6,561 t a year")) == (True, 1)


def test_a_code_that_nobody_confirmed_is_marked_wherever_it_is_shown(
    client: Client, district: District, kim: Client, want: Stream
) -> None:
    make_symbiosis.have(make_symbiosis.site(district, "Canteen"), "fly ash of coal", code="")
    assert "not confirmed" in page(kim, want.site)
    address = reverse("symbiosis:public_district", args=[district.ref])
    assert "not confirmed" in client.get(address).content.decode()


def test_whom_to_write_to_is_told_once_both_agreed(kim: Client, have: Stream, want: Stream) -> None:
    Site.objects.filter(pk=have.site_id).update(contact_email="power@example.org")
    link = begin_link(have, want, by=None)
    agree(link, Side.WANT, by=None)
    assert "power@example.org" not in kim.get(at("own_sites")).content.decode()
    agree(link, Side.HAVE, by=None)
    assert "Pat, power@example.org" in kim.get(at("own_sites")).content.decode()
    move_link(link, LinkState.DROPPED, by=None, drop_reason="cost")
    assert "power@example.org" not in kim.get(at("own_sites")).content.decode()


def test_a_stranger_is_told_whom_to_ask_for_an_introduction(
    client: Client, district: District, have: Stream
) -> None:
    Programme.objects.update(contact="desk@example.org")
    told = client.get(reverse("symbiosis:public_district", args=[district.ref])).content.decode()
    assert '<a href="mailto:desk@example.org">' in told.split("<footer")[0]
