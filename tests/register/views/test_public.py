"""The public directory and the map show what the office made public, and nothing else."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts, register
from tests.make.reading import names

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, **kwargs: str) -> str:
    response = client.get(reverse(f"register:{name}", kwargs=kwargs))
    assert response.status_code == 200
    return response.content.decode()


def test_only_public_territories_are_listed_mapped_and_shown(client: Client) -> None:
    programme = accounts.programme()
    register.territory(programme, "munich", "DE212")
    register.territory(programme, "secret-town", "DE212", public=False)
    for name in ("territories", "map", "map_data"):
        text = page(client, name)
        assert ("Munich" in text, "Secret Town" in text) == (True, False)
    assert client.get(reverse("register:territory", kwargs={"ref": "secret-town"})).status_code == 404


def test_a_merged_territory_leads_to_the_one_it_became(client: Client) -> None:
    programme = accounts.programme()
    kept = register.territory(programme, "munich")
    register.territory(programme, "muenchen", merged_into=kept)
    response = client.get(reverse("register:territory", kwargs={"ref": "muenchen"}))
    assert (response.status_code, response.headers["Location"]) == (301, "/territories/munich/")


def test_the_directory_is_narrowed_by_class_and_by_a_name_without_accents(client: Client) -> None:
    programme = accounts.programme()
    register.territory(
        programme,
        "munich",
        name={"de": "München"},
        population=1_510_378,
        population_year=2022,
        population_source="x",
    )
    register.territory(programme, "lucca", country="IT")
    for query in ("?text=munchen", "?territory_class=large_metropolitan", "?country=DE"):
        text = client.get(reverse("register:territories") + query).content.decode()
        assert (">München<" in text, ">Lucca<" in text) == (True, False)


def test_participations_show_without_those_only_awaited(client: Client) -> None:
    munich = register.territory(accounts.programme(), "munich")
    register.participation(munich, label="Circular buildings", evidence="Minutes of the first meeting")
    register.participation(munich, label="Not yet told", state="awaited")
    text = page(client, "territory", ref="munich")
    assert ("Circular buildings" in text, "Minutes of the first meeting" in text) == (True, True)
    assert "Not yet told" not in text


def test_a_territory_without_a_place_is_named_beside_the_map(client: Client) -> None:
    register.territory(accounts.programme(), "alpine-cluster", kind="cluster")
    text = page(client, "map")
    assert "not on the map" in text
    assert "map-point map-cluster" not in text


def test_an_invented_territory_says_so(client: Client) -> None:
    register.territory(accounts.programme(), "lindenau", "DE212", invented=True)
    assert "invented" in page(client, "map")
    assert "This territory is invented for demonstration." in page(client, "territory", ref="lindenau")


def test_an_organisation_never_shows_its_people(client: Client) -> None:
    works = register.organisation(accounts.programme(), "city-works")
    register.contact(works, register.person(accounts.programme(), "Pat Hidden"), since=date(2024, 1, 1))
    text = page(client, "organisation", ref="city-works")
    assert ("City Works" in text, names(text, "Pat"), "pat@" in text) == (True, False, False)


def test_nothing_typed_becomes_markup(client: Client) -> None:
    register.territory(accounts.programme(), "munich", "DE212", name={"en": "<script>x</script>"})
    assert "<script>x" not in page(client, "map") + page(client, "territory", ref="munich")


@pytest.mark.parametrize("name", ["territories", "map", "organisations"])
def test_a_long_list_takes_few_queries(client: Client, name: str, django_assert_max_num_queries: Any) -> None:
    programme = accounts.programme()
    for number in range(30):
        register.territory(programme, f"t-{number}", "DE212")
        register.organisation(programme, f"o-{number}")
    with django_assert_max_num_queries(10):
        page(client, name)


def test_the_outlines_are_served_from_here(client: Client) -> None:
    response = client.get(reverse("register:map_outlines"))
    assert response.json()["type"] == "FeatureCollection"


def test_an_empty_directory_of_organisations_says_so_and_a_filter_is_only_blamed_when_there_is_one(
    client: Client,
) -> None:
    accounts.programme()
    pages = [client.get("/organisations/" + query).content.decode() for query in ("", "?text=nobody")]
    assert ["No organisation is in the directory yet" in page for page in pages] == [True, False]
    assert ["Take a filter away" in page for page in pages] == [False, True]
