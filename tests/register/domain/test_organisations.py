"""Organisations and projects are checked at their fields, changed under their revision, audited without words."""

from dataclasses import replace
from datetime import date

import pytest
from tests.make import accounts, register

from circulade.core.models import AuditEntry
from circulade.register.domain.organisations import (
    OrganisationValues,
    change_organisation,
    create_organisation,
)
from circulade.register.domain.problems import Outdated, RegisterProblem
from circulade.register.domain.projects import ProjectValues, change_project, create_project
from circulade.register.models import Organisation

pytestmark = pytest.mark.django_db
GOOD = OrganisationValues(name={"en": "City Works", "de": "Stadtwerke"}, kind="public_company", country="EL")
PROJECT = ProjectValues(name={"en": "Circular Walls"}, acronym=" WALLS ", starts=date(2025, 1, 1))


def made() -> Organisation:
    return create_organisation(accounts.programme(), GOOD, by=None)


def test_a_new_organisation_has_its_names_a_reference_and_the_iso_code_of_its_country() -> None:
    held = Organisation.objects.get(pk=made().pk)
    assert (held.ref, held.country, held.name.data) == ("city-works", "GR", dict(GOOD.name))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", {"en": " "}),
        ("kind", "club"),
        ("role", "king"),
        ("country", "XX"),
        ("website", "javascript:x"),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_at_its_field(field: str, value: object) -> None:
    with pytest.raises(RegisterProblem) as refused:
        create_organisation(accounts.programme(), replace(GOOD, **{field: value}), by=None)
    assert (list(refused.value.problems), Organisation.objects.count()) == ([field], 0)


def test_territories_of_another_programme_are_refused() -> None:
    foreign = register.territory(accounts.programme("elsewhere"))
    with pytest.raises(RegisterProblem):
        create_organisation(accounts.programme(), replace(GOOD, territories=(foreign,)), by=None)
    with pytest.raises(RegisterProblem):
        create_project(accounts.programme(), replace(PROJECT, territories=(foreign,)), by=None)


def test_a_later_writer_gets_the_differences_and_nothing_is_stored() -> None:
    held = made()
    change_organisation(held, replace(GOOD, website="https://one.example"), by=None, revision=0)
    with pytest.raises(Outdated) as outdated:
        change_organisation(held, replace(GOOD, website="https://two.example"), by=None, revision=0)
    (difference,) = outdated.value.differences
    assert (difference.field, difference.stored, difference.typed) == (
        "website",
        "https://one.example",
        "https://two.example",
    )
    held.refresh_from_db()
    assert (held.website, held.revision) == ("https://one.example", 1)


def test_saving_what_is_there_already_changes_nothing() -> None:
    held = made()
    entries = AuditEntry.objects.count()
    change_organisation(held, GOOD, by=None, revision=0)
    held.refresh_from_db()
    assert (held.revision, AuditEntry.objects.count()) == (0, entries)


def test_the_audit_trail_says_what_changed_in_codes_and_never_in_words() -> None:
    held, town = made(), register.territory(accounts.programme())
    wanted = replace(GOOD, name={"en": "Secret Name"}, kind="agency", territories=(town,))
    change_organisation(held, wanted, by=None)
    changes = AuditEntry.objects.order_by("-number")[0].changes
    assert changes["kind"] == ["public_company", "agency"]
    assert changes["territories"] == [[], [town.pk]]
    assert "Secret" not in str(changes)


def test_a_project_is_referred_to_by_its_acronym_and_cannot_end_before_it_starts() -> None:
    programme = accounts.programme()
    project = create_project(programme, PROJECT, by=None)
    assert (project.ref, project.acronym) == ("walls", "WALLS")
    with pytest.raises(RegisterProblem) as refused:
        change_project(project, replace(PROJECT, ends=date(2024, 12, 31)), by=None)
    assert list(refused.value.problems) == ["ends"]


def test_a_projects_links_follow_what_was_chosen() -> None:
    programme = accounts.programme()
    one, two = (register.organisation(programme, ref) for ref in ("one", "two"))
    project = create_project(programme, replace(PROJECT, organisations=(one,)), by=None)
    change_project(project, replace(PROJECT, organisations=(two,)), by=None, revision=0)
    assert list(project.organisations.all()) == [two]
    with pytest.raises(Outdated):
        change_project(project, replace(PROJECT, acronym="LATE"), by=None, revision=0)
