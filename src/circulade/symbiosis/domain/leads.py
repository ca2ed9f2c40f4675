"""Leads of a district: which have could feed which want, ranked, with reasons, ranges and what is missing.

Pairs whose money is known come from the engine, which leaves out what can never pay; pairs with something missing
follow by nearness, so that a rough note gets its leads the same day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from circulade.engines.symbiosis import Listings, candidates
from circulade.symbiosis.domain.carriage import Carriages, carriages
from circulade.symbiosis.domain.evidence import Cases, evidence, imported_cases, keys_of, strength
from circulade.symbiosis.domain.fits import TEMPERATURE, fitting, warm_enough
from circulade.symbiosis.domain.listings import PIPED, question
from circulade.symbiosis.domain.missing import missing
from circulade.symbiosis.domain.piping import kind_terms, piped_question
from circulade.symbiosis.domain.places import apart
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import PlanKind, StreamKind
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


@dataclass(frozen=True, slots=True)
class Study:
    """What every lead of a district is made with: its inputs, how streams move, known cases, the day."""

    district: District
    carriages: Carriages
    cases: Cases
    on: date

    def km(self, have: Stream, want: Stream) -> float | None:
        """Return the kilometres on the way of the stream's kind."""
        far = distance(have, want)
        return None if far is None else far * self.carriages.of(have).detour


def leads_of(district: District, *, on: date) -> Leads:
    """Return the leads of a district: priced ones by money a year, then the others by evidence and nearness."""
    streams = [each for each in current_streams(district) if each.until_date is None or each.until_date >= on]
    study = Study(district, carriages(district), imported_cases(district.programme), on)
    asked, unpriced = _questions(district, on=on)
    margins, planned = dict[tuple[str, str], float](), dict[str, Stream]()
    for listings, known in asked:
        margins |= _margins(listings)
        planned |= known
    found = [_lead(study, planned[have], planned[want], margin) for (have, want), margin in margins.items()]
    losing = 0
    for _have, pairs in groupby(fitting(streams, barred=barred_pairs(district)), key=lambda pair: pair[0].pk):
        open_ = list[tuple[Stream, Stream]]()
        for have, want in pairs:
            if (have.ref, want.ref) in margins:
                continue
            if have.ref in planned and want.ref in planned and not _may_pay(study, have, want):
                losing += 1
            else:
                open_.append((have, want))
        open_.sort(key=lambda pair: (_far(*pair), pair[1].pk))
        found += [_lead(study, have, want, None) for have, want in open_[:MOST_BY_HAVE]]
    found.sort(key=_order)
    return Leads(tuple(found), losing, unpriced)


def _questions(district: District, *, on: date) -> tuple[list[tuple[Listings, dict[str, Stream]]], str]:
    """Return what can be priced, kind by kind, and why waste and by-products cannot."""
    found, unpriced = list[tuple[Listings, dict[str, Stream]]](), ""
    try:
        asked = question(district, on=on)
        found.append((asked.listings, asked.streams))
    except Refused as refused:
        unpriced = str(refused)
    for kind in kind_terms(district):
        try:
            piped = piped_question(district, PlanKind(kind), on=on)
            found.append((piped.listings, piped.streams))
        except Refused:
            continue
    return found, unpriced


def lead_between(have: Stream, want: Stream, *, on: date) -> Lead:
    """Return what speaks for one pair and what is missing, also where it would not be among the leads."""
    district = have.district
    study = Study(district, carriages(district), imported_cases(district.programme), on)
    return _lead(study, have, want, _margin(study, have, want) if _priced(study, have) else None)


def _priced(study: Study, have: Stream) -> bool:
    """Tell whether what it takes to move a stream is stated."""
    if have.kind in PIPED:
        return study.carriages.of(have).terms is not None
    return None not in (study.district.per_tonne, study.district.per_tkm) and have.kind != StreamKind.PRODUCT


def _margin(study: Study, have: Stream, want: Stream) -> float | None:
    """Return the money by unit offered, None where a part of it is not stated."""
    road, way = study.km(have, want), study.carriages.of(have)
    if road is None or have.cost is None or want.price is None or want.processing is None:
        return None
    return have.cost + way.gives(want, road) * want.price - want.processing - way.per_unit - way.per_km * road


