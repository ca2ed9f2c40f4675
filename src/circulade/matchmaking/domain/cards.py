"""The programme's open needs, offers and experts as the engine's cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from circulade.accounts.models import Programme
from circulade.engines.matching import Card as EngineCard
from circulade.matchmaking.enums import MatchState, OutcomeKind
from circulade.matchmaking.models import Match
from circulade.matchmaking.queries.matches import open_cards
from circulade.needs.enums import CardKind
from circulade.needs.models import Card
from circulade.register.domain.classes import class_choices, class_of, macro_region_of
from circulade.register.models import Expert, Organisation, Territory
from circulade.register.queries.organisations import current_experts

FITS = "fits"
SOFT = ("theme", "class", "part")
ENDED = (OutcomeKind.DECLINED, OutcomeKind.NO_ANSWER)


@dataclass(frozen=True, slots=True)
class Question:
    """What is ranked: needs against offers and experts, with what each may still serve and what may not meet."""

    needs: tuple[EngineCard, ...]
    items: tuple[EngineCard, ...]
    capacities: dict[str, int]
    blocked: frozenset[tuple[str, str]]


def question_of(programme: Programme, *, on: date) -> Question:
    """Return what is ranked on a day: open needs, and open offers and experts who can still serve one."""
    needs = [card for card in open_cards(programme, CardKind.NEED) if not _over(card, on)]
    offers = [card for card in open_cards(programme, CardKind.OFFER) if not _over(card, on)]
    decided = list(
        programme.matches.exclude(state=MatchState.SUGGESTED)
        .select_related("need", "offer", "expert")
        .prefetch_related("outcomes")
    )
    left = _left(offers, list(current_experts(programme)), decided)
    experts = [expert for expert in current_experts(programme) if left.get(expert_ref(expert), 0) > 0]
    offers = [card for card in offers if left.get(card_ref(card), 1) > 0]
    items = [offer_card(card) for card in offers] + [expert_card(expert) for expert in experts]
    refs = {item.ref for item in items}
    asked = [need_card(card) for card in needs]
    names = {card.ref for card in asked}
    blocked = {(card_ref(each.need), answer_ref(each)) for each in decided}
    blocked |= {(card_ref(a), card_ref(b)) for a in needs for b in offers if _apart(a, b)}
    return Question(
        needs=tuple(asked),
        items=tuple(items),
        capacities={ref: bound for ref, bound in left.items() if ref in refs},
        blocked=frozenset((a, b) for a, b in blocked if a in names and b in refs),
    )


def card_ref(card: Card) -> str:
    """Name a card for the engine."""
    return f"card-{card.pk}"


def expert_ref(expert: Expert) -> str:
    """Name an expert for the engine."""
    return f"expert-{expert.pk}"


def answer_ref(match: Match) -> str:
    """Name the offer or the expert of a match for the engine."""
    return f"card-{match.offer_id}" if match.offer_id else f"expert-{match.expert_id}"


def need_card(card: Card) -> EngineCard:
    """Return a need for the engine; its class of territory asks for offers that fit it."""
    facets = _facets(card)
    if facets["class"]:
        facets[FITS] = facets["class"]
    return _engine_card(card, facets)


def offer_card(card: Card) -> EngineCard:
    """Return an offer for the engine; one that names no class fits all."""
    fits = frozenset(card.fits) or frozenset(code for code, _label in class_choices())
    return _engine_card(card, _facets(card) | {FITS: fits})


def expert_card(expert: Expert) -> EngineCard:
    """Return an expert for the engine by skills, never by name."""
    skills = [str(each) for each in expert.skills]
    languages = [str(each) for each in expert.person.languages]
    return EngineCard(
        ref=expert_ref(expert),
        text=", ".join(skills),
        language=languages[0] if len(languages) == 1 else "",
        facets={
            "theme": frozenset(each.casefold() for each in skills),
            FITS: frozenset(code for code, _label in class_choices()),
        },
        kind="offer",
    )


def place_facets(territory: Territory | None) -> dict[str, frozenset[str]]:
    """Return class and part of Europe of a territory; none for what cannot be said."""
    found = class_of(territory).code if territory else ""
    part = macro_region_of(territory) if territory else None
    return {
        "class": frozenset({found} if found else ()),
        "part": frozenset({part.value} if part else ()),
    }


def theme_of(stated: str) -> frozenset[str]:
    """Return a theme as a facet, whatever its letters."""
    theme = stated.strip().casefold()
    return frozenset({theme} if theme else ())


def owner_of(organisation: Organisation | None, territory: Territory | None) -> str:
    """Name who states something, so that nobody meets themselves."""
    if organisation is not None:
        return f"organisation-{organisation.pk}"
    return f"territory-{territory.pk}" if territory is not None else ""


def _facets(card: Card) -> dict[str, frozenset[str]]:
    return {"theme": theme_of(card.theme)} | place_facets(card.territory)


def _engine_card(card: Card, facets: dict[str, frozenset[str]]) -> EngineCard:
    return EngineCard(
        ref=card_ref(card),
        text=f"{card.title}\n{card.text}",
        language=card.language,
        facets=facets,
        kind=card.kind,
        organisation=owner_of(card.organisation, card.territory),
    )


def _over(card: Card, on: date) -> bool:
    return card.until_day is not None and card.until_day < on


def _apart(need: Card, offer: Card) -> bool:
    """Tell whether the periods of two cards never meet."""
    starts = [day for day in (need.from_day, offer.from_day) if day]
    ends = [day for day in (need.until_day, offer.until_day) if day]
    return bool(starts and ends and max(starts) > min(ends))


def _left(offers: Iterable[Card], experts: Iterable[Expert], decided: Iterable[Match]) -> dict[str, int]:
    """Return how many more needs each bounded offer and each expert (one day a need at least) can serve."""
    taken: dict[str, int] = {}
    for match in decided:
        last = max(match.outcomes.all(), key=lambda each: (each.on, each.pk), default=None)
        if match.state != MatchState.SET_ASIDE and not (last and last.kind in ENDED):
            taken[answer_ref(match)] = taken.get(answer_ref(match), 0) + 1
    bounds = {card_ref(card): card.capacity for card in offers if card.capacity is not None}
    bounds |= {expert_ref(each): int(each.days_available - each.days_used) for each in experts}
    return {ref: max(0, bound - taken.get(ref, 0)) for ref, bound in bounds.items()}
