"""A change tells what it changed, in a form that the audit trail may keep, and notices an earlier writer."""

import pytest
from tests.make import accounts, register

from circulade.core.models.fields import Translated
from circulade.register.domain.changing import assign, check_revision, plain, save_change, set_own, shown
from circulade.register.domain.problems import Outdated, RegisterProblem
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Territory:
    return register.territory(accounts.programme(), "lucca", country="IT", population=90_000)


def test_values_are_shown_as_one_line_in_all_their_languages() -> None:
    assert [shown(value) for value in (Translated({"en": "A", "de": "B"}), ["x", 1], None, 3, "")] == [
        "de: B; en: A",
        "x, 1",
        "",
        "3",
        "",
    ]


def test_names_become_translated_text_without_the_empty_ones() -> None:
    assert shown(plain({"en": "Lucca", "de": ""})) == "en: Lucca"
    assert plain("IT") == "IT"


def test_codes_and_numbers_are_told_and_of_words_only_that_there_are_any(town: Territory) -> None:
    changes = assign(
        town,
        {
            "name": {"it": "Secret"},
            "population": 91_000,
            "country": "IT",
            "kind": "region",
            "source": "Secret",
        },
    )
    assert changes == {
        "name": ("text", "text"),
        "population": (90_000, 91_000),
        "kind": ("city", "region"),
        "source": ("", "text"),
    }


def test_a_change_without_a_revision_or_with_the_present_one_goes_through(town: Territory) -> None:
    check_revision(town, None, {"population": 1})
    check_revision(town, 0, {"population": 1})
    save_change(town)
    with pytest.raises(Outdated) as outdated:
        check_revision(town, 0, {"population": 1, "country": "IT"})
    assert outdated.value.revision == 1
    assert [(each.field, each.stored, each.typed) for each in outdated.value.differences] == [
        ("population", "90000", "1")
    ]


def test_problems_say_their_sentences_together() -> None:
    problem = RegisterProblem({"name": "A name is missing.", "": "Try again."})
    assert (str(problem), problem.problems["name"]) == ("A name is missing. Try again.", "A name is missing.")


def test_only_allowed_fields_that_differ_are_set_and_named(town: Territory) -> None:
    values = {"country": "IT", "population": 91_000, "ref": "other"}
    assert set_own(town, values, ("country", "population", "lau")) == ["population"]
    assert (town.population, town.ref) == (91_000, "lucca")
