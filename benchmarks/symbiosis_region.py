"""The instances of `benchmarks/symbiosis.py`: invented streams on the real geography of European towns.

`region(size, seed)` gives `size` offers and `size` needs. numpy's `default_rng(seed)` is asked in this order:
acceptances, then for offers and for needs the town (weight 1/sqrt of its rank, larger first; GeoNames through
`circulade.vocabularies.towns`), the distance from it (exponential, mean 10 km) and the direction, then the rest.
200 codes with weight rank^-0.7, 40 classes with weight rank^-0.5; each code is accepted by one to four classes with
a yield from 0.5 to 1 and a processing cost from 5 to 40. Tonnes are log-normal (5, 1.2), disposal costs from 20
to 120, prices from 0 to 60, transport 6 per tonne and 0.13 per tonne and kilometre. With `quality` two properties:
values from 0 to 10, one in twenty unknown; limits from 3 to 9 for half of the needs.

`python benchmarks/symbiosis_region.py DIR [--size 1000] [--seed 1] [--quality]` writes an instance as offers.csv,
needs.csv and accepts.csv, which `circulade symbiosis` takes and any other tool can read: every figure is written so
that it reads back to the same bits.
"""

import argparse
import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from circulade.engines.symbiosis import Acceptance, Listings, Needs, Offers, Terms
from circulade.vocabularies.towns import towns

CODES, CLASSES = 200, 40


def region(size: int, seed: int = 1, *, quality: bool = False) -> Listings:
    """Return the instance of a size and seed."""
    draw = np.random.default_rng(seed)
    accepts = tuple(
        Acceptance(f"k{kind:02}", f"c{code:03}", float(draw.uniform(0.5, 1)), float(draw.uniform(5, 40)))
        for code in range(CODES)
        for kind in draw.choice(CLASSES, draw.integers(1, 5), replace=False)
    )
    offers, needs = _places(draw, size), _places(draw, size)
    codes = draw.choice(CODES, size, p=_weights(CODES, 0.7))
    classes = draw.choice(CLASSES, size, p=_weights(CLASSES, 0.5))
    tonnes = draw.lognormal(5, 1.2, size), draw.lognormal(5, 1.2, size)
    money = draw.uniform(20, 120, size), draw.uniform(0, 60, size)
    names = ("ash", "chloride") if quality else ()
    values = {name: np.where(draw.random(size) < 0.05, np.nan, draw.uniform(0, 10, size)) for name in names}
    limits = {name: np.where(draw.random(size) < 0.5, np.inf, draw.uniform(3, 9, size)) for name in names}
    refs = tuple(f"{number:06}" for number in range(size))
    return Listings(
        Offers(refs, tuple(f"c{code:03}" for code in codes), tonnes[0], *offers, money[0], values),
        Needs(refs, tuple(f"k{kind:02}" for kind in classes), tonnes[1], *needs, money[1], limits),
        accepts,
        Terms(6.0, 0.13),
    )


def written(listings: Listings, folder: Path) -> None:
    """Write an instance as the three files of `circulade symbiosis`; its terms are options of the command."""
    folder.mkdir(parents=True, exist_ok=True)
    offers, needs = listings.offers, listings.needs
    measured = {f"q:{name}": values for name, values in offers.properties.items()}
    limits = {f"max:{name}": values for name, values in needs.limits.items()}
    figures = {
        "tonnes": offers.tonnes,
        "lat": offers.lat,
        "lon": offers.lon,
        "disposal_cost": offers.disposal_cost,
    }
    figures |= measured
    _table(folder / "offers.csv", {"ref": offers.refs, "code": offers.codes}, figures)
    figures = {"tonnes": needs.tonnes, "lat": needs.lat, "lon": needs.lon, "price": needs.price} | limits
    _table(folder / "needs.csv", {"ref": needs.refs, "class": needs.classes}, figures)
    accepts = listings.accepts
    names = {"class": [one.need_class for one in accepts], "code": [one.code for one in accepts]}
    gives, costs = (
        np.array([one.gives for one in accepts]),
        np.array([one.processing_cost for one in accepts]),
    )
    _table(folder / "accepts.csv", names, {"yield": gives, "processing_cost": costs})


def _table(path: Path, names: Mapping[str, Sequence[str]], figures: Mapping[str, np.ndarray]) -> None:
    """Write columns; what is not known and what is no limit stays empty."""
    texts = [
        [repr(one) if np.isfinite(one) else "" for one in column.tolist()] for column in figures.values()
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([*names, *figures])
        table.writerows(zip(*names.values(), *texts, strict=True))


def _weights(count: int, power: float) -> np.ndarray:
    weights = np.arange(1, count + 1) ** -power
    return np.asarray(weights / weights.sum())


def _places(draw: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
    known = towns()
    town = draw.choice(len(known), size, p=_weights(len(known), 0.5))
    away, angle = draw.exponential(10, size), draw.uniform(0, 2 * np.pi, size)
    lat = np.array([place.point.lat for place in known])[town]
    lon = np.array([place.point.lon for place in known])[town]
    return lat + away * np.cos(angle) / 111, lon + away * np.sin(angle) / (111 * np.cos(np.radians(lat)))


def main() -> None:
    """Write the instance asked for, and say how it is solved."""
    parser = argparse.ArgumentParser(description="Write a published instance as CSV files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quality", action="store_true")
    chosen = parser.parse_args()
    listings = region(chosen.size, chosen.seed, quality=chosen.quality)
    written(listings, chosen.folder)
    files = " ".join(f"--{name} {chosen.folder / name}.csv" for name in ("offers", "needs", "accepts"))
    terms = f"--per-tonne {listings.terms.per_tonne:g} --per-tkm {listings.terms.per_tkm:g}"
    print(f"circulade symbiosis {files} {terms} --out {chosen.folder / 'result'}")


if __name__ == "__main__":
    main()
