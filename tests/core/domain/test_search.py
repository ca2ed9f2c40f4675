"""The search finds records of the programme, in an order that no database changes."""

from typing import Any

import pytest
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, Team
from circulade.core.domain import search as domain
from circulade.core.domain.search import find, index, register_searchable, reindex
from circulade.core.models import Posting
from circulade.core.queries.search import search

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make.programme(languages=["en", "de", "hr"])


def team(programme: Programme, slug: str) -> Team:
    return Team.objects.create(programme=programme, slug=slug, name=slug)


def indexed(
    programme: Programme, texts: dict[str, dict[str, Any]], *, language: str = "en"
) -> dict[int, str]:
    names = {}
    for slug, fields in texts.items():
        made = team(programme, slug)
        index(made, fields=fields, language=language, programme_id=programme.pk)
        names[made.pk] = slug
    return names


def found(names: dict[int, str], text: str, programme: Programme) -> list[str]:
    return [names[hit.object_id] for hit in search(text, programme)]


def test_a_title_weighs_more_than_a_text(programme: Programme) -> None:
    names = indexed(
        programme,
        {
            "text": {"title": "Harbour", "text": "circular construction"},
            "title": {"title": "Construction", "text": "harbour and more"},
            "none": {"title": "Food", "text": "bread"},
        },
    )
    assert found(names, "construction", programme) == ["title", "text"]


def test_endings_accents_and_scripts_do_not_matter(programme: Programme) -> None:
    names = indexed(programme, {"a": {"title": {"de": "München", "en": "Munich", "el": "Μόναχο"}}})
    assert [found(names, query, programme) for query in ("MUNCHEN", "munich", "Μοναχο", "monacho")] == [
        ["a"]
    ] * 4
    more = indexed(programme, {"b": {"text": "reusing buildings"}})
    assert found(names | more, "reuse building", programme) == ["b"]


def test_words_of_a_language_without_a_stemmer_are_found_by_their_letters(programme: Programme) -> None:
    names = indexed(programme, {"a": {"title": "gradovima"}}, language="hr")
    assert found(names, "gradovi", programme) == ["a"]
    assert found(names, "gradnja", programme) == []


def test_more_words_that_fit_come_first_and_ties_go_to_the_smaller_id(programme: Programme) -> None:
    names = indexed(programme, {slug: {"text": text} for slug, text in
                                [("one", "water"), ("two", "water"), ("both", "water heat")]})  # fmt: skip
    assert found(names, "water heat", programme) == ["both", "one", "two"]


def test_indexing_again_replaces_what_was_there(programme: Programme) -> None:
    names = indexed(programme, {"a": {"title": "old"}})
    index(Team.objects.get(), fields={"title": "new"}, programme_id=programme.pk)
    assert (found(names, "old", programme), found(names, "new", programme)) == ([], ["a"])


def test_another_programmes_records_are_not_found(programme: Programme) -> None:
    indexed(make.programme("other"), {"a": {"title": "water"}})
    assert search("water", programme) == []


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\x00", "x" * 5000, "' OR 1=1"])
def test_odd_queries_find_nothing_and_break_nothing(text: str, programme: Programme) -> None:
    indexed(programme, {"a": {"title": "water"}})
    assert search(text, programme) == []


@pytest.fixture
def _registered(monkeypatch: pytest.MonkeyPatch, programme: Programme) -> None:
    monkeypatch.setattr(domain, "_searchables", {})
    register_searchable(
        Team,
        fields={"title": lambda made: made.name},
        url=lambda made: f"/teams/{made.slug}/",
        permission="core.read_audit",
    )


@pytest.mark.usefixtures("_registered")
def test_what_an_app_registers_is_indexed_when_saved_and_found_by_those_who_may(programme: Programme) -> None:
    made = Team.objects.create(programme=programme, slug="a", name={"en": "Water"})
    manager = make.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    assert [(hit.thing, hit.url) for hit in find("water", programme, user=manager)] == [(made, "/teams/a/")]
    assert find("water", programme, user=make.user("bob")) == []
    made.name = {"en": "Heat"}  # type: ignore[assignment]
    made.save()
    assert find("water", programme, user=manager) == []
    made.delete()
    assert Posting.objects.count() == 0


@pytest.mark.usefixtures("_registered")
def test_reindexing_covers_what_was_written_past_the_models(programme: Programme) -> None:
    Team.objects.bulk_create([Team(programme=programme, slug="a", name="Water")])
    assert (reindex(), Posting.objects.count()) == (1, 1)
