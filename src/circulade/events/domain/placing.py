"""Find the territory of the register that somebody means by its name and country."""

from collections.abc import Iterable
from typing import Protocol

from circulade.accounts.models import Programme
from circulade.core.text.translated import texts
from circulade.register.models import Territory
from circulade.words.folding import fold


class Placed(Protocol):
    """Somebody who says where they come from."""

    @property
    def country(self) -> str: ...
    @property
    def territory_name(self) -> str: ...


def known_places(programme: Programme, people: Iterable[Placed]) -> dict[tuple[str, str], Territory]:
    """Return the territories that people mean, by what they typed; only where exactly one has that name."""
    typed = {(one.country, one.territory_name) for one in people if one.territory_name.strip()}
    if not typed:
        return {}
    countries = {country for country, _name in typed}
    found: dict[tuple[str, str], list[Territory]] = {}
    for territory in programme.territories.filter(country__in=countries, merged_into__isnull=True):
        for name in {fold(name) for name in texts(territory.name).values()}:
            found.setdefault((territory.country, name), []).append(territory)
    meant = {(country, name): found.get((country, fold(name)), []) for country, name in typed}
    return {key: one[0] for key, one in meant.items() if len(one) == 1}
