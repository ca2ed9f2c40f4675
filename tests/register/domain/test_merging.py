"""Merging loses no link, in whatever app it is, and leaves a trail for undoing."""

from datetime import date
from decimal import Decimal

import pytest
from tests.make import accounts, register

from circulade.core.domain.remark import remark
from circulade.core.models import AuditEntry, Remark
from circulade.groups.models import Group, Seat
from circulade.needs.models import Card
from circulade.register.domain.experts import make_expert
from circulade.register.domain.merging import merge
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Organisation, Participation, Person, Territory
from circulade.register.queries.names import names_of
from circulade.register.queries.territories import find_territory

pytestmark = pytest.mark.django_db


def two_munichs() -> tuple[Territory, Territory]:
    programme = accounts.programme()
    kept = register.territory(programme, "munich", "DE212", name={"en": "Munich"})
    gone = register.territory(
        programme,
        "muenchen",
        "DE212",
        "DE21H",
        name={"de": "München"},
        population=1_510_378,
        population_year=2022,
        population_source="Statistical office",
    )
    return kept, gone


def test_names_blanks_and_codes_of_both_are_kept() -> None:
    kept, gone = two_munichs()
    merged = merge(kept, gone, by=None)
    assert names_of(merged) == {"en": "Munich", "de": "München"}
    assert (merged.population, merged.population_year) == (1_510_378, 2022)
    assert sorted(code.code for code in merged.codes.all()) == ["DE212", "DE21H"]


def test_every_kind_of_relation_moves() -> None:
    kept, gone = two_munichs()
    works = register.organisation(kept.programme, "city-works", gone)
    Card.objects.create(
        programme=kept.programme, territory=gone, kind="need", title="Reuse of timber", text=""
    )
    remark("A reason about it", about=gone, by=None)
    register.participation(gone, kind="pilot")
    merge(kept, gone, by=None)
    assert list(works.territories.all()) == [kept]
    assert Card.objects.get().territory == kept
    assert Remark.objects.get().about == kept
    assert Participation.objects.get().territory == kept


def test_the_same_participation_twice_becomes_one_and_its_seat_stays() -> None:
    kept, gone = two_munichs()
    group = Group.objects.create(
        programme=kept.programme, slug="twg", name={"en": "Group"}, kind="working_group"
    )
    first = register.participation(kept, label="Group", since=date(2023, 1, 1))
    second = register.participation(gone, label="Group", since=None, until=date(2024, 1, 1), evidence="List")
    Seat.objects.create(group=group, participation=second)
    merge(kept, gone, by=None)
    left = Participation.objects.get()
    assert (left.pk, left.until, left.evidence) == (first.pk, date(2024, 1, 1), "List")
    assert Seat.objects.get().participation == left


def test_participations_with_other_dates_stay_apart() -> None:
    kept, gone = two_munichs()
    register.participation(kept, label="Group", since=date(2021, 1, 1), until=date(2021, 12, 31))
    register.participation(gone, label="Group", since=date(2023, 1, 1))
    merge(kept, gone, by=None)
    assert Participation.objects.filter(territory=kept).count() == 2


def test_the_old_reference_keeps_leading_on_through_several_merges() -> None:
    kept, gone = two_munichs()
    merge(kept, gone, by=None)
    last = register.territory(kept.programme, "city-of-munich")
    merge(last, kept, by=None)
    assert find_territory(kept.programme, "muenchen") == last
    assert find_territory(kept.programme, "munich") == last


def test_the_audit_entry_holds_the_ids_for_undoing() -> None:
    kept, gone = two_munichs()
    participation = register.participation(gone, kind="pilot")
    merge(kept, gone, by=accounts.user("ann"))
    entry = AuditEntry.objects.get(action="territory merged")
    assert entry.changes["merged"] == [gone.pk, kept.pk]
    assert entry.changes["register.participation.territory"] == [[str(participation.pk)], kept.pk]


def test_chosen_fields_are_taken_with_what_belongs_to_them() -> None:
    kept, gone = two_munichs()
    Territory.objects.filter(pk=kept.pk).update(population=9, population_year=1990, population_source="Old")
    merged = merge(kept, gone, by=None, take=["population"])
    assert (merged.population, merged.population_year, merged.population_source) == (
        1_510_378,
        2022,
        "Statistical office",
    )


def test_merging_twice_or_with_itself_is_refused() -> None:
    kept, gone = two_munichs()
    with pytest.raises(RegisterProblem):
        merge(kept, kept, by=None)
    merge(kept, gone, by=None)
    with pytest.raises(RegisterProblem):
        merge(kept, gone, by=None)


def test_organisations_bring_their_people() -> None:
    programme = accounts.programme()
    pat = register.person(programme, "Pat Example")
    kept, gone = (register.organisation(programme, ref) for ref in ("works", "city-works"))
    register.contact(kept, pat)
    register.contact(gone, pat, title="Director")
    register.contact(gone, register.person(programme, "Robin Example"))
    merge(kept, gone, by=None)
    assert sorted(kept.contacts.values_list("person__name", "title")) == [
        ("Pat Example", "Director"),
        ("Robin Example", ""),
    ]
    assert Organisation.objects.filter(merged_into=None).count() == 1


def test_people_keep_their_one_expert_record() -> None:
    programme = accounts.programme()
    kept, gone = (
        register.person(programme, "Pat Example"),
        register.person(programme, "Patricia Example", phone="1"),
    )

    make_expert(kept, skills=("timber",), days_available=Decimal(5), by=None)
    make_expert(gone, skills=("plastics",), days_available=Decimal(3), by=None)
    merged = merge(kept, gone, by=None)
    assert (merged.phone, merged.expert.skills) == ("1", ["timber"])
    assert Person.objects.get(pk=gone.pk).merged_into == merged