def _may_pay(study: Study, have: Stream, want: Stream) -> bool:
    """Tell whether only an unknown property or the length of the way keeps a pair from being priced."""
    km = study.km(have, want)
    if study.carriages.of(have).too_far(km) or warm_enough(have, want) is not True:
        return True
    if set(want.qualities) <= set(have.qualities):
        return False
    money = _money(study, have, want, km, (1.0, 1.0))
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


def _margins(listings: Listings) -> Mapping[tuple[str, str], float]:
    found = candidates(listings, most=MOST_BY_HAVE)
    return {(lead.offer, lead.need): lead.margin for lead in found.leads}


def _far(have: Stream, want: Stream) -> float:
    km = distance(have, want)
    return float("inf") if km is None else km


def distance(have: Stream, want: Stream) -> float | None:
    """Return the kilometres of great circle between two sites, None where one has no place."""
    return apart(have.site, want.site)


def _lead(study: Study, have: Stream, want: Stream, margin: float | None) -> Lead:
    road = study.km(have, want)
    amount = _amount(have, want)
    key = next(iter(keys_of(have)), "")
    return Lead(
        have=have,
        want=want,
        km=road,
        margin=margin,
        amount=amount,
        money=_money(study, have, want, road, amount) if margin is not None else None,
        co2=_co2(study, have, want, road, amount),
        missing=tuple(_lacks(study, have, want, key if have.kind in CODED else "")),
        evidence=tuple(evidence(key, cases=study.cases)) if key else (),
        known=strength(key, f"{want.site.name} {want.words}", cases=study.cases) if key else 0,
    )


def _amount(have: Stream, want: Stream) -> Range | None:
    """Return what could flow a year, in units offered."""
    if have.most is None or want.most is None:
        return None
    low = min(have.least if have.least is not None else have.most, (want.least or want.most) / want.gives)
    high = min(have.most, want.most / want.gives)
    return min(low, high), high


def _money(
    study: Study, have: Stream, want: Stream, road: float | None, amount: Range | None
) -> Range | None:
    """Return money a year from the least to the most that the stated inputs and their uncertainty allow."""
    if road is None or amount is None or have.cost is None or want.price is None or want.processing is None:
        return None
    way = study.carriages.of(have)
    off = (way.uncertainty or 0.0) / 100
    gain = have.cost + way.gives(want, road) * want.price
    spent = want.processing + way.per_unit + way.per_km * road
    low, high = gain - off * abs(gain) - (1 + off) * spent, gain + off * abs(gain) - (1 - off) * spent
    return low * amount[0 if low > 0 else 1], high * amount[1 if high > 0 else 0]


def _co2(study: Study, have: Stream, want: Stream, road: float | None, amount: Range | None) -> Range | None:
    """Return kilograms of CO2 a year, only from stated factors of the want and of the way of its kind."""
    way = study.carriages.of(have)
    if want.co2_saved is None or way.co2_per_km is None or road is None or amount is None:
        return None
    saved = want.co2_saved * way.gives(want, road) / want.gives - way.co2_per_km * road
    low, high = sorted((saved * amount[0], saved * amount[1]))
    return low, high


def _lacks(study: Study, have: Stream, want: Stream, code: str) -> Iterable[str]:
    """Say what must be known before this lead is sure."""
    for each in (have, want):
        name = _("have") if each is have else _("want")
        yield from (_("%(side)s: %(what)s") % {"side": name, "what": what} for what in missing(each))
    unknown = sorted(set(want.qualities) - set(have.qualities))
    if unknown:
        yield _("lab report on %(properties)s") % {"properties": ", ".join(unknown)}
    elif code and not have.report and _needs_analysis(code, on=study.on):
        yield _("lab report: the entry depends on hazardous properties, or is hazardous")
    if code and not want.permit:
        yield _("permit of the taker for %(code)s") % {"code": code}
    over = [
        name
        for name in sorted(set(want.qualities) & set(have.qualities))
        if have.qualities[name] > want.qualities[name]
        and not (name == TEMPERATURE and have.kind == StreamKind.HEAT)
    ]
    if warm_enough(have, want) is False:
        yield _("warmer: %(given)s of %(wanted)s wanted") % {
            "given": have.qualities[TEMPERATURE],
            "wanted": want.qualities[TEMPERATURE],
        }
    way = study.carriages.of(have)
    if way.terms is not None and way.too_far(study.km(have, want)):
        yield _("farther than the longest connection of %(km)g km") % {"km": way.terms.longest_km}
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
