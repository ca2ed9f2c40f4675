"""References are readable in addresses, unique in their programme, and there for names in any script."""

import pytest
from tests.make import accounts, register

from circulade.register.domain.refs import free_ref, ref_like
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


def ref(**names: str) -> str:
    return free_ref(Territory, programme_id=accounts.programme().pk, names=names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"de": "Köln", "en": "Cologne"}, "cologne"),
        ({"pl": "Łódź"}, "lodz"),
        ({"da": "Ærøskøbing"}, "aeroskobing"),
        ({"de": "Gießen"}, "giessen"),
        ({"el": "Αθήνα", "fr": "Athènes"}, "athenes"),
        ({"el": "Αθήνα"}, "territory"),
        ({}, "territory"),
    ],
)
def test_a_reference_is_made_of_the_first_name_that_gives_one(names: dict[str, str], expected: str) -> None:
    assert ref(**names) == expected


def test_a_taken_reference_is_numbered_in_its_programme_only() -> None:
    programme = accounts.programme()
    register.territory(accounts.programme("elsewhere"), "lucca")
    assert ref(en="Lucca") == "lucca"
    for taken in ("lucca", "lucca-2", "lucca-north"):
        register.territory(programme, taken)
    assert ref(en="Lucca") == "lucca-3"


def test_a_long_name_leaves_room_for_the_number() -> None:
    made = ref(en="circular " * 30)
    register.territory(accounts.programme(), made)
    assert (len(made) <= 70, ref(en="circular " * 30)) == (True, f"{made}-2")


def test_a_reference_like_a_title_keeps_its_letters_and_falls_back_where_it_has_none() -> None:
    taken = {"lodz", "lodz-2", "site"}
    names = ("Łódź", "Gießen", "Αθήνα", "a" * 69 + " b")
    assert [ref_like(name, fallback="site", taken=taken) for name in names] == [
        "lodz-3", "giessen", "site-2", "a" * 69,
    ]  # fmt: skip
