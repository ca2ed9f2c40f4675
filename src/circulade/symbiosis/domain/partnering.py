"""What a partner sees: its own streams whole, of others teasers, and names and amounts only where they agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from circulade.accounts.models import User
from circulade.symbiosis.domain.fits import fitting
from circulade.symbiosis.domain.sites import note_look
from circulade.symbiosis.domain.visibility import Teaser, region_of, teaser
from circulade.symbiosis.enums import LinkState, Side
from circulade.symbiosis.models import Site, Stream, SymbiosisLink
from circulade.symbiosis.queries.districts import barred_pairs
from circulade.symbiosis.queries.streams import current_streams

MOST_TEASERS = 20


@dataclass(frozen=True, slots=True)
class OwnStream:
    """A stream of one's own with what fits it, equal teasers counted: at most so many kinds, of so many in all."""

    stream: Stream
    teasers: tuple[tuple[Teaser, int], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Opening:
    """What being open would gain: sites with a fitting stream that would see the name without an introduction."""

    sites: int
    open_sites: int


def own_streams(site: Site, *, by: User, on: date) -> tuple[list[OwnStream], Opening]:
    """Return the streams of a site with fitting teasers, and what opening would gain; open sites seen are logged."""
    streams = [
        each for each in current_streams(site.district) if each.until_date is None or each.until_date >= on
    ]
    met = dict[int, list[Stream]]()
    for have, want in fitting(_around(streams, site), barred=barred_pairs(site.district)):
        if have.site_id == site.pk:
            met.setdefault(have.pk, []).append(want)
        elif want.site_id == site.pk:
            met.setdefault(want.pk, []).append(have)
    agreed = _agreed(site)
    region = region_of(site.district)
    found, seen = list[OwnStream](), dict[int, Site]()
    for own in (each for each in streams if each.site_id == site.pk):
        teasers = list[Teaser]()
        for other in met.get(own.pk, ()):
            revealed = other.site.open or frozenset((own.pk, other.pk)) in agreed
            if revealed:
                seen[other.site_id] = other.site
            teasers.append(teaser(other, region=region, revealed=revealed))
        teasers.sort(key=lambda each: (not each.name, each.what, each.band, each.name, each.confirmed))
        counted = [(told, len(list(same))) for told, same in groupby(teasers)]
        found.append(OwnStream(own, tuple(counted[:MOST_TEASERS]), len(teasers)))
    for other_site in seen.values():
        note_look(other_site, what="name and amount", by=by)
    others = {other.site_id: other.site for found_ in met.values() for other in found_}
    return found, Opening(len(others), sum(each.open for each in others.values()))


def _around(streams: Iterable[Stream], site: Site) -> list[Stream]:
    """Return the streams that could meet those of a site: its own, and all of the other side."""
    own = {each.side for each in streams if each.site_id == site.pk}
    wanted = {Side.HAVE if side == Side.WANT else Side.WANT for side in own}
    return [each for each in streams if each.site_id == site.pk or each.side in wanted]


def _agreed(site: Site) -> set[frozenset[int]]:
    """Return the pairs of streams whose sides both agreed to know each other."""
    rows = SymbiosisLink.objects.filter(
        district=site.district_id, have_agreed_at__isnull=False, want_agreed_at__isnull=False
    ).exclude(state=LinkState.DROPPED)
    return {frozenset(pair) for pair in rows.values_list("have_id", "want_id")}


def contact_of(link: SymbiosisLink, side: str) -> str:
    """Return whom a side may write to at the other one: nobody before both agreed."""
    if not link.shares:
        return ""
    site = (link.want if side == Side.HAVE else link.have).site
    return ", ".join(filter(None, (site.contact_name, site.contact_email)))


def other_side(link: SymbiosisLink, side: str, *, by: User) -> Teaser:
    """Return what the other side of a link may be known as, and log it where it is more than a teaser."""
    other = link.want if side == Side.HAVE else link.have
    revealed = link.shares or other.site.open
    if revealed:
        note_look(other.site, what="name and amount", by=by)
    return teaser(other, region=region_of(link.district), revealed=revealed)
