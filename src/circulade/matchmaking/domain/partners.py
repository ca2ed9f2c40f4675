"""Whom to ask for a meeting: what one seeks beside what others offer, and the other way round, with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.engines.matching import Card, Facets, rank
from circulade.matchmaking.domain.wording import reasons
from circulade.matchmaking.models import Participant

TOP = 10


@dataclass(frozen=True, slots=True)
class Suggested:
    """Another participant, and why the two should meet."""

    participant: Participant
    reasons: list[str]


def partners_for(one: Participant, others: Sequence[Participant], *, seed: str) -> list[Suggested]:
    """Return the participants who fit best: by words sought and offered, by challenges one has and they solved."""
    found = {each.ref: each for each in others if each.pk != one.pk}
    spoken = next(iter(one.day.event.languages), "")
    asking = _card(one, text=f"{one.seeks}\n{one.offers}", challenges=one.has, language=spoken)
    items = [
        _card(each, text=f"{each.offers}\n{each.seeks}", challenges=each.solved, language=spoken)
        for each in found.values()
    ]
    ranking = rank([asking], items, facets=Facets(soft=("challenge",)), top=TOP, seed=seed)
    titles = {each.code: each.title for each in one.day.challenges.all()}
    return [
        Suggested(found[match.item], [*_solved(match.why.shared, titles), *reasons(match.why.as_json())])
        for match in ranking.matches[one.ref]
    ]


def _solved(shared: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> list[str]:
    return [
        _("They have solved a challenge of yours: %s.") % titles.get(code, code)
        for code in shared.get("challenge", ())
    ]


def _card(one: Participant, *, text: str, challenges: Sequence[str], language: str) -> Card:
    body = one.registration.organisation_id
    return Card(
        ref=one.ref,
        text=text,
        language=language,
        facets={"challenge": frozenset(challenges)},
        organisation=f"organisation-{body}" if body else "",
    )
