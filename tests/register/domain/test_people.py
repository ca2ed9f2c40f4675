"""People serve several organisations and leave; experts keep account of their days."""

from datetime import date

import pytest
from tests.make import accounts, register

from circulade.register.domain.people import PersonValues, add_contact, create_person, hand_over
from circulade.register.domain.problems import RegisterProblem

pytestmark = pytest.mark.django_db


def test_a_person_serves_several_organisations_but_none_twice() -> None:
    programme = accounts.programme()
    pat = create_person(programme, PersonValues(name="Pat Example", email=" PAT@Example.org "), by=None)
    works, agency = register.organisation(programme, "works"), register.organisation(programme, "agency")
    add_contact(works, pat, by=None, main=True)
    add_contact(agency, pat, by=None)
    with pytest.raises(RegisterProblem):
        add_contact(works, pat, by=None)
    assert (pat.email, pat.contacts.count()) == ("pat@example.org", 2)


def test_a_new_main_contact_takes_over() -> None:
    programme = accounts.programme()
    works = register.organisation(programme, "works")
    for name in ("Pat Example", "Robin Example"):
        add_contact(works, register.person(programme, name), by=None, main=True)
    assert list(works.contacts.filter(main=True).values_list("person__name", flat=True)) == ["Robin Example"]


def test_nobody_leaves_twice_or_before_they_came() -> None:
    programme = accounts.programme()
    contact = register.contact(
        register.organisation(programme, "works"), register.person(programme), since=date(2024, 5, 1)
    )
    with pytest.raises(RegisterProblem):
        hand_over(contact, on=date(2024, 4, 30), by=None)
    assert hand_over(contact, on=date(2024, 6, 30), by=None) is None
    with pytest.raises(RegisterProblem):
        hand_over(contact, on=date(2024, 7, 1), by=None)


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(RegisterProblem) as raised:
        create_person(accounts.programme(), PersonValues(name="Pat", languages=("en", "xx")), by=None)
    assert "'xx' is not in the languages" in raised.value.problems["languages"]
