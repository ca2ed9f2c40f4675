"""Take a year of the emission register in: sites and streams by their number there, safe to repeat and to renew.

What a site produced is something it has, what it treated something it can take. A later year replaces the amounts of
an earlier one and never the other way round; what people added (prices, contact, laboratory report) stays.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.files.irep import Establishment, Irep, Reported
from circulade.files.mine.numbers import NotUnderstood
from circulade.files.sheets import SheetProblem
from circulade.register.domain.refs import ref_like
from circulade.symbiosis.domain.amounts import checked
from circulade.symbiosis.domain.codes import known_code
from circulade.symbiosis.domain.places import place_problem
from circulade.symbiosis.enums import Side, StreamKind
from circulade.symbiosis.models import District, Site, Stream
from circulade.vocabularies.errors import UnknownCode

SOURCE = "Géorisques IREP"
BATCH = 500
MOST_STREAMS = 50_000
KEPT = ("words", "least", "most", "operation", "source")
PLACED = ("place", "latitude", "longitude", "firm")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was, or would be, stored; `same` streams were there already, in this or a later year."""

    new_sites: int
    new_streams: int
    changed_streams: int
    same: int
    problems: tuple[SheetProblem, ...]


def take_register(district: District, found: Irep, *, by: User | None, on: date, store: bool = True) -> Taken:
    """Store what can be stored; without `store` only say what would happen."""
    problems = list(found.problems)
    reported = _usable(found, problems, on=on)
    places = _places(found, reported, problems)
    with transaction.atomic():
        sites, fresh, moved = _sites(district, found, reported, places)
        old = {each.key: each for each in Stream.objects.filter(district=district).exclude(key="")}
        made, changed = list[Stream](), list[Stream]()
        for one in reported:
            stream = old.get(_key(one))
            if stream is None:
                made.append(_stream(district, sites[one.number], one, by=by, on=on))
            elif stream.source <= _source(one) and _renewed(stream, one):
                changed.append(stream)
        if store:
            Site.objects.bulk_create(fresh, batch_size=BATCH)
            Site.objects.bulk_update(moved, ["key", *PLACED], batch_size=BATCH)
            Stream.objects.bulk_create(made, batch_size=BATCH)
            Stream.objects.bulk_update(changed, [*KEPT, "revision"], batch_size=BATCH)
            counts = {
                "sites": (None, len(fresh)),
                "streams": (None, len(made)),
                "renewed": (None, len(changed)),
            }
            audit(district, "register taken in", by=by, changes=counts)
    same = len(reported) - len(made) - len(changed)
    return Taken(len(fresh), len(made), len(changed), same, tuple(problems))


def _usable(found: Irep, problems: list[SheetProblem], *, on: date) -> list[Reported]:
    """Return what has a code in force and an amount that a site can mean; nothing reported is no stream."""
    usable = list[Reported]()
    for one in found.reported:
        try:
            known_code(one.code, on=on)
            checked(one.tonnes, one.tonnes, unit="t")
        except (UnknownCode, NotUnderstood) as wrong:
            problems.append(SheetProblem(one.file, "", one.cell, str(wrong)))
            continue
        if one.tonnes > 0:
            usable.append(one)
    if len(usable) > MOST_STREAMS:
        told = _("only the first %(count)s streams are taken: name departments") % {"count": MOST_STREAMS}
        problems.append(SheetProblem("", "", "", told))
    return usable[:MOST_STREAMS]


def _places(
    found: Irep, reported: list[Reported], problems: list[SheetProblem]
) -> dict[str, tuple[float, float]]:
    """Return where the sites are that reported something; a place in the sea stays open."""
    places = dict[str, tuple[float, float]]()
    for number in dict.fromkeys(one.number for one in reported):
        site = found.establishments[number]
        if site.position is None:
            continue
        if said := place_problem(*site.position):
            problems.append(SheetProblem("etablissements.csv", "", site.cell, said))
        else:
            places[number] = site.position
    return places


def _sites(
    district: District, found: Irep, reported: list[Reported], places: dict[str, tuple[float, float]]
) -> tuple[dict[str, Site], list[Site], list[Site]]:
    """Return the sites by their number: known ones by key, else by a name without one; new ones; those to change."""
    held = list(Site.objects.filter(district=district))
    by_key = {site.key: site for site in held if site.key}
    by_name = {site.name.casefold(): site for site in held if not site.key}
    taken = {"new", *(site.ref for site in held)}
    sites, fresh, moved = dict[str, Site](), list[Site](), list[Site]()
    for number in dict.fromkeys(one.number for one in reported):
        known = found.establishments[number]
        site = by_key.get(_site_key(number)) or by_name.pop(known.name.casefold(), None)
        if site is None:
            ref = ref_like(known.name, fallback="site", taken=taken)
            taken.add(ref)
            site = Site(district=district, ref=ref, name=known.name, country="FR")
            fresh.append(site)
        else:
            moved.append(site)
        site.key = _site_key(number)
        _fill(site, known, places.get(number))
        sites[number] = site
    return sites, fresh, moved


def _fill(site: Site, known: Establishment, place: tuple[float, float] | None) -> None:
    """Fill what is empty; sites of one legal unit (the first nine figures of SIRET) count as one firm in sums."""
    site.place = site.place or known.place
    if not site.firm and len(known.siret) == 14 and known.siret.isdigit():
        site.firm = f"SIREN {known.siret[:9]}"
    if not site.placed and place is not None:
        site.latitude, site.longitude = place


def _stream(district: District, site: Site, one: Reported, *, by: User | None, on: date) -> Stream:
    code = known_code(one.code, on=on).code
    return Stream(
        district=district,
        site=site,
        side=Side.WANT if one.treated else Side.HAVE,
        kind=StreamKind.WASTE,
        words=one.label,
        codes=[code],
        confirmed_by=by,
        confirmed_on=on,
        least=one.tonnes,
        most=one.tonnes,
        operation=one.operation,
        key=_key(one),
        source=_source(one),
        created_by=by,
    )


def _renewed(stream: Stream, one: Reported) -> bool:
    """Write a newer report into a stream; say whether anything changed."""
    values = dict(zip(KEPT, (one.label, one.tonnes, one.tonnes, one.operation, _source(one)), strict=True))
    if all(getattr(stream, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(stream, name, value)
    stream.revision += 1
    return True


def _site_key(number: str) -> str:
    return f"irep {number}"[:80]


def _key(one: Reported) -> str:
    side = Side.WANT if one.treated else Side.HAVE
    return f"irep {one.number} {side.value} {one.code} {one.operation}".strip()[:120]


def _source(one: Reported) -> str:
    return f"{SOURCE} {one.year}"
