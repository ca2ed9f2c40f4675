"""Search by BM25 over the postings table: the same order on every database.

score = Σ over words of max over ways of  weight · idf · tf·(k+1) / (tf + k·(1 − b + b·length/average)),
with idf = ln(1 + (N − n + ½)/(n + ½)); source: Robertson and Zaragoza, “The Probabilistic Relevance Framework”
(2009). The database only counts; the arithmetic is done here, in a fixed order, and ties go to the smaller id.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q, QuerySet, Sum

from circulade.core.models import Posting
from circulade.core.tokens import query_terms

if TYPE_CHECKING:
    from circulade.accounts.models import Programme

K, B = 1.2, 0.75
WEIGHTS = {"title": 3.0}
# Of a word known by its groups of letters, so many must be there.
ENOUGH = 0.5
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its kind, its id and how well it fits."""

    content_type_id: int
    object_id: int
    score: float


def search(
    text: str, programme: "Programme", *, models: Iterable[type[Model]] | None = None, limit: int = 50
) -> list[Hit]:
    """Return the records of a programme that fit a query best, best first."""
    terms = query_terms(text, languages=[*programme.languages, "en"])
    wanted = {token for ways in terms for way in ways for token in way}
    scope = Posting.objects.filter(Q(programme_id=programme.pk) | Q(programme_id=None))
    if models is not None:
        kinds = ContentType.objects.get_for_models(*models).values()
        scope = scope.filter(content_type__in=kinds)
    if not wanted:
        return []
    points = _points(scope, wanted)
    totals: dict[Key, float] = defaultdict(float)
    for ways in terms:
        best: dict[Key, float] = defaultdict(float)
        for way in ways:
            for key, score in _way_scores(way, points).items():
                best[key] = max(best[key], score)
        for key, score in best.items():
            totals[key] += score
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(kind, identity, score) for (kind, identity), score in ranked[:limit]]


def _way_scores(way: tuple[str, ...], points: dict[str, dict[Key, float]]) -> dict[Key, float]:
    """Average the points of the tokens that a way is made of, for records that have enough of them."""
    sums: dict[Key, float] = defaultdict(float)
    present: dict[Key, int] = defaultdict(int)
    for token in way:
        for key, score in points.get(token, {}).items():
            sums[key] += score
            present[key] += 1
    return {key: total / len(way) for key, total in sums.items() if present[key] >= ENOUGH * len(way)}


def _points(scope: QuerySet[Posting], wanted: set[str]) -> dict[str, dict[Key, float]]:
    """Compute the points of every wanted token for every record that has it."""
    fields = scope.values("content_type_id", "object_id", "field", "length").distinct()
    sizes = {
        name: fields.filter(field=name).aggregate(number=Count("*"), words=Sum("length"))
        for name in sorted(set(scope.values_list("field", flat=True).distinct()))
    }
    rows = scope.filter(token__in=wanted).values_list(
        "token", "field", "content_type_id", "object_id", "count", "length"
    )
    found = sorted(rows)
    holders: dict[tuple[str, str], int] = defaultdict(int)
    for token, name, *_ in found:
        holders[token, name] += 1
    points: dict[str, dict[Key, float]] = defaultdict(lambda: defaultdict(float))
    for token, name, kind, identity, count, length in found:
        number, average = sizes[name]["number"], sizes[name]["words"] / sizes[name]["number"]
        held = holders[token, name]
        idf = log(1 + (number - held + 0.5) / (held + 0.5))
        share = count * (K + 1) / (count + K * (1 - B + B * length / max(average, 1)))
        points[token][kind, identity] += WEIGHTS.get(name, 1.0) * idf * share
    return points
