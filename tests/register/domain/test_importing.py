"""A table of territories is tried out first; problems are named by cell, and it is stored whole or not at all."""

import pytest
from tests.make import accounts, register

from circulade.files.sheets import read_workbook
from circulade.register.domain.importing import Plan, plan_import, run_import
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Territory
from circulade.register.queries.names import names_of

pytestmark = pytest.mark.django_db


def plan(text: str) -> Plan:
    sheet = read_workbook(text.encode(), name="towns.csv").sheets[0]
    return plan_import(sheet, programme=accounts.programme(), file="towns.csv")


def problems(text: str) -> list[tuple[str, str]]:
    return [(problem.cell, problem.message) for problem in plan(text).problems]


def test_rows_are_added_with_names_codes_and_population() -> None:
    table = (
        "name,name:it,kind,country,codes,population,population_year,population_source,public\n"
        "Lucca,Lucca,city,IT,ITI12,88 400,2023,Comune,yes\nFlanders,,region,BE,BE2,,,,no\n"
    )
    stored = run_import(plan(table), programme=accounts.programme(), by=None)
    assert [(each.ref, each.population, each.public) for each in stored] == [
        ("lucca", 88_400, True),
        ("flanders", None, False),
    ]
    assert [code.code for code in stored[0].codes.all()] == ["ITI12"]


def test_every_problem_is_named_by_its_cell() -> None:
    table = "name,kind,country,codes,population\n,village,IT,,\nX,city,XX,,many\nY,city,PT,PT16B,9\n"
    assert problems(table) == [
        ("A2", "A territory needs a name in at least one language."),
        ("B2", "The kind is city, region or cluster."),
        ("E3", "“many” is no number."),
        ("C3", "XX is not a country of Europe."),
        ("A4", "A declared population needs its year, from 1950 on."),
        ("A4", "A declared population needs its source."),
        ("D4", "PT16B is a code of NUTS 2021. In NUTS 2024 it is PT1D1: use that."),
    ]


def test_unknown_missing_and_repeated_columns_are_refused() -> None:
    assert [cell for cell, _ in problems("name,name,town\nX,Y,Z\n")] == ["B1", "C1", "A1", "A1"]


def test_a_territory_already_there_must_be_named_by_its_reference() -> None:
    register.territory(
        accounts.programme(),
        "munich",
        "DE212",
        name={"en": "Munich", "fr": "Munich"},
        website="https://a.example",
    )
    table = "ref,name,kind,country\n{},München,city,DE\n"
    assert problems(table.format("")) == [
        ("A2", "“München” is probably Munich: write munich into the column ref, or “new”.")
    ]
    run_import(plan(table.format("munich")), programme=accounts.programme(), by=None)
    assert names_of(Territory.objects.get()) == {"en": "München", "fr": "Munich"}
    run_import(plan(table.format("new")), programme=accounts.programme(), by=None)
    assert Territory.objects.count() == 2


def test_a_plan_with_problems_stores_nothing() -> None:
    with pytest.raises(RegisterProblem):
        run_import(
            plan("name,kind,country\nLucca,city,IT\n,city,IT\n"), programme=accounts.programme(), by=None
        )
    assert Territory.objects.count() == 0


def test_a_file_without_rows_says_so() -> None:
    assert problems("name,kind,country\n") == [("A2", "There is no row below the column names.")]
