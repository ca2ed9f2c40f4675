"""Heat, water and spare capacity as the engine takes them: only pairs within reach, each with what is left on arrival.

Every have is a code of its own and every want a class of its own, so that what a pair loses on the way is its yield.
Pairs whose connection would be longer than the longest are not in the question at all; the certificate is over the
others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from circulade.engines.symbiosis import (
    Acceptance,
    Listings,
    NeedConditions,
    Needs,
    OfferConditions,
    Offers,
    Terms,
)
from circulade.files.symbiosis.seasons import Both
from circulade.symbiosis.domain.fits import TEMPERATURE, Barred, may_meet, warm_enough
from circulade.symbiosis.domain.missing import missing_for_plan
from circulade.symbiosis.domain.places import apart
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.trying import Stated, saved_by
from circulade.symbiosis.domain.ways import seasons_of
from circulade.symbiosis.enums import PlanKind, PlanWay, Side
from circulade.symbiosis.models import District, KindTerms, Stream
from circulade.symbiosis.queries.districts import barred_pairs
from circulade.symbiosis.queries.streams import current_streams

LeftOut = tuple[tuple[Stream, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class PipedQuestion:
    """What the part of a kind is computed from, with the streams by reference and those left out."""

    kind: PlanKind
    listings: Listings
    streams: dict[str, Stream]
    left_out: LeftOut
    stated: Stated
    seasons: Both | None = None


def kind_terms(district: District) -> dict[str, KindTerms]:
    """Return the inputs stated for kinds that do not go by road."""
    return {terms.kind: terms for terms in district.kind_terms.all()}


def piped_question(
    district: District,
    kind: PlanKind,
    *,
    on: date,
    closed: int | None = None,
    way: str = PlanWay.YEAR,
) -> PipedQuestion:
    """Return the streams of a kind that can be planned; raises `Refused` where an input is missing, naming it."""
    terms = kind_terms(district).get(kind)
    if terms is None:
        raise Refused(
            _(
                "%(kind)s: state its cost by unit, its cost by unit and kilometre, the longest connection and the "
                "loss by kilometre first (Network, inputs of heat, water and capacity): no price is invented."
            )
            % {"kind": kind.label.capitalize()}
        )
    haves, wants, left_out = _sorted_out(district, kind, on=on, closed=closed)
    if not haves or not wants:
        raise Refused(_nothing(kind, left_out))
    pairs = list(_within_reach(haves, wants, terms, barred=barred_pairs(district)))
    listings = Listings(
        offers=Offers(
            refs=tuple(each.ref for each in haves),
            codes=tuple(each.ref for each in haves),
            **_numbers(haves),
            disposal_cost=np.array([each.cost or 0.0 for each in haves]),
            properties=_qualities(haves, kind, np.nan),
            conditions=OfferConditions(),
        ),
        needs=Needs(
            refs=tuple(each.ref for each in wants),
            classes=tuple(f"as {each.ref}" for each in wants),
            **_numbers(wants),
            price=np.array([each.price or 0.0 for each in wants]),
            limits=_qualities(wants, kind, np.inf),
            conditions=NeedConditions(),
        ),
        accepts=tuple(
            Acceptance(f"as {want.ref}", have.ref, gives, want.processing or 0.0)
            for have, want, gives in pairs
        ),
        terms=Terms(terms.per_unit, terms.per_unit_km, terms.detour),
    )
    seasons = (seasons_of(haves), seasons_of(wants)) if way == PlanWay.MONTHS else None
    streams = {each.ref: each for each in (*haves, *wants)}
    stated = Stated(terms.uncertainty, terms.fixed_cost, terms.co2_per_unit_km, *saved_by(listings, streams))
    return PipedQuestion(kind, listings, streams, tuple(left_out), stated, seasons)


def arrives(want: Stream, km: float, terms: KindTerms) -> float:
    """Return what a unit that is sent gives at the other end of a connection of so many kilometres."""
    kept: float = want.gives * (1 - terms.loss / 100) ** km
    return kept


def _within_reach(
    haves: Sequence[Stream], wants: Sequence[Stream], terms: KindTerms, *, barred: Barred
) -> Iterator[tuple[Stream, Stream, float]]:
    """Yield pairs that may meet by a connection that is short enough, with the units that arrive of one."""
    for have in haves:
        for want in wants:
            far = apart(have.site, want.site)
            if far is None or far * terms.detour > terms.longest_km:
                continue
            gives = arrives(want, far * terms.detour, terms)
            if gives > 0 and may_meet(have, want, barred=barred) and warm_enough(have, want) is True:
                yield have, want, gives


def _sorted_out(
    district: District, kind: PlanKind, *, on: date, closed: int | None
) -> tuple[list[Stream], list[Stream], list[tuple[Stream, tuple[str, ...]]]]:
    """Return haves and wants that can be planned, and the others with the reasons."""
    haves, wants, left_out = list[Stream](), list[Stream](), list[tuple[Stream, tuple[str, ...]]]()
    for stream in current_streams(district).filter(kind=kind.value):
        lacks = missing_for_plan(stream, on=on, closed=closed)
        if lacks:
            left_out.append((stream, tuple(lacks)))
        else:
            (haves if stream.side == Side.HAVE else wants).append(stream)
    return haves, wants, left_out


def _nothing(kind: PlanKind, left_out: Iterable[tuple[Stream, Sequence[str]]]) -> str:
    """Say why nothing of a kind can be planned, and which fields are missing."""
    said = _("%(kind)s: a plan needs a have and a want with amount, place and money.") % {
        "kind": kind.label.capitalize()
    }
    lacking = sorted({reason for _stream, reasons in left_out for reason in reasons})
    if lacking:
        said += " " + _("Missing now: %(fields)s.") % {"fields": ", ".join(lacking)}
    return said


def _numbers(streams: Sequence[Stream]) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    return {
        "tonnes": np.array([each.middle or 0.0 for each in streams]),
        "lat": np.array([each.site.latitude or 0.0 for each in streams]),
        "lon": np.array([each.site.longitude or 0.0 for each in streams]),
    }


def _qualities(
    streams: Sequence[Stream], kind: PlanKind, empty: float
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """Return properties with a limit; the temperature of heat is a least, and was looked at by pair."""
    names = {name for each in streams for name in each.qualities}
    if kind == PlanKind.HEAT:
        names.discard(TEMPERATURE)
    return {
        name: np.array([float(each.qualities.get(name, empty)) for each in streams]) for name in sorted(names)
    }
