"""The facilitator's pages: a district from nothing to confirmed codes."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as make
from tests.make import register as make_register
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.symbiosis.models import District, Site, Stream

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def facilitator(client: Client, programme: Programme) -> Client:
    client.force_login(make.user("fay", Role.FACILITATOR, programme=programme), backend=BACKEND)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"symbiosis:{name}", args=args)


def test_a_district_is_begun_with_its_role_authorities_and_sites(
    facilitator: Client, programme: Programme
) -> None:
    territory = make_register.territory(programme, "rotterdam", country="NL")
    typed = {
        "title": "Port",
        "territory": territory.pk,
        "city_role": "enabler",
        "goals": "Less landfill",
        "currency": "EUR",
        "detour": "1.3",
    }
    assert facilitator.post(at("new"), typed).status_code == 302
    district = District.objects.get()
    facilitator.post(
        at("authority", district.ref),
        {"name": "Water board", "competence": "discharge", "contacted_on": "2026-11-03"},
    )
    facilitator.post(
        at("new_site", "port"), {"name": "Mill", "kind": "plant", "latitude": "51.92", "longitude": "4.48"}
    )
    page = facilitator.get(at("district", "port")).content.decode()
    assert ("Water board" in page, "3 November 2026" in page, "enabler" in page) == (True, True, True)
    assert Site.objects.get().country == "NL"


def test_a_site_in_the_sea_is_refused_at_its_field(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    typed = {"name": "Barge", "kind": "plant", "latitude": "55", "longitude": "3"}
    answer = facilitator.post(at("new_site", district.ref), typed)
    assert (answer.status_code, "lies in the sea" in answer.content.decode()) == (422, True)
    assert Site.objects.count() == 0


def test_words_are_enough_and_a_person_confirms_the_code(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    site = make_symbiosis.site(district, "Canteen")
    typed = {"side": "have", "kind": "waste", "words": "used cooking oil"}
    assert facilitator.post(at("new_stream", district.ref, site.ref), typed).status_code == 302
    stream = Stream.objects.get()
    page = facilitator.get(at("stream", district.ref, stream.pk)).content.decode()
    for text in ("20 01 25", "100 %", "No code is confirmed yet", "List of Waste of", "code to be confirmed"):
        assert text in page
    facilitator.post(at("codes", district.ref, stream.pk), {"codes": "20 01 25"})
    stream.refresh_from_db()
    assert (stream.codes, stream.confirmed_by is not None) == (["20 01 25"], True)
    told = facilitator.post(at("codes", district.ref, stream.pk), {"codes": "99 99 99"}, follow=True)
    assert "is not in the List of Waste" in told.content.decode()


def test_notes_are_looked_at_and_taken_in(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    pasted = {"text": "Mill;has;bark;300 t\nMill;has;dust;-1\n"}
    look = facilitator.post(at("notes", district.ref), pasted | {"look": "1"}).content.decode()
    assert ("300 t a year" in look, "D2" in look, Stream.objects.count()) == (True, True, 0)
    page = facilitator.post(at("notes", district.ref), pasted, follow=True).content.decode()
    assert ("1 note is stored" in page, "D2: amount" in page, Stream.objects.count()) == (True, True, 1)


def test_a_file_that_is_none_changes_nothing(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    upload = io.BytesIO(b"%PDF-1.7 hello")
    upload.name = "x.xlsx"
    answer = facilitator.post(at("notes", district.ref), {"file": upload})
    assert (answer.status_code, "no spreadsheet" in answer.content.decode()) == (422, True)
    assert facilitator.post(at("notes", district.ref), {"text": " "}).status_code == 422


def test_an_export_of_streams_goes_in_again(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    make_symbiosis.have(make_symbiosis.site(district))
    out = facilitator.get(at("streams", district.ref) + "?format=xlsx").content
    assert facilitator.get(at("notes", district.ref) + "?template=1").content[:2] == b"PK"
    csv = facilitator.get(at("streams", district.ref) + "?format=csv").content.decode()
    assert (out[:2], "4321" in csv) == (b"PK", True)


def test_values_that_cannot_be_meant_are_named_at_their_field(
    facilitator: Client, programme: Programme
) -> None:
    district = make_symbiosis.district(programme)
    site = make_symbiosis.site(district)
    typed = {
        "side": "have",
        "kind": "waste",
        "words": "x",
        "amount": "-3",
        "qualities": "chlorine",
        "cost": "a",
    }
    page = facilitator.post(at("new_stream", district.ref, site.ref), typed).content.decode()
    for text in ("cannot be negative", "write a name, = and a number", "is not a number", 'value="-3"'):
        assert text in page


def test_a_change_over_somebody_elses_is_refused(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    stream = make_symbiosis.have(make_symbiosis.site(district))
    typed = {"side": "have", "kind": "waste", "words": "ash", "revision": "7"}
    answer = facilitator.post(at("edit_stream", district.ref, stream.pk), typed)
    assert (answer.status_code, "Somebody else" in answer.content.decode()) == (422, True)


def test_sites_are_kept_apart_on_the_desk(facilitator: Client, programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    one, other = make_symbiosis.site(district), make_symbiosis.site(district, "Kiln")
    facilitator.post(at("barrier", district.ref), {"one": one.pk, "other": other.pk, "reason": "a lawsuit"})
    assert "a lawsuit" in facilitator.get(at("district", district.ref)).content.decode()
