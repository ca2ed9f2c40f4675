"""Calibrate a study with what was really collected: its ratio to what was discarded becomes the collection rate."""

from django.db import transaction

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.files.mine import Assumption
from circulade.urbanmine.domain.catalogue import as_cells
from circulade.urbanmine.domain.rows import append_rows
from circulade.urbanmine.domain.shown import shown
from circulade.urbanmine.domain.studies import Refused, held_for_change
from circulade.urbanmine.enums import Origin, Sheet
from circulade.urbanmine.models import MineStudy

KIND = "collection"


def calibrate(study: MineStudy, product: str, *, year: int, by: User | None) -> MineStudy:
    """Take the ratio of a product and year as its collection rate, with the range that the bands give it."""
    rate = _rate(study, product, year)
    with transaction.atomic():
        held = held_for_change(study)
        stated = held.rows.filter(sheet=Sheet.ASSUMPTIONS, cells__product=product, cells__kind=KIND)
        cells = as_cells("assumptions", rate)
        if row := next((each for each in stated if not each.cells.get("substance")), None):
            row.cells, row.origin = cells, Origin.TYPED
            row.save()
        else:
            append_rows(held, Sheet.ASSUMPTIONS, [cells], origin=Origin.TYPED)
        held.revision += 1
        held.save()
        audit(held, "collection rate calibrated", by=by, changes={"year": (None, year)})
    return held


def _rate(study: MineStudy, product: str, year: int) -> Assumption:
    found = shown(study)
    rows = found.result["calibration"] if found else []
    row = next((each for each in rows if (each["product"], each["year"]) == (product, year)), None)
    if found is None or row is None or row["ratio"] is None:
        raise Refused(
            "There is no collected weight of this product and year beside a result: type it, then compute."
        )
    if row["ratio"] > 1:
        raise Refused(
            "More was collected than the study says was discarded, so the ratio is no rate: look at the figures and "
            "at the lifetime first."
        )
    low, _, high = (
        100_000 * row["tonnes"] / max(kilograms, 1e-9) for kilograms in reversed(row["generated_kg"])
    )
    source = next(
        each.source for each in found.study.collected if (each.product, each.year) == (product, year)
    )
    return Assumption(
        product,
        KIND,
        100 * row["ratio"],
        low=min(low, 100 * row["ratio"]),
        high=min(max(high, 100 * row["ratio"]), 100.0),
        source=source,
        grade=max(row["grade"], found.quality.of("discarded", product=product).grade),
        reason=f"collected in {year}, divided by what this study says was discarded",
    )
