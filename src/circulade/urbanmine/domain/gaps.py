"""What a product still lacks: years without a figure, a lifetime, a content, steps of recovery."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

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
    states = []
    for row in found.rows["products"]:
        key = row.cells.get("product", "")
        years = sorted(
            int(point.cells["year"])
            for point in found.rows["points"]
            if point.cells.get("product") == key and point.cells.get("year", "").isdigit()
        )
        kinds = {
            each.cells.get("kind") for each in found.rows["assumptions"] if each.cells.get("product") == key
        }
        general = {
            each.cells.get("kind") for each in found.rows["assumptions"] if not each.cells.get("product")
        }
        gaps = tuple(year for year in range(years[0], years[-1]) if year not in years) if years else ()
        missing = []
        if not years:
            missing.append(_("figures"))
        if "lifetime" not in kinds:
            missing.append(_("lifetime"))
        if "content" not in kinds:
            missing.append(_("content: no materials will be shown"))
        if "collection" not in kinds | general:
            missing.append(_("collection: nothing counts as collected"))
        elif "recovery" not in kinds | general:
            missing.append(_("recovery: nothing counts as recoverable"))
        states.append(
            ProductState(
                key, row.cells.get("name", key), row.cells.get("way", ""), len(years), gaps, tuple(missing)
            )
        )
    return states
