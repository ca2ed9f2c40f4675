"""A computed study ready to be shown: result, rows and names at hand."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from circulade.files.mine import BASELINE, Quality, Study
from circulade.files.mine.basis import AS_ITSELF
from circulade.urbanmine.domain.computing import computed_study, result_of
from circulade.urbanmine.models import MineStudy


@dataclass(frozen=True, slots=True)
class Shown:
    """A study record, the rows it was computed from, its result, and what the numbers of it rest on."""

    record: MineStudy
    study: Study
    result: dict[str, Any]
    quality: Quality

    def graded(self, text: str, part: str, *, product: str = "", substance: str = "") -> str:
        """Return a number with the letter of its quality, an empty one as it is."""
        return f"{text} · {self.quality.of(part, product=product, substance=substance).grade}" if text else ""

    def product_name(self, key: str) -> str:
        """What people call a product."""
        return next((each.name for each in self.study.products if each.product == key), key)

    def substance_name(self, key: str) -> str:
        """What people call a substance, and what is weighed where that is not the substance itself."""
        found = next((each for each in self.study.substances if each.substance == key), None)
        if found is None:
            return key
        return found.name if found.basis in AS_ITSELF else f"{found.name} ({found.basis})"

    def basis(self, key: str) -> str:
        """What the kilograms of a substance are of."""
        return next((each.basis for each in self.study.substances if each.substance == key), "")

    def category(self, key: str) -> str:
        """The one class in which a substance is counted."""
        return next((each.category for each in self.study.substances if each.substance == key), "industrial")

    def scenario_name(self, key: str) -> str:
        """What people call a scenario."""
        return _("Baseline") if key == BASELINE else key

    @property
    def substances(self) -> list[str]:
        """The substances with a result."""
        return list(self.result["materials"][BASELINE])

    @property
    def scenarios(self) -> list[str]:
        """The scenarios, the baseline first."""
        return list(self.result["scenarios"])

    @property
    def products(self) -> list[dict[str, Any]]:
        """The products with their quality."""
        return list(self.result["products"])

    @property
    def span(self) -> tuple[int, int]:
        """The first and last year ahead of the base year."""
        years = self.result["years"]
        return years[0] + 1, years[-1]


def shown(study: MineStudy) -> Shown | None:
    """Return a study with its result, None before the first computation."""
    result, read = result_of(study), computed_study(study)
    return None if result is None or read is None else Shown(study, read, result, Quality(read))


def class_label(category: str) -> str:
    """Name a class of materials."""
    return {
        "strategic": _("Strategic raw materials"),
        "critical": _("Other critical raw materials"),
        "industrial": _("Industrial materials"),
    }[category]
