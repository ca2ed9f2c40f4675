"""The numbers of a result as labelled figures: what, where, when, in which unit, how sure and from which sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.urbanmine.domain.shown import Shown, class_label


@dataclass(frozen=True, slots=True)
class About:
    """What a figure is of; `product`, `substance` and `category` are empty where they do not apply."""

    scenario: str
    part: str
    first: int
    last: int
    product: str = ""
    substance: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its band, the worst grade and the sources of what it rests on; a value has only a range.

    `basis` says what the kilograms of a substance are of; empty for products and sums.
    """

    label: str
    about: About
    unit: str
    basis: str
    p5: float
    p50: float | None
    p95: float
    grade: str
    sources: tuple[str, ...]


def part_labels() -> dict[str, str]:
    """Name the parts of a result."""
    return {
        "stock": _("in use at the end of the year"),
        "in_stock": _("in stock at the end of the base year"),
        "fresh": _("new"),
        "discarded": _("discarded"),
        "returned": _("used again"),
        "kept_in_use": _("used again"),
        "collected": _("collected"),
        "recovered": _("recovered"),
        "recoverable": _("recoverable"),
        "priced": _("recoverable, with a price"),
        "landfill_avoided": _("landfill avoided"),
        "virgin_avoided": _("virgin input avoided"),
        "value": _("value of what is recovered, costs not examined"),
    }


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one result."""

    shown: Shown

    def yearly(self) -> Iterator[About]:
        """Return what there is by year: every product and material under every scenario."""
        years = self.shown.result["years"]
        for scenario in self.shown.scenarios:
            for product, parts in self.shown.result["flows"][scenario].items():
                for part in parts:
                    yield from (About(scenario, part, year, year, product=product) for year in years)
            for key, parts in self.shown.result["materials"][scenario].items():
                group = self.shown.category(key)
                for part in (part for part, found in parts.items() if found is not None):
                    for year in years:
                        yield About(scenario, part, year, year, substance=key, category=group)

    def of_year(self, about: About) -> Figure:
        """Return the figure of a year."""
        table, key = ("flows", about.product) if about.product else ("materials", about.substance)
        found = self.shown.result[table][about.scenario][key][about.part]
        at = about.first - self.shown.result["years"][0]
        return self._figure(about, [found[level][at] for level in ("p5", "p50", "p95")])

    def sums(self) -> Iterator[Figure]:
        """Return the sums over the years ahead: materials by class after UNFC, then the three result lines."""
        base, (first, last) = self.shown.result["years"][0], self.shown.span
        for scenario in self.shown.scenarios:
            for key, row in self.shown.result["classes"][scenario].items():
                group = self.shown.category(key)
                for part, band in row.items():
                    begin, end = (base, base) if part == "in_stock" else (first, last)
                    if band is not None:
                        about = About(scenario, part, begin, end, substance=key, category=group)
                        yield self._figure(about, band)
            yield from self._lines(scenario)

    def _lines(self, scenario: str) -> Iterator[Figure]:
        lines, (first, last) = self.shown.result["lines"][scenario], self.shown.span
        if lines["landfill_avoided"] is not None:
            yield self._figure(About(scenario, "landfill_avoided", first, last), lines["landfill_avoided"])
        for group, band in lines["virgin_avoided"].items():
            if band is not None:
                yield self._figure(About(scenario, "virgin_avoided", first, last, category=group), band)
        for currency, (low, high) in lines["value"].items():
            yield self._figure(About(scenario, "value", first, last), [low, None, high], unit=currency)

    def _figure(self, about: About, band: list[float | None], unit: str = "") -> Figure:
        shown, what = self.shown, _("All products")
        if about.product:
            what = shown.product_name(about.product)
            unit = next(each["unit"] for each in shown.products if each["product"] == about.product)
        elif about.substance:
            what = shown.substance_name(about.substance)
        elif about.category:
            what = class_label(about.category)
        years = str(about.first) if about.first == about.last else f"{about.first}–{about.last}"
        label = f"{what}: {part_labels()[about.part]}, {years}, {shown.scenario_name(about.scenario)}"
        basis = shown.quality.of(about.part, product=about.product, substance=about.substance)
        of = shown.basis(about.substance) if about.substance else ""
        low, middle, high = band
        return Figure(
            label, about, unit or "kg", of, low or 0.0, middle, high or 0.0, basis.grade, basis.sources
        )
