"""Whom to ask for a meeting: what one seeks beside what others offer, and the other way round, with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from circulade.core.text.catalogue import said_here
from circulade.engines.matching import Card, Facets, Texts, rank
from circulade.matchmaking.domain import meanings
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
    spoken = _spoken(one)
    asked, items = [_asking(one, spoken)], [_answering(each, spoken) for each in found.values()]
    encoder = meanings.known(asked, items)
    ranking = rank(
        asked, items, facets=Facets(soft=("challenge",)), texts=Texts(encoder=encoder), top=TOP, seed=seed
    )
    titles = {each.code: each.title for each in one.day.challenges.all()}
    named = encoder.name if encoder else ""
    return [
        Suggested(
            found[match.item],
            [*_solved(match.why.shared, titles), *reasons(match.why.as_json(), encoder=named)],
        )
        for match in ranking.matches[one.ref]
    ]


def read_people(people: Sequence[Participant], *, on: date) -> None:
    """Read what the people of a day seek and offer, for the page on which they look for each other."""
    spoken = _spoken(people[0]) if people else ""
    asked = [_asking(one, spoken) for one in people]
    meanings.read(asked, [_answering(one, spoken) for one in people], on=on)


def _spoken(one: Participant) -> str:
    """Return the first language of the event, in which people are taken to write."""
    return next(iter(one.day.event.languages), "")


def _asking(one: Participant, language: str) -> Card:
    return _card(one, text=f"{one.seeks}\n{one.offers}", challenges=one.has, language=language)


def _answering(one: Participant, language: str) -> Card:
    return _card(one, text=f"{one.offers}\n{one.seeks}", challenges=one.solved, language=language)


def _solved(shared: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> list[str]:
    return [
        said_here("They have solved a challenge of yours: {challenge}.", challenge=titles.get(code, code))
        for code in shared.get("challenge", ())
    ]


def _card(one: Participant, *, text: str, challenges: Sequence[str], language: str) -> Card:
    body = one.registration.organisation_id
    return Card(
        ref=one.ref,
        text=text.strip(),
        language=language,
        facets={"challenge": frozenset(challenges)},
        organisation=f"organisation-{body}" if body else "",
    )
