"""The demo's studies of the urban mine: loaded, computed and published, with every source."""

from typing import Any

from circulade.accounts.models import Programme, User
from circulade.cli.demo.data import DemoData
from circulade.register.models import Territory
from circulade.urbanmine.domain.computing import ask_to_compute, compute_study
from circulade.urbanmine.domain.rows import append_rows
from circulade.urbanmine.domain.studies import (
    add_product,
    add_substances,
    begin_study,
    publish_study,
    share_study,
)
from circulade.urbanmine.enums import Origin, Sheet
from circulade.urbanmine.models import MineStudy

DRAWS = 256
NAMED = ("title", "note", "population", "population_year", "population_source", "base_year")


def load_urban_mine(data: DemoData, programme: Programme, *, by: User) -> None:
    """Load, compute and publish the studies of the demo, each for a territory of the register."""
    for stated in data.json("urban-mine.json"):
        territory = Territory.objects.filter(
            programme=programme, name__contains=f'"{stated["territory"]}"'
        ).first()
        if territory is None:
            continue
        study = _study(programme, territory, stated, by=by)
        ask_to_compute(study, by=by)
        study.refresh_from_db()
        compute_study(study, by=by)
        share_study(study, shared=True, by=by)
        publish_study(study, by=by)


def _study(programme: Programme, territory: Territory, stated: dict[str, Any], *, by: User) -> MineStudy:
    values = {name: stated[name] for name in NAMED}
    study = begin_study(programme, territory, by=by, draws=DRAWS, **values)
    for product in stated["products"]:
        add_product(
            study,
            product.get("catalogue", ""),
            way=product["way"],
            product=product["key"],
            name=product["name"],
            by=by,
        )
    add_substances(study, sorted({row["substance"] for row in stated["assumptions"] if "substance" in row}))
    for sheet in (Sheet.POINTS, Sheet.ASSUMPTIONS, Sheet.STRATEGIES):
        append_rows(study, sheet, stated[sheet], origin=Origin.TYPED)
    study.refresh_from_db()
    return study
