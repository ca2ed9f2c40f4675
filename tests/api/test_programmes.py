"""Two programmes in one installation: each is asked for by name, and neither says anything of the other."""

from typing import Any

import pytest
from tests.make import accounts, published, register, symbiosis, urbanmine
from tests.make.api import ask, token

from circulade.accounts.models import Programme
from circulade.calls.models import Call
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group, Seat
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db


def filled(slug: str) -> tuple[Programme, Call]:
    """Fill a programme with one of everything that is public; every name says which programme it is of."""
    programme = accounts.programme(slug, name={"en": f"Programme {slug}"})
    town = register.territory(programme, f"{slug}-town")
    register.organisation(programme, f"{slug}-works", town)
    held = register.participation(town, kind="pilot", label=f"{slug} pilots")
    group = Group.objects.create(
        programme=programme, slug=f"{slug}-group", name={"en": slug}, kind=GroupKind.PILOTS, public=True
    )
    Seat.objects.create(group=group, participation=held)
    Card.objects.create(
        programme=programme,
        kind=CardKind.NEED,
        state=CardState.OPEN,
        visibility=CardVisibility.PUBLIC,
        title=f"{slug} card",
        territory=town,
    )
    Card.objects.create(
        programme=programme,
        kind=CardKind.OFFER,
        state=CardState.OPEN,
        visibility=CardVisibility.PUBLIC,
        practice=True,
        title=f"{slug} practice",
        territory=town,
    )
    urbanmine.published(programme, title=f"{slug} mine", ref=f"{slug}-town")
    symbiosis.have(
        symbiosis.site(symbiosis.district(programme, title=f"{slug} quay", territory=town, public=True))
    )
    call = published.published(programme, slug=f"{slug}-call", title={"en": f"{slug} call"})
    return programme, call


@pytest.fixture
def both() -> dict[str, Call]:
    return {slug: filled(slug)[1] for slug in ("north", "south")}


LISTS = (
    "/territories",
    "/organisations",
    "/calls",
    "/groups",
    "/cards",
    "/practices",
    "/urban-mine",
    "/symbiosis",
)
OFFICE_LISTS = ("/participations", "/runs")


def addresses(slug: str) -> tuple[str, ...]:
    """Every address of the public about records of one programme."""
    return (
        f"/territories/{slug}-town",
        f"/organisations/{slug}-works",
        f"/calls/{slug}-call",
        f"/calls/{slug}-call/result",
        f"/groups/{slug}-group",
        f"/symbiosis/{slug}-quay",
        f"/symbiosis/{slug}-quay/streams",
        f"/urban-mine/{slug}-mine",
        f"/urban-mine/{slug}-mine/figures",
    )


def test_lists_hold_what_the_named_programme_has_and_nothing_of_the_other(both: dict[str, Call]) -> None:
    for slug, other in (("north", "south"), ("south", "north")):
        for path in LISTS:
            answer = ask(f"{path}?programme={slug}")
            said = answer.content.decode()
            assert (path, answer.body["total"] > 0, slug in said, other in said) == (path, True, True, False)


def test_left_out_it_is_the_first_programme(both: dict[str, Call]) -> None:
    for path in LISTS:
        assert ask(path).body["items"] == ask(f"{path}?programme=north").body["items"]


def test_a_record_is_found_in_its_own_programme_only(both: dict[str, Call]) -> None:
    for slug, other in (("north", "south"), ("south", "north")):
        for path in addresses(slug):
            assert (path, ask(f"{path}?programme={slug}").status) == (path, 200)
            assert (path, ask(f"{path}?programme={other}").status) == (path, 404)


def test_the_office_of_one_programme_reads_the_other_as_everybody_does(both: dict[str, Call]) -> None:
    north = Programme.objects.get(slug="north")
    boss = accounts.user("boss", "administrator", programme=north)
    register.territory(Programme.objects.get(slug="south"), "south-hidden", public=False)
    for path in (*OFFICE_LISTS, "/calls/north-call/applications", "/calls/north-call/selections"):
        assert (path, ask(f"{path}?programme=north", user=boss).status) == (path, 200)
        other = path.replace("north", "south")
        assert (other, ask(f"{other}?programme=south", user=boss).status in {403, 404}) == (other, True)
    assert "south-hidden" not in ask("/territories?programme=south", user=boss).content.decode()


def test_a_token_reads_its_own_programme_only(both: dict[str, Call]) -> None:
    south = Programme.objects.get(slug="south")
    text = token(accounts.user("boss", "administrator", programme=south), south)
    assert ask("/calls", token=text).body == ask("/calls?programme=south", token=text).body
    refused = ask("/calls?programme=north", token=text)
    assert (refused.status, "“south” only" in refused.body["detail"]) == (404, True)


def test_the_next_part_is_of_the_same_programme(both: dict[str, Call]) -> None:
    register.territory(Programme.objects.get(slug="south"), "south-village")
    first: dict[str, Any] = ask("/territories?programme=south&limit=1").body
    following = ask(first["next"].partition("/api/v1")[2]).body
    assert [first["items"][0]["ref"], following["items"][0]["ref"]] == ["south-town", "south-village"]


def test_programmes_are_listed_and_the_default_is_marked(both: dict[str, Call]) -> None:
    items = ask("/programmes").body["items"]
    assert [(each["slug"], each["default"], each["name"]) for each in items] == [
        ("north", True, {"en": "Programme north"}),
        ("south", False, {"en": "Programme south"}),
    ]


@pytest.mark.parametrize(("asked", "status"), [("nowhere", 404), ("", 422), ("%00", 422), ("a/b", 422)])
def test_a_programme_that_is_none_is_a_problem_with_a_way_out(asked: str, status: int) -> None:
    accounts.programme()
    answer = ask(f"/territories?programme={asked}")
    assert (answer.status, answer.media_type) == (status, "application/problem+json")
    assert "/api/v1/programmes" in answer.content.decode()
