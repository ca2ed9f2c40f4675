"""Put exchanges that the literature reports into a district: facts with their source, without years or amounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.register.domain.refs import ref_like
from circulade.symbiosis.enums import LinkState, Side, SiteKind
from circulade.symbiosis.models import District, Site, Stream, SymbiosisLink
from circulade.vocabularies.exchanges import Exchange


@dataclass(frozen=True, slots=True)
class Keyed:
    """An exchange with its number where it is reported, and how far it had come there."""

    key: str
    exchange: Exchange
    state: LinkState
    source: str


def record_known(
    district: District,
    exchanges: Iterable[Exchange],
    *,
    source: str,
    kinds: Mapping[str, SiteKind],
    by: User | None,
) -> list[SymbiosisLink]:
    """Store sites, streams and links; the source stands at every link, `kinds` says what sites are."""
    rows = [Keyed("", each, LinkState.IMPLEMENTED, source) for each in exchanges]
    return record_keyed(district, rows, kinds=kinds, by=by)


def record_keyed(
    district: District, rows: Iterable[Keyed], *, kinds: Mapping[str, SiteKind], by: User | None
) -> list[SymbiosisLink]:
    """Store exchanges; those whose number is there already are left as they are."""
    with transaction.atomic():
        new = missing(district, rows)
        told = [each.exchange for each in new]
        sites = _sites(district, told, kinds)
        haves = [_stream(district, sites[row.giver], Side.HAVE, row) for row in told]
        wants = [_stream(district, sites[row.receiver], Side.WANT, row) for row in told]
        Stream.objects.bulk_create([*haves, *wants])
        links = [
            SymbiosisLink(
                district=district,
                have=have,
                want=want,
                state=each.state,
                source=each.source,
                key=each.key,
                created_by=by,
            )
            for each, have, want in zip(new, haves, wants, strict=True)
        ]
        SymbiosisLink.objects.bulk_create(links)
        audit(district, "known exchanges recorded", by=by, changes={"links": (None, len(links))})
    return links


def missing(district: District, rows: Iterable[Keyed]) -> list[Keyed]:
    """Return the exchanges whose number is not in the district yet."""
    keys = SymbiosisLink.objects.filter(district=district).exclude(key="").values_list("key", flat=True)
    held = set(keys)
    return [each for each in rows if each.key not in held]


def _sites(district: District, rows: list[Exchange], kinds: Mapping[str, SiteKind]) -> dict[str, Site]:
    found = {site.name: site for site in Site.objects.filter(district=district)}
    taken = {"new", *(site.ref for site in found.values())}
    fresh = list[Site]()
    for name in (name for row in rows for name in (row.giver, row.receiver)):
        if name in found:
            continue
        ref = ref_like(name, fallback="site", taken=taken)
        taken.add(ref)
        country = district.territory.country
        kind = kinds.get(name, SiteKind.PLANT)
        found[name] = Site(district=district, ref=ref, name=name, kind=kind, country=country)
        fresh.append(found[name])
    Site.objects.bulk_create(fresh)
    return found


def _stream(district: District, site: Site, side: Side, row: Exchange) -> Stream:
    """The code is our reading: suggested, confirmed by nobody."""
    return Stream(
        district=district, site=site, side=side, kind=row.kind, words=row.stream, suggested=row.code
    )
