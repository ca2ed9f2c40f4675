"""Cards: a title from the first sentence, one card for each statement, steps that follow."""

from datetime import date
from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import register as make

from circulade.core.models import AuditEntry
from circulade.needs.domain.acting import Acting
from circulade.needs.domain.cards import (
    CardRefused,
    begin_card,
    draft_card,
    edit_card,
    move_card,
    short_title,
)
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Copper. And more.", "Copper"),
        ("  One line\nAnother", "One line"),
        ("word " * 40, "word " * 14 + "word…"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence_cut_at_a_word(text: str, title: str) -> None:
    assert short_title(text) == title
    assert len(short_title(text)) <= 80


def card() -> Card:
    programme = people.programme()
    return draft_card(
        programme,
        kind=CardKind.OFFER,
        stated="A depot.",
        language="fr",
        about=make.territory(programme, "town"),
        question="offer",
        by=None,
    )


@pytest.mark.django_db
def test_what_was_stated_once_becomes_one_card() -> None:
    first = card()
    again = draft_card(
        first.programme,
        kind=CardKind.OFFER,
        stated="Other words.",
        language="fr",
        about=first.about,
        question="offer",
        by=None,
    )
    assert (again, Card.objects.count(), again.stated) == (first, 1, "A depot.")


@pytest.mark.django_db
def test_a_change_is_audited_by_its_fields_and_nothing_changed_is_not() -> None:
    made, by = card(), people.user()
    same = {"title": "A depot.", "text": "A depot.", "theme": "", "visibility": CardVisibility.OFFICE}
    edit_card(made, **same, by=by)
    edit_card(made, **{**same, "theme": "copper"}, by=by)
    assert [entry.changes for entry in AuditEntry.objects.filter(action="card edited")] == [
        {"fields": [None, ["theme"]]}
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("to", [CardState.MET, CardState.DRAFT])
def test_a_draft_is_neither_met_nor_a_draft_again(to: CardState) -> None:
    made = card()
    with pytest.raises(CardRefused, match="cannot become"):
        move_card(made, to, by=people.user())


@pytest.mark.django_db
def test_capacity_and_fit_are_an_offers_alone() -> None:
    programme = people.programme()
    by = people.user()
    values = {"title": "Visits", "capacity": 3, "fits": ["large"]}
    offer = begin_card(programme, Acting(), kind=CardKind.OFFER, by=by, **values)
    need = begin_card(programme, Acting(), kind=CardKind.NEED, by=by, **values)
    assert [(offer.capacity, offer.fits), (need.capacity, need.fits)] == [(3, ["large"]), (None, [])]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": " "}, "Title: a card needs one."),
        ({"title": "x", "capacity": 0}, "Capacity: at least 1, or empty for no bound."),
        (
            {"title": "x", "from_day": date(2026, 2, 1), "until_day": date(2026, 1, 1)},
            "Until: the last day must not come before the first.",
        ),
    ],
    ids=["title", "capacity", "period"],
)
@pytest.mark.django_db
def test_what_a_card_cannot_say_is_refused_by_field(values: dict[str, Any], said: str) -> None:
    programme = people.programme()
    with pytest.raises(CardRefused) as refused:
        begin_card(programme, Acting(), kind=CardKind.OFFER, by=people.user(), **values)
    assert str(refused.value) == said
    assert programme.cards.count() == 0
