"""Codes of many streams are decided on one page, equal words together."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.symbiosis.models import District, Stream

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
    return make_symbiosis.district(programme)


def unconfirmed(district: District, name: str, words: str) -> Stream:
    return make_symbiosis.have(make_symbiosis.site(district, name), words, code="")


def test_what_is_chosen_holds_for_all_streams_of_the_same_words(
    facilitator: Client, district: District
) -> None:
    one, two = unconfirmed(district, "Mill", "Sawdust"), unconfirmed(district, "Yard", "sawdust")
    other = unconfirmed(district, "Canteen", "used cooking oil")
    address = reverse("symbiosis:confirming", args=[district.ref])
    page = facilitator.get(address).content.decode()
    assert ("3 streams wait" in page, page.count("<legend><bdi>"), "Yard" in page) == (True, 2, True)
    typed = {
        f"codes-{one.pk}": "03 01 05",
        f"other-{one.pk}": "",
        f"codes-{other.pk}": "",
        f"other-{other.pk}": "",
    }
    told = facilitator.post(address, typed, follow=True).content.decode()
    assert "2 streams have their codes now" in told
    for stream in (one, two, other):
        stream.refresh_from_db()
    assert [stream.codes for stream in (one, two, other)] == [["03 01 05"], ["03 01 05"], []]
    assert (one.confirmed_by is not None, other.confirmed_by) == (True, None)


def test_a_want_accepts_several_and_a_wrong_code_stores_nothing(
    facilitator: Client, district: District
) -> None:
    want = make_symbiosis.want(make_symbiosis.site(district, "Board works"), "sawdust", codes=())
    address = reverse("symbiosis:confirming", args=[district.ref])
    chosen = {f"codes-{want.pk}": ["03 01 05"], f"other-{want.pk}": "99 99 99"}
    answer = facilitator.post(address, chosen)
    assert (answer.status_code, "is not in the List of Waste" in answer.content.decode()) == (422, True)
    facilitator.post(address, chosen | {f"other-{want.pk}": "17 02 01"})
    want.refresh_from_db()
    assert want.codes == ["03 01 05", "17 02 01"]
    assert "No code waits" in facilitator.get(address).content.decode()


def test_one_more_code_of_a_want_takes_none_away(facilitator: Client, district: District) -> None:
    want = make_symbiosis.want(make_symbiosis.site(district, "Kiln"), "sawdust", codes=("10 01 02",))
    page = facilitator.get(reverse("symbiosis:stream", args=[district.ref, want.pk])).content.decode()
    assert "Accept 03 01 05 too" in page
    address = reverse("symbiosis:codes", args=[district.ref, want.pk])
    facilitator.post(address, {"codes": "03 01 05", "more": "1"})
    want.refresh_from_db()
    assert want.codes == ["10 01 02", "03 01 05"]


@pytest.mark.parametrize("text", ["10 01", "1001", "100102", "10 01 02*", "FLY", "power"])
def test_streams_are_found_by_words_site_or_confirmed_code(
    facilitator: Client, district: District, text: str
) -> None:
    make_symbiosis.have(make_symbiosis.site(district))
    make_symbiosis.have(make_symbiosis.site(district, "Canteen"), "oil", code="20 01 25")
    address = reverse("symbiosis:streams", args=[district.ref])
    page = facilitator.get(address, {"text": text}).content.decode()
    assert ("fly ash" in page, "Canteen" in page) == (True, False)
