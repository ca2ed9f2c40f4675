"""Pictures of a cohort: the map of its members, and its balance over each attribute that a rule speaks of."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from django.utils.translation import gettext as _

from circulade.cohorts.called import OF_A_CALL, Called
from circulade.cohorts.domain.words import Words
from circulade.cohorts.sources import Shown
from circulade.engines.selection import Selection
from circulade.files.charts import BalanceGroup, Chart, Dot, balance_chart, dot_map
from circulade.files.dossier import BalanceTable
from circulade.vocabularies.outlines import outlines_geojson

TOLD_APART = 3


def members_map(
    members: Mapping[str, Iterable[str]], shown: Mapping[str, Shown], words: Words
) -> Chart | None:
    """Where the members are, drawn on the shipped outlines; None when no place is known."""
    tracks = list(members)[:TOLD_APART]
    dots = [
        Dot(found.name, found.longitude, found.latitude, kind)
        for kind, track in enumerate(tracks)
        for ref in members[track]
        if (found := shown.get(ref)) and found.latitude is not None and found.longitude is not None
    ]
    if not dots:
        return None
    title = _("Where the members are")
    description = _(
        "A map of Europe with a sign for each member: at its own place, or at the main town of its region."
    )
    return _drawn(tuple(dots), title, description, tuple(words.names.get(track, track) for track in tracks))


@lru_cache(maxsize=64)
def _drawn(dots: tuple[Dot, ...], title: str, description: str, kinds: tuple[str, ...]) -> Chart:
    """Draw once: the outlines are the same for every selection, and most of the work."""
    return dot_map(dots, outlines=_rings(), title=title, description=description, kinds=kinds)


@cache
def _rings() -> dict[str, list[list[tuple[float, float]]]]:
    """Outlines by country as the chart takes them: rings of longitude and latitude."""
    return {
        feature["properties"]["country"]: [
            [(point[0], point[1]) for point in ring]
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        ]
        for feature in outlines_geojson()["features"]
    }


def balance_pictures(
    tables: Iterable[BalanceTable], result: Selection, called: Called = OF_A_CALL
) -> list[Chart]:
    """Each attribute's balance as a chart, its rules' bounds as ticks."""
    eligible = sum(one.verdict != "ineligible" for one in result.outcomes)
    members = sum(len(refs) for refs in result.members.values())
    return [
        _balance(
            tuple(
                BalanceGroup(row.value, row.eligible, sum(row.members), row.least, row.most)
                for row in table.rows
            ),
            table.attribute,
            (eligible, members),
            (str(called.pool), str(called.picked)),
        )
        for table in tables
    ]


@lru_cache(maxsize=256)
def _balance(
    groups: tuple[BalanceGroup, ...], attribute: str, sizes: tuple[int, int], names: tuple[str, str]
) -> Chart:
    """Draw once for each text: a published result is looked at far more often than it changes."""
    return balance_chart(
        list(groups),
        attribute=attribute,
        pool_size=sizes[0],
        cohort_size=sizes[1],
        pool_name=names[0],
        cohort_name=names[1],
    )
