"""What others may know of a stream: a teaser for all, name and amount for open sites and after both agreed."""

from dataclasses import dataclass

from circulade.symbiosis.domain.amounts import banded, stated
from circulade.symbiosis.enums import StreamKind
from circulade.symbiosis.models import District, Stream
from circulade.vocabularies.waste import title_of


@dataclass(frozen=True, slots=True)
class Teaser:
    """What everybody may know: code or kind, region, band. `name` and `amount` are empty unless revealed.

    `confirmed` is false where words led to the code and nobody confirmed it.
    """

    side: str
    what: str
    region: str
    band: str
    name: str = ""
    words: str = ""
    amount: str = ""
    confirmed: bool = True

    @property
    def meaning(self) -> str:
        """What the codes stand for; empty for a kind."""
        return "; ".join(filter(None, map(title_of, self.what.split(", "))))

    @property
    def shown(self) -> str:
        """The amount that this reader may know."""
        return self.amount or self.band


def region_of(district: District) -> str:
    """Name the region of a district, no finer than its territory."""
    return f"{district.territory} ({district.territory.country})"


def teaser(stream: Stream, *, region: str, revealed: bool = False) -> Teaser:
    """Return what a reader may know of a stream; `revealed` when the site is open to them or both agreed."""
    codes = ", ".join(stream.reckoned_codes)
    what = codes if codes and stream.kind in (StreamKind.WASTE, StreamKind.BY_PRODUCT) else ""
    told = Teaser(
        side=stream.get_side_display(),
        what=what or str(StreamKind(stream.kind).label),
        region=region,
        band=banded(stream.middle, stream.unit),
        confirmed=not what or bool(stream.codes),
    )
    if not revealed:
        return told
    return Teaser(
        side=told.side,
        what=told.what,
        region=stream.site.place or region,
        band=told.band,
        name=stream.site.name,
        words=stream.words,
        amount=stated(stream.least, stream.most, stream.unit),
        confirmed=told.confirmed,
    )
