"""Products whose content is known: batteries by chemistry, panels, turbines, motors, cars, devices, buildings.

Rail and the electricity grid are not among them: no table about them was read.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows


class Family(StrEnum):
    """What a product is a kind of."""

    BATTERY = "battery"
    PHOTOVOLTAICS = "photovoltaics"
    WIND = "wind"
    VEHICLE = "vehicle"
    DEVICE = "device"
    BUILDING = "building"


@dataclass(frozen=True, slots=True)
class Product:
    """A product of the catalogue, counted in `unit`: kWh, kW, kg, piece or m2 of floor."""

    key: str
    name: str
    family: Family
    unit: str


@cache
def _products() -> dict[str, Product]:
    return {
        row["key"]: Product(row["key"], row["name"], Family(row["family"]), row["unit"])
        for row in rows("urbanmine/products.csv")
    }


def products(family: Family | None = None) -> tuple[Product, ...]:
    """All products, or those of one family, as listed."""
    return tuple(found for found in _products().values() if family in (None, found.family))


def product(key: str) -> Product:
    """The product of a key such as "ev_battery_lfp"; raises `UnknownCode`."""
    try:
        return _products()[key.strip().lower()]
    except KeyError:
        raise UnknownCode(key, listing="the products", known=_products()) from None
