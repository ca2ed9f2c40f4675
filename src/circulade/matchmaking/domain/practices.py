"""Practices that may answer a need: by the engine that ranks offers, without capacities, with reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.engines.matching import Card as EngineCard
from circulade.engines.matching import Facets, Texts, rank
from circulade.matchmaking.domain import meanings
from circulade.matchmaking.domain.cards import SOFT, card_ref, need_card, owner_of, place_facets, theme_of
from circulade.matchmaking.domain.wording import reasons
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models import PeerNote
from circulade.matchmaking.queries.matches import open_cards
from circulade.needs.enums import CardKind, CardVisibility
from circulade.needs.models import Card
from circulade.needs.practices import Practice, practices_of

TOP = 5


@dataclass(frozen=True, slots=True)
class Answering:
    """A practice that may answer a need, and why."""

    practice: Practice
    reasons: list[str]


def practices_for(
    needs: Sequence[Card], *, programme: Programme, seen_by: CardVisibility, top: int = TOP
) -> dict[int, list[Answering]]:
    """Return for each need, by key, the practices that fit best and that these readers may see."""
    found = {one.ref: one for one in practices_of(programme, seen_by=seen_by)}
    asked = [need_card(need) for need in needs]
    items = [_card(one) for one in found.values()]
    # A class of territory keeps offers apart, which somebody has to serve; from a practice anybody may learn.
    encoder = meanings.known(asked, items)
    ranking = rank(
        asked, items, facets=Facets(soft=SOFT), texts=Texts(encoder=encoder), top=top, seed=programme.slug
    )
    named = encoder.name if encoder else ""
    return {
        need.pk: [
            Answering(found[match.item], reasons(match.why.as_json(), encoder=named))
            for match in ranking.matches[card_ref(need)]
            if match.why.words or match.why.shared.get("theme") or match.why.meaning_place
        ]
        for need in needs
    }


def read_practices(programme: Programme, *, on: date) -> None:
    """Read what needs and practices say, for the pages that bring them together."""
    items = [_card(one) for one in practices_of(programme, seen_by=CardVisibility.OFFICE)]
    meanings.read([need_card(card) for card in open_cards(programme, CardKind.NEED)], items, on=on)


def noted_practices(programme: Programme) -> Iterable[Practice]:
    """Return what peer tables noted as practices; only the office reads their notes."""
    notes = PeerNote.objects.filter(table__day__event__programme=programme, kind=NoteKind.PRACTICE)
    for note in notes.select_related("table__challenge", "table__day__event").order_by("pk"):
        event = note.table.day.event
        yield Practice(
            ref=f"note-{note.pk}",
            title=note.table.challenge.title,
            text=note.text,
            source=_("Peer table, %s") % event,
            language=note.table.language,
            href=reverse("matchmaking:day_table", args=[event.slug, note.table_id]),
        )


def _card(one: Practice) -> EngineCard:
    return EngineCard(
        ref=one.ref,
        text=f"{one.title}\n{one.text}",
        language=one.language,
        facets={"theme": theme_of(one.theme), **place_facets(one.territory)},
        kind="practice",
        organisation=owner_of(one.organisation, one.territory),
    )
