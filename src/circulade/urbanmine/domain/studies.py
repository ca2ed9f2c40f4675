"""Begin and change a study, add a product with the facts shipped for it, publish and withdraw."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from circulade.accounts.models import Programme, User
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import set_own
from circulade.register.domain.refs import ref_like
from circulade.register.models import Territory
from circulade.urbanmine.domain import catalogue
from circulade.urbanmine.domain.borrowed import borrowed
from circulade.urbanmine.domain.problems import StudyLocked
from circulade.urbanmine.domain.rows import append_rows
from circulade.urbanmine.enums import Origin, Sheet, StudyState
from circulade.urbanmine.models import MineStudy
from circulade.vocabularies.urbanmine import VERSION

CHANGEABLE = (
    "title",
    "note",
    "population",
    "population_year",
    "population_source",
    "base_year",
    "last_year",
    "draws",
    "seed",
)


class Refused(ValueError):
    """The step is not possible; the message says why and what to do."""


def begin_study(
    programme: Programme, territory: Territory, *, title: str, by: User | None, **values: Any
) -> MineStudy:
    """Begin a study; population, its year and source are the territory's unless stated."""
    taken = {"new", *MineStudy.objects.filter(programme=programme).values_list("ref", flat=True)}
    ref = ref_like(title, fallback=territory.ref, taken=taken)
    known = {
        "population": territory.population,
        "population_year": territory.population_year,
        "population_source": territory.population_source,
    }
    stated = {name: value for name, value in values.items() if name in CHANGEABLE and value not in (None, "")}
    with transaction.atomic():
        study = MineStudy.objects.create(
            programme=programme,
            territory=territory,
            ref=ref,
            title=title,
            facts=VERSION,
            created_by=by,
            **(known | stated),
        )
        audit(study, "study begun", by=by, changes={"territory": (None, territory.pk)})
    return study


def change_study(study: MineStudy, values: dict[str, Any], *, by: User | None) -> MineStudy:
    """Change the study's own values."""
    with transaction.atomic():
        held = held_for_change(study)
        changed = set_own(held, values, CHANGEABLE)
        if changed:
            held.revision += 1
            held.save()
            audit(held, "study changed", by=by, changes={"fields": (None, changed)})
    return held


def held_for_change(study: MineStudy) -> MineStudy:
    """Return the study locked for a change; raises `StudyLocked` while it is computed or published."""
    held = MineStudy.objects.select_for_update().get(pk=study.pk)
    if held.state == StudyState.COMPUTING:
        raise StudyLocked("The study is being computed: wait until it is done, then change it.")
    if held.state == StudyState.PUBLISHED:
        raise StudyLocked("The study is published: withdraw it first, then change it.")
    return held


def add_product(
    study: MineStudy,
    key: str,
    *,
    way: str,
    by: User | None,
    product: str = "",
    name: str = "",
    unit: str = "",
    place: str = "",
) -> str:
    """Add a product: one of the catalogue with its facts, or (key empty) one's own. Returns its key in the study.

    By population it takes national figures along, where they were read.
    """
    with transaction.atomic():
        held = held_for_change(study)
        taken = {row.cells.get("product") for row in held.rows.filter(sheet=Sheet.PRODUCTS)}
        wanted = product or key or slugify(name)[:50] or "product"
        own = (
            wanted
            if wanted not in taken
            else next(f"{wanted}-{n}" for n in range(2, 999) if f"{wanted}-{n}" not in taken)
        )
        if key:
            row = catalogue.as_cells("products", catalogue.product_row(key, product=own, way=way, name=name))
            country = place or held.territory.country
            facts = catalogue.assumptions_of(key, product=own, place=country)
            if way == "population":
                about, figures = borrowed(key, product=own, country=country)
                row |= about
                append_rows(held, Sheet.POINTS, figures, origin=Origin.SHIPPED)
        else:
            row = {"product": own, "name": name or own, "way": way, "unit": unit or "piece"}
            facts = []
        append_rows(held, Sheet.PRODUCTS, [row], origin=Origin.TYPED)
        cells = (catalogue.as_cells("assumptions", each) for each in facts)
        append_rows(held, Sheet.ASSUMPTIONS, cells, origin=Origin.SHIPPED)
        add_substances(held, catalogue.substances_of(facts))
        held.revision += 1
        held.save()
        audit(held, "product added", by=by, changes={"product": (None, own)})
    return own


def add_substances(study: MineStudy, keys: list[str]) -> None:
    """Add shipped substances that the study does not name yet."""
    known = {row.cells.get("substance") for row in study.rows.filter(sheet=Sheet.SUBSTANCES)}
    rows = [
        catalogue.as_cells("substances", catalogue.substance_row(key)) for key in keys if key not in known
    ]
    append_rows(study, Sheet.SUBSTANCES, rows, origin=Origin.SHIPPED)


def publish_study(study: MineStudy, *, by: User | None) -> MineStudy:
    """Show the newest result to everybody; the rows cannot be changed until it is withdrawn."""
    with transaction.atomic():
        held = MineStudy.objects.select_for_update().get(pk=study.pk)
        if held.state != StudyState.COMPUTED or held.run is None:
            raise Refused("Compute the study first: only a result can be published.")
        held.state = StudyState.PUBLISHED
        held.published_at = timezone.now()
        held.save()
        audit(held, "study published", by=by, run=held.run, changes={"state": ("computed", "published")})
    return held


def withdraw_study(study: MineStudy, *, by: User | None) -> MineStudy:
    """Take a published study back, so that it can be changed."""
    with transaction.atomic():
        held = MineStudy.objects.select_for_update().get(pk=study.pk)
        if held.state != StudyState.PUBLISHED:
            raise Refused("The study is not published.")
        held.state = StudyState.COMPUTED
        held.published_at = None
        held.save()
        audit(held, "study withdrawn", by=by, changes={"state": ("published", "computed")})
    return held


def share_study(study: MineStudy, *, shared: bool, by: User | None) -> MineStudy:
    """Note whether the territory agreed to stand beside others, per inhabitant."""
    with transaction.atomic():
        held = MineStudy.objects.select_for_update().get(pk=study.pk)
        if held.shared != shared:
            audit(
                held,
                "sharing agreed" if shared else "sharing ended",
                by=by,
                changes={"shared": (held.shared, shared)},
            )
            held.shared = shared
            held.save()
    return held
