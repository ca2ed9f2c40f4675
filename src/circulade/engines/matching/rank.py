"""Rank the items that fit each query, with the reasons: facets first, then words and meaning, then capacity."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.capacity import Wish, share
from circulade.engines.matching.card import Card, in_order
from circulade.engines.matching.diversity import POOL, diverse
from circulade.engines.matching.errors import InputError, Problem
from circulade.engines.matching.fusion import DEPTH
from circulade.engines.matching.options import Facets, Texts
from circulade.engines.matching.prepared import Candidates, Prepared
from circulade.engines.matching.reasons import matches_of
from circulade.engines.matching.result import Ranking

Ints = npt.NDArray[np.int64]
Pair = tuple[str, str]


def rank(
    queries: Collection[Card],
    items: Collection[Card] | Prepared,
    *,
    facets: Facets | None = None,
    texts: Texts | None = None,
    capacities: Mapping[str, int] | None = None,
    blocked: Collection[Pair] = (),
    top: int = 10,
    diversity: float = 0.0,
    seed: str = "",
) -> Ranking:
    """Return the `top` items for every query, best first, and why.

    `items` may be made ready once by `Prepared`, which then holds `facets` and `texts`. `capacities` bounds the
    queries an item is shown to (an item that is absent has no bound). `blocked` are pairs (query, item) that never
    show. `diversity` from 0 to 1 prefers items unlike those before. `seed` is the published text of the draw that
    settles ties. The order of `queries` and `items` has no effect. Raises `InputError`.

    >>> needs = [Card("n", "reuse of timber beams", "en")]
    >>> offers = [Card("a", "old timber", "en"), Card("b", "glass bottles", "en")]
    >>> [match.item for match in rank(needs, offers).matches["n"]]
    ['a']
    """
    asking = in_order(queries, field="queries")
    _check(top, diversity, capacities)
    prepared = _ready(items, facets=facets, texts=texts)
    bounds = _bounds(capacities or {}, prepared)
    asked = prepared.ask(asking)
    depth = max(DEPTH, 2 * top)
    most = (POOL * top if diversity else top) if capacities is None else None
    listed = prepared.candidates(
        asking, asked, blocked=_grouped(blocked, asking, prepared), seed=seed, depth=depth, most=most
    )
    method, bound = "", 0.0
    if capacities is None:
        chosen = [_spread(one, prepared, top=top, diversity=diversity) for one in listed]
    else:
        found = list(listed)
        wishes = [Wish(query.ref, one.items, one.points) for query, one in zip(asking, found, strict=True)]
        shared = share(wishes, bounds, top=top, refs=prepared.refs, seed=seed)
        chosen = [one.at(kept) for one, kept in zip(found, shared.kept, strict=True)]
        method, bound = shared.method, float(sum(one.points[:top].sum() for one in found))
    total = float(sum(one.points.sum() for one in chosen))
    return Ranking(
        matches=matches_of(asking, prepared, asked, chosen),
        options=_options(prepared, top=top, diversity=diversity),
        seed=seed,
        method=method,
        total=total,
        bound=total if method != "stable" else bound,
    )


def _check(top: int, diversity: float, capacities: Mapping[str, int] | None) -> None:
    problems = []
    if top < 1:
        problems.append(Problem("top", "", f"top: {top} is below 1"))
    if not 0 <= diversity <= 1:
        problems.append(Problem("diversity", "", f"diversity: {diversity} is not from 0 to 1"))
    if diversity and capacities is not None:
        problems.append(Problem("diversity", "", "diversity: not together with capacities"))
    if problems:
        raise InputError(problems)


def _ready(items: Collection[Card] | Prepared, *, facets: Facets | None, texts: Texts | None) -> Prepared:
    """Return the items made ready."""
    if not isinstance(items, Prepared):
        return Prepared(items, facets=facets, texts=texts)
    if facets or texts:
        raise InputError([Problem("items", "", "items: prepared already with their facets and texts")])
    return items


def _options(prepared: Prepared, *, top: int, diversity: float) -> dict[str, Any]:
    """Return what the ranking rests on, as JSON."""
    facets = {"hard": list(prepared.facets.hard), "soft": list(prepared.facets.soft)}
    return {**facets, **prepared.texts.as_json(), "top": top, "diversity": diversity}


def _bounds(capacities: Mapping[str, int], prepared: Prepared) -> Ints:
    """Return the capacity of every item; one that is not bounded can serve everybody."""
    place = prepared.place
    bounds = np.full(len(place), np.iinfo(np.int32).max, dtype=np.int64)
    problems = []
    for ref, bound in capacities.items():
        if ref not in place:
            problems.append(Problem("capacities", ref, f"capacities: item {ref!r} is unknown"))
        elif bound < 0:
            problems.append(Problem("capacities", ref, f"capacities: {bound} of item {ref!r} is below 0"))
        else:
            bounds[place[ref]] = bound
    if problems:
        raise InputError(problems)
    return bounds


def _grouped(blocked: Collection[Pair], queries: Sequence[Card], prepared: Prepared) -> dict[str, list[str]]:
    """Return the blocked items by query; refuse refs that are unknown."""
    asking, grouped, problems = {query.ref for query in queries}, dict[str, list[str]](), []
    for query, item in blocked:
        for field, ref, known in (("query", query, query in asking), ("item", item, item in prepared.place)):
            if not known:
                problems.append(Problem("blocked", ref, f"blocked: {field} {ref!r} is unknown"))
        grouped.setdefault(query, []).append(item)
    if problems:
        raise InputError(problems)
    return grouped


def _spread(candidates: Candidates, prepared: Prepared, *, top: int, diversity: float) -> Candidates:
    """Return the first candidates, unlike each other if wanted."""
    if not diversity:
        return candidates
    words = prepared.lexicon.points
    return candidates.at(diverse(words, candidates.items, candidates.points, top=top, diversity=diversity))
