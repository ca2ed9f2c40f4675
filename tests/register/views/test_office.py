"""The office edits the register: forms keep what is typed, later writers see the difference."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts, register

from circulade.accounts.enums import Maturity, Role
from circulade.accounts.models import Team
from circulade.register.models import Participation, Territory

pytestmark = pytest.mark.django_db
LUCCA = {
    "name_en": "Lucca",
    "other_names": "it: Lucca\nel: Λούκα",
    "kind": "city",
    "country": "IT",
    "codes": "ITI12",
}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(accounts.user("ann", Role.EDITOR, programme=accounts.programme()), backend=BACKEND)
    return client


BACKEND = "django.contrib.auth.backends.ModelBackend"


def send(client: Client, name: str, data: dict[str, Any], **kwargs: Any) -> Any:
    return client.post(reverse(f"register:{name}", kwargs=kwargs), data)


def test_a_new_territory_is_shown_with_all_its_names(editor: Client) -> None:
    response = send(editor, "new_territory", LUCCA)
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/office/register/territories/lucca/",
    )
    assert "Λούκα" in editor.get(response.headers["Location"]).content.decode()


def test_a_refused_form_keeps_what_was_typed_and_names_the_field(editor: Client) -> None:
    response = send(
        editor,
        "new_territory",
        LUCCA | {"codes": "PT16B", "description_en": "Within walls", "other_names": "Lucca"},
    )
    text = response.content.decode()
    assert response.status_code == 400
    assert "Line 1" in text
    assert "Within walls" in text
    fixed = send(editor, "new_territory", LUCCA | {"codes": "PT16B", "country": "PT"})
    assert "In NUTS 2024 it is PT1D1" in fixed.content.decode()
    assert Territory.objects.count() == 0


def test_the_later_writer_sees_the_difference_and_can_then_save(editor: Client) -> None:
    register.territory(accounts.programme(), "lucca", country="IT", name={"en": "Lucca"})
    first = LUCCA | {"other_names": "", "codes": "", "revision": "0"}
    assert (
        send(editor, "edit_territory", first | {"website": "https://a.example"}, ref="lucca").status_code
        == 302
    )
    refused = send(editor, "edit_territory", first | {"website": "https://b.example"}, ref="lucca")
    text = refused.content.decode()
    assert (refused.status_code, "https://a.example" in text, "https://b.example" in text) == (
        400,
        True,
        True,
    )
    assert 'name="revision" value="1"' in text
    again = first | {"website": "https://b.example", "revision": "1"}
    assert send(editor, "edit_territory", again, ref="lucca").status_code == 302
    assert Territory.objects.get().website == "https://b.example"


def test_a_person_leaves_and_the_organisation_stays(editor: Client) -> None:
    programme = accounts.programme()
    works = register.organisation(programme, "city-works", register.territory(programme))
    contact = register.contact(works, register.person(programme, "Pat Example"), title="Officer", main=True)
    robin = register.person(programme, "Robin Example")
    send(editor, "leave", {"on": "2025-06-30", "successor": robin.pk}, pk=contact.pk)
    kept = works.contacts.order_by("pk").values_list("person__name", "title", "main", "until")
    assert [(name, title, main, str(until)) for name, title, main, until in kept] == [
        ("Pat Example", "Officer", False, "2025-06-30"),
        ("Robin Example", "Officer", True, "None"),
    ]


def test_a_participation_is_recorded_from_the_page_of_its_territory(editor: Client) -> None:
    munich = register.territory(accounts.programme(), "munich")
    data = {
        "territory": munich.pk,
        "kind": "pilot",
        "state": "confirmed",
        "since": "2022-09-01",
        "evidence": "Letter",
    }
    assert (
        send(editor, "new_participation", data).headers["Location"] == "/office/register/territories/munich/"
    )
    assert Participation.objects.get().evidence == "Letter"


def test_lists_are_exported_as_narrowed_and_safe_from_formulas(editor: Client) -> None:
    register.territory(accounts.programme(), "lucca", country="IT", name={"en": "=cmd()"})
    register.territory(accounts.programme(), "munich")
    text = editor.get("/office/register/territories/?country=IT&format=csv").content.decode("utf-8-sig")
    assert [line.split(",")[:2] for line in text.splitlines()] == [
        ["Name", "Reference"],
        ["'=cmd()", "lucca"],
    ]


@pytest.mark.parametrize(
    "what", ["territories", "organisations", "people", "experts", "projects", "participations"]
)
def test_lists_take_few_queries(editor: Client, what: str, django_assert_max_num_queries: Any) -> None:
    programme = accounts.programme()
    for number in range(20):
        territory = register.territory(programme, f"t-{number}", "DE212")
        register.participation(territory)
        register.contact(
            register.organisation(programme, f"o-{number}", territory),
            register.person(programme, f"P{number}"),
        )
    with django_assert_max_num_queries(15):
        assert editor.get(f"/office/register/{what}/").status_code == 200


def test_a_team_edits_the_territories_of_its_maturity_only(client: Client) -> None:
    programme = accounts.programme()
    team = Team.objects.create(
        programme=programme, slug="beginners", name="Beginners", maturity=Maturity.BEGINNING
    )
    bob = accounts.user("bob", Role.EDITOR, programme=programme, team=team)
    client.force_login(bob, backend=BACKEND)
    register.territory(programme, "own", maturity=Maturity.BEGINNING)
    register.territory(programme, "others", maturity=Maturity.ADVANCED)
    found = [client.get(f"/office/register/territories/{ref}/edit/").status_code for ref in ("own", "others")]
    assert found == [200, 403]
    assert client.get("/office/register/territories/").status_code == 200


def test_a_funder_reads_the_register_but_no_people(client: Client) -> None:
    programme = accounts.programme()
    client.force_login(accounts.user("fay", Role.FUNDER, programme=programme), backend=BACKEND)
    works = register.organisation(programme, "city-works", register.territory(programme, "munich"))
    register.contact(works, register.person(programme, "Pat Hidden"))
    for address in (
        "organisations/city-works/",
        "territories/munich/",
        "organisations.json",
        "territories.json",
    ):
        text = client.get(f"/office/register/{address}").content.decode()
        assert ("Pat" in text, "pat@" in text) == (False, False)
    assert client.get("/office/register/people/?format=csv").status_code == 403
