"""The inputs of a ranking as one canonical JSON value, and its result from them: what a run stores."""

from collections.abc import Iterable, Mapping
from typing import Any

from circulade.engines.matching import Card, Encoder, Facets, InputError, Ranking, Status, Texts, rank
from circulade.engines.matching.encoder import encoder_named
from circulade.files.matching.reading import MatchingFiles
from circulade.files.matching.vectors import encoded, known_in
from circulade.files.table import FileError, Trouble


def match_files(
    files: MatchingFiles,
    *,
    top: int,
    capacity: int | None = None,
    diversity: float = 0.0,
    encoder: str = "none",
    seed: str = "",
) -> Ranking:
    """Rank what was read; `capacity` is for the items whose row names none. Raises `FileError` and `NoEncoder`."""
    capacities = None
    if capacity is not None:
        capacities = {item.ref: capacity for item in files.items} | files.capacities
    elif files.capacities:
        capacities = files.capacities
    try:
        return rank(
            files.queries,
            files.items,
            facets=Facets(hard=files.hard, soft=files.soft),
            texts=Texts(encoder=encoder_named(encoder)),
            capacities=capacities,
            blocked=files.blocked,
            top=top,
            diversity=diversity,
            seed=seed,
        )
    except InputError as error:
        raise FileError([Trouble("input", 0, "", problem.text) for problem in error.problems]) from None


def matching_inputs(
    queries: Iterable[Card],
    items: Iterable[Card],
    *,
    facets: Facets,
    capacities: Mapping[str, int] | None = None,
    blocked: Iterable[tuple[str, str]] = (),
    top: int = 10,
    mutual: bool = True,
    diversity: float = 0.0,
    encoder: Encoder | None = None,
    seed: str = "",
) -> dict[str, Any]:
    """Return the inputs of a ranking as plain JSON values, sorted.

    With an encoder they hold the vectors of all texts, so that anybody can compute the same without it.
    """
    queries = sorted(queries, key=lambda card: card.ref)
    items = sorted(items, key=lambda card: card.ref)
    return {
        "queries": [_as_json(card) for card in queries],
        "items": [_as_json(card) for card in items],
        "hard": list(facets.hard),
        "soft": list(facets.soft),
        "capacities": None if capacities is None else dict(sorted(capacities.items())),
        "blocked": [list(pair) for pair in sorted(set(blocked))],
        "top": top,
        "mutual": mutual,
        "diversity": str(diversity),
        "seed": seed,
    } | ({"encoder": encoded(encoder, queries, items)} if encoder else {})


def ranking_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON; raises what `rank` raises."""
    queries = [_card(stored) for stored in inputs["queries"]]
    items = [_card(stored) for stored in inputs["items"]]
    encoder = known_in(inputs["encoder"], queries, items) if "encoder" in inputs else None
    return rank(
        queries,
        items,
        facets=Facets(hard=tuple(inputs["hard"]), soft=tuple(inputs["soft"])),
        texts=Texts(mutual=inputs["mutual"], encoder=encoder),
        capacities=inputs["capacities"],
        blocked=[(query, item) for query, item in inputs["blocked"]],
        top=inputs["top"],
        diversity=float(inputs["diversity"]),
        seed=inputs["seed"],
    ).as_json()


def _as_json(card: Card) -> dict[str, Any]:
    return {
        "ref": card.ref,
        "text": card.text,
        "language": card.language,
        "facets": {name: sorted(values) for name, values in sorted(card.facets.items())},
        "kind": card.kind,
        "organisation": card.organisation,
        "status": card.status.value,
    }


def _card(stored: Mapping[str, Any]) -> Card:
    facets = {name: frozenset(values) for name, values in stored["facets"].items()}
    return Card(**{**stored, "facets": facets, "status": Status(stored["status"])})
