"""Leads of a district: which have could feed which want, ranked, with reasons, ranges and what is missing.

Pairs whose money is known come from the engine, which leaves out what can never pay; pairs with something missing
follow by nearness, so that a rough note gets its leads the same day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import asin, cos, radians, sin, sqrt

from django.utils.translation import gettext as _

from circulade.engines.symbiosis import candidates
from circulade.engines.symbiosis.globe import RADIUS as RADIUS_KM
from circulade.symbiosis.domain.evidence import evidence, strength
from circulade.symbiosis.domain.fits import fitting
from circulade.symbiosis.domain.listings import Question, question
from circulade.symbiosis.domain.missing import missing
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.models import District, Stream
from circulade.symbiosis.queries.districts import barred_pairs
from circulade.symbiosis.queries.streams import current_streams
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.waste import Entry, lookup

MOST_BY_HAVE = 10
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lead:
    """A have and a want that fit. `margin` is money by tonne offered, None where a price or place is missing."""

    have: Stream
    want: Stream
    km: float | None
    margin: float | None
    amount: Range | None
    money: Range | None
    co2: Range | None
    missing: tuple[str, ...]
    evidence: tuple[str, ...]
    known: int

    @property
    def worth(self) -> float:
        """The money a year to rank by."""
        return sum(self.money) / 2 if self.money else 0.0


@dataclass(frozen=True, slots=True)
class Leads:
    """All leads, best first; `unpriced` says why some have no money; `losing` would cost more than they save."""

    leads: tuple[Lead, ...]
    losing: int
    unpriced: str


def leads_of(district: District, *, on: date) -> Leads:
    """Return the leads of a district: priced ones by money a year, then the others by evidence and nearness."""
    streams = [each for each in current_streams(district) if each.until_date is None or each.until_date >= on]
    try:
        asked: Question | None = question(district, on=on)
        unpriced = ""
    except Refused as refused:
        asked, unpriced = None, str(refused)
    margins = _margins(asked)
    planned = asked.streams if asked else {}
    found = [
        _lead(district, planned[have], planned[want], margin, on=on)
        for (have, want), margin in margins.items()
    ]
    losing = 0
    for _have, pairs in groupby(fitting(streams, barred=barred_pairs(district)), key=lambda pair: pair[0].pk):
        open_ = list[tuple[Stream, Stream]]()
        for have, want in pairs:
            if (have.ref, want.ref) in margins:
                continue
            if have.ref in planned and want.ref in planned and not _may_pay(district, have, want):
                losing += 1
            else:
                open_.append((have, want))
        open_.sort(key=lambda pair: (_far(*pair), pair[1].pk))
        found += [_lead(district, have, want, None, on=on) for have, want in open_[:MOST_BY_HAVE]]
    found.sort(key=_order)
    return Leads(tuple(found), losing, unpriced)


def _may_pay(district: District, have: Stream, want: Stream) -> bool:
    """Tell whether only an unknown property keeps a pair from being priced."""
    if set(want.qualities) <= set(have.qualities):
        return False
    km = distance(have, want)
    money = _money(district, have, want, None if km is None else km * district.detour, (1.0, 1.0))
    return money is not None and money[1] > 0


def _order(lead: Lead) -> tuple[bool, float, int, bool, float, int, int]:
    far = lead.km if lead.km is not None else 0.0
    return (
        lead.margin is None,
        -lead.worth,
        -lead.known,
        lead.km is None,
        far,
        lead.have.pk,
        lead.want.pk,
    )


def _margins(asked: Question | None) -> Mapping[tuple[str, str], float]:
    if asked is None:
        return {}
    found = candidates(asked.listings, most=MOST_BY_HAVE)
    return {(lead.offer, lead.need): lead.margin for lead in found.leads}


def _far(have: Stream, want: Stream) -> float:
    km = distance(have, want)
    return float("inf") if km is None else km


def distance(have: Stream, want: Stream) -> float | None:
    """Return the kilometres of great circle between two sites, None where one has no place."""
    first, second = have.site, want.site
    if (
        first.latitude is None
        or first.longitude is None
        or second.latitude is None
        or second.longitude is None
    ):
        return None
    north, south = radians(first.latitude), radians(second.latitude)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(first.longitude - second.longitude) / 2) ** 2
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(half)))


def _lead(district: District, have: Stream, want: Stream, margin: float | None, *, on: date) -> Lead:
    km = distance(have, want)
    road = None if km is None else km * district.detour
    amount = _amount(have, want)
    code = next(iter(have.reckoned_codes), "") if have.kind in CODED else ""
    return Lead(
        have=have,
        want=want,
        km=road,
        margin=margin,
        amount=amount,
        money=_money(district, have, want, road, amount) if margin is not None else None,
        co2=_co2(district, want, road, amount),
        missing=tuple(_lacks(have, want, code, on=on)),
        evidence=tuple(evidence(code)),
        known=strength(code, f"{want.site.name} {want.words}"),
    )


def _amount(have: Stream, want: Stream) -> Range | None:
    """Return what could flow a year, in units offered."""
    if have.most is None or want.most is None:
        return None
    low = min(have.least if have.least is not None else have.most, (want.least or want.most) / want.gives)
    high = min(have.most, want.most / want.gives)
    return min(low, high), high


def _money(
    district: District, have: Stream, want: Stream, road: float | None, amount: Range | None
) -> Range | None:
    """Return money a year from the least to the most that the stated inputs and their uncertainty allow."""
    if road is None or amount is None or have.cost is None or want.price is None or want.processing is None:
        return None
    off = (district.uncertainty or 0.0) / 100
    gain = have.cost + want.gives * want.price
    spent = want.processing + (district.per_tonne or 0.0) + (district.per_tkm or 0.0) * road
    low, high = gain - off * abs(gain) - (1 + off) * spent, gain + off * abs(gain) - (1 - off) * spent
    return low * amount[0 if low > 0 else 1], high * amount[1 if high > 0 else 0]


def _co2(district: District, want: Stream, road: float | None, amount: Range | None) -> Range | None:
    """Return kilograms of CO2 a year, only from factors with a source."""
    if want.co2_saved is None or district.co2_per_tkm is None or road is None or amount is None:
        return None
    saved = want.co2_saved - district.co2_per_tkm * road
    low, high = sorted((saved * amount[0], saved * amount[1]))
    return low, high


def _lacks(have: Stream, want: Stream, code: str, *, on: date) -> Iterable[str]:
    """Say what must be known before this lead is sure."""
    for each in (have, want):
        name = _("have") if each is have else _("want")
        yield from (_("%(side)s: %(what)s") % {"side": name, "what": what} for what in missing(each))
    unknown = sorted(set(want.qualities) - set(have.qualities))
    if unknown:
        yield _("lab report on %(properties)s") % {"properties": ", ".join(unknown)}
    elif code and not have.report and _needs_analysis(code, on=on):
        yield _("lab report: the entry depends on hazardous properties, or is hazardous")
    if code and not want.permit:
        yield _("permit of the taker for %(code)s") % {"code": code}
    over = [
        name
        for name in sorted(set(want.qualities) & set(have.qualities))
        if have.qualities[name] > want.qualities[name]
    ]
    if over:
        yield _("above the limit: %(properties)s, only in a mix") % {"properties": ", ".join(over)}
    if have.site.country and want.site.country and have.site.country != want.site.country:
        yield _("border from %(one)s to %(other)s: notification or information duties") % {
            "one": have.site.country,
            "other": want.site.country,
        }


def _needs_analysis(code: str, *, on: date) -> bool:
    try:
        found = lookup(code, on=on)
    except UnknownCode:
        return False
    return found.hazardous or found.entry in (Entry.MIRROR_HAZARDOUS, Entry.MIRROR_NON_HAZARDOUS)
