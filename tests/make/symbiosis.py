"""Store districts, sites and streams for tests."""

from datetime import date
from typing import Any

from tests.make import register as make_register

from circulade.accounts.models import Programme
from circulade.register.models import Territory
from circulade.symbiosis.domain.districts import begin_district
from circulade.symbiosis.domain.sites import add_site
from circulade.symbiosis.domain.streams import add_stream
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import District, Site, Stream

DAY = date(2026, 11, 22)
PRICES = {"per_tonne": 6.0, "per_tkm": 0.13, "price_source": "typed for a test"}


def district(
    programme: Programme, *, title: str = "Port district", territory: Territory | None = None, **values: Any
) -> District:
    """Store a district with prices stated, of Rotterdam unless told otherwise."""
    territory = territory or Territory.objects.filter(programme=programme, ref="rotterdam").first()
    territory = territory or make_register.territory(programme, "rotterdam", country="NL")
    return begin_district(programme, territory, title=title, by=None, **(PRICES | values))


def site(of: District, name: str = "Power Works", **values: Any) -> Site:
    """Store a site near Rotterdam."""
    place = {"latitude": 51.92, "longitude": 4.48, "place": "Rotterdam", "contact_name": "Pat"}
    return add_site(of, name=name, by=None, **(place | values))


def have(at: Site, words: str = "fly ash", *, code: str = "10 01 02", **values: Any) -> Stream:
    """Store something a site has, ready for a plan."""
    known = {"least": 4321.0, "most": 4321.0, "cost": 40.0, "when": "all year"}
    return add_stream(
        at, by=None, on=DAY, side=Side.HAVE, words=words, codes=[code] if code else None, **(known | values)
    )


def want(
    at: Site, words: str = "ash for clinker", *, codes: tuple[str, ...] = ("10 01 02",), **values: Any
) -> Stream:
    """Store something a site wants, ready for a plan."""
    known = {"least": 9000.0, "most": 9000.0, "price": 12.0, "processing": 3.0, "when": "all year"}
    return add_stream(at, by=None, on=DAY, side=Side.WANT, words=words, codes=list(codes), **(known | values))
