"""Streams of a district as the engine takes them, and why others are left out.

Sites that may not know of each other, and streams of one site, must never meet: offers of such a site get a code of
their own, which only the other sites' needs accept.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from circulade.engines.symbiosis import (
    Acceptance,
    Border,
    Listings,
    NeedConditions,
    Needs,
    OfferConditions,
    Offers,
    Terms,
    ordinals,
)
from circulade.engines.symbiosis.conditions import ANY
from circulade.files.symbiosis.hubs import Hubs
from circulade.files.symbiosis.seasons import Both
from circulade.symbiosis.domain.fits import Barred
from circulade.symbiosis.domain.missing import missing_for_plan
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.trying import Stated, saved_by
from circulade.symbiosis.domain.ways import Variants, hubs_of, seasons_of
from circulade.symbiosis.enums import PlanWay, Side, StreamKind
from circulade.symbiosis.models import District, Stream
from circulade.symbiosis.queries.districts import barred_pairs
from circulade.symbiosis.queries.streams import current_streams

PIPED = (StreamKind.HEAT, StreamKind.WATER, StreamKind.CAPACITY)
"""Kinds that are questions of their own, with inputs of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What a plan or a list of leads is computed from, with the streams by reference and those left out."""

    listings: Listings
    streams: dict[str, Stream]
    left_out: tuple[tuple[Stream, tuple[str, ...]], ...]
    stated: Stated
    hubs: Hubs | None = None
    seasons: Both | None = None


def terms_of(district: District) -> Terms:
    """Return the stated cost of transport; raises `Refused` where a price is missing: none is invented."""
    if district.per_tonne is None or district.per_tkm is None:
        raise Refused(_("State what loading a tonne and moving it a kilometre cost: no price is invented."))
    return Terms(district.per_tonne, district.per_tkm, district.detour)


def question(
    district: District,
    *,
    on: date,
    closed: int | None = None,
    permits_only: bool = False,
    way: str = PlanWay.YEAR,
) -> Question:
    """Return the streams that can be planned; `closed` is a site that leaves, `way` what is looked at beside."""
    terms = terms_of(district)
    haves, wants, left_out = _sorted_out(district, on=on, closed=closed)
    barred = barred_pairs(district)
    borders = tuple(_borders(district))
    status = _statuses(district) if permits_only or any(row.status for row in borders) else None
    marked = _marked(haves, wants, barred)
    variants, hubs = _variants(haves, marked), None
    if way == PlanWay.HUBS:
        hubs = hubs_of(district, variants)
    classes, accepts = _acceptances(wants, variants, marked, barred)
    listings = Listings(
        offers=Offers(
            refs=tuple(each.ref for each in haves),
            codes=tuple(_code(each, marked) for each in haves),
            **_numbers(haves),
            disposal_cost=np.array([each.cost or 0.0 for each in haves]),
            properties=_qualities(haves, np.nan),
            conditions=_offered(haves, status, across=bool(borders)),
        ),
        needs=Needs(
            refs=tuple(each.ref for each in wants),
            classes=classes,
            **_numbers(wants),
            price=np.array([each.price or 0.0 for each in wants]),
            limits=_qualities(wants, np.inf),
            conditions=_needed(wants, permits_only=permits_only, across=bool(borders), way=way),
        ),
        accepts=accepts,
        terms=terms,
        borders=borders,
        on=on if borders else None,
    )
    streams = {each.ref: each for each in (*haves, *wants)}
    seasons = (seasons_of(haves), seasons_of(wants)) if way == PlanWay.MONTHS else None
    stated = Stated(
        district.uncertainty, district.fixed_cost, district.co2_per_tkm, *saved_by(listings, streams)
    )
    return Question(listings, streams, tuple(left_out), stated, hubs, seasons)


def _sorted_out(
    district: District, *, on: date, closed: int | None
) -> tuple[list[Stream], list[Stream], list[tuple[Stream, tuple[str, ...]]]]:
    """Return haves and wants that can be planned, and the others with the reasons."""
    haves, wants, left_out = list[Stream](), list[Stream](), list[tuple[Stream, tuple[str, ...]]]()
    for stream in current_streams(district).exclude(kind__in=PIPED):
        lacks = missing_for_plan(stream, on=on, closed=closed)
        if lacks:
            left_out.append((stream, tuple(lacks)))
        else:
            (haves if stream.side == Side.HAVE else wants).append(stream)
    if not haves or not wants:
        raise Refused(
            _(
                "Nothing can be planned yet: a plan needs a have and a want with code, amount, place and money."
            )
        )
    return haves, wants, left_out


def _offered(haves: Sequence[Stream], status: dict[int, str] | None, *, across: bool) -> OfferConditions:
    return OfferConditions(
        statuses=tuple(status.get(each.pk, "") for each in haves) if status is not None else (),
        countries=tuple(each.site.country for each in haves) if across else (),
        first=ordinals([each.from_date for each in haves], -np.inf),
        last=ordinals([each.until_date for each in haves], np.inf),
    )


def _needed(wants: Sequence[Stream], *, permits_only: bool, across: bool, way: str) -> NeedConditions:
    permits = tuple(frozenset((ANY,)) if each.permit else None for each in wants)
    return NeedConditions(
        permits=permits if permits_only else (),
        countries=tuple(each.site.country for each in wants) if across else (),
        first=ordinals([each.from_date for each in wants], -np.inf),
        last=ordinals([each.until_date for each in wants], np.inf),
        mixed=tuple(each.mixed for each in wants) if way == PlanWay.MIXES else (),
    )


def _numbers(streams: Sequence[Stream]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    return {
        "tonnes": np.array([each.middle or 0.0 for each in streams]),
        "lat": np.array([each.site.latitude or 0.0 for each in streams]),
        "lon": np.array([each.site.longitude or 0.0 for each in streams]),
    }


def _qualities(
    streams: Sequence[Stream], empty: float
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    names = sorted({name for each in streams for name in each.qualities})
    return {name: np.array([float(each.qualities.get(name, empty)) for each in streams]) for name in names}


def _code(have: Stream, marked: frozenset[int]) -> str:
    code = str(have.codes[0])
    return f"{code} of site {have.site_id}" if have.site_id in marked else code


def _marked(haves: Iterable[Stream], wants: Iterable[Stream], barred: Barred) -> frozenset[int]:
    """Return the sites whose haves somebody among the wants must not get."""
    both = {each.site_id for each in haves} & {each.site_id for each in wants}
    return frozenset(both | {site for pair in barred for site in pair})


def _variants(haves: Sequence[Stream], marked: frozenset[int]) -> Variants:
    """Return under which codes a waste comes, with the site (0: any) that must not meet somebody."""
    found = defaultdict[str, set[tuple[str, int]]](set)
    for have in haves:
        site = have.site_id if have.site_id in marked else 0
        found[str(have.codes[0])].add((_code(have, marked), site))
    return found


def _acceptances(
    wants: Sequence[Stream], variants: Variants, marked: frozenset[int], barred: Barred
) -> tuple[tuple[str, ...], tuple[Acceptance, ...]]:
    """Return the class of each want, equal for equal acceptance, and what each class accepts."""
    names, classes, accepts = dict[tuple[object, ...], str](), list[str](), list[Acceptance]()
    for want in wants:
        apart = {want.site_id} & marked | {
            site for pair in barred if want.site_id in pair for site in pair if site != want.site_id
        }
        codes = tuple(sorted(map(str, want.codes)))
        key = (codes, want.gives, want.processing, want.co2_saved, tuple(sorted(apart)))
        if key not in names:
            names[key] = f"as {want.ref}"
            accepts += [
                Acceptance(names[key], written, want.gives, want.processing or 0.0)
                for code in codes
                for written, site in sorted(variants.get(code, ()))
                if site not in apart
            ]
        classes.append(names[key])
    return tuple(classes), tuple(accepts)


def _borders(district: District) -> Iterable[Border]:
    for row in district.borders.all():
        yield Border(
            row.leaves,
            row.enters,
            row.days,
            row.cost,
            row.status,
            row.allowed,
            row.first,
            row.last,
            row.source,
        )


def _statuses(district: District) -> dict[int, str]:
    """Return the newest decided status of each stream."""
    rows = district.decisions.order_by("decided_on", "pk").values_list("stream_id", "status")
    return dict(rows)
