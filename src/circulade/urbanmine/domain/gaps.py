"""What a product still lacks: years without a figure, a lifetime, a content, steps of recovery."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from circulade.files.mine.numbers import NotUnderstood, read_year
from circulade.urbanmine.domain.rows import Checked
from circulade.urbanmine.domain.spans import spans


@dataclass(frozen=True, slots=True)
class ProductState:
    """A product of a study, how many figures it has, which years are filled in, and what is missing."""

    key: str
    name: str
    way: str
    figures: int
    gaps: tuple[int, ...]
    missing: tuple[str, ...]

    @property
    def filled(self) -> str:
        """The years filled in, as runs."""
        return spans(self.gaps)


def product_states(found: Checked) -> list[ProductState]:
    """Return the state of every product, also of those that cannot be read yet."""
    years, kinds = defaultdict[str, set[int]](set), defaultdict[str, set[str]](set)
    for point in found.rows["points"]:
        if (year := _year(point.cells.get("year", ""))) is not None:
            years[point.cells.get("product", "")].add(year)
    for each in found.rows["assumptions"]:
        kinds[each.cells.get("product", "")].add(each.cells.get("kind", ""))
    return [
        _state(
            row.cells,
            years[row.cells.get("product", "")],
            own=kinds[row.cells.get("product", "")],
            general=kinds[""],
        )
        for row in found.rows["products"]
    ]


def _year(typed: str) -> int | None:
    """Return a year that was typed, None for what is none: a figure of the year 20200000 leaves no gaps."""
    try:
        return read_year(typed)
    except NotUnderstood:
        return None


def _state(cells: Mapping[str, str], years: set[int], *, own: set[str], general: set[str]) -> ProductState:
    missing = []
    if not years:
        missing.append(_("figures"))
    if "lifetime" not in own:
        missing.append(_("lifetime"))
    if "content" not in own:
        missing.append(_("content: no materials will be shown"))
    if "collection" not in own | general:
        missing.append(_("collection: nothing counts as collected"))
    elif "recovery" not in own | general:
        missing.append(_("recovery: nothing counts as recoverable"))
    gaps = tuple(sorted(set(range(min(years), max(years))) - years)) if years else ()
    key = cells.get("product", "")
    return ProductState(key, cells.get("name", key), cells.get("way", ""), len(years), gaps, tuple(missing))
