"""Begin and change a district; authorities and barriers."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme, User
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import set_own
from circulade.register.domain.refs import ref_like
from circulade.register.models import Territory
from circulade.symbiosis.domain.problems import RecordChanged, Refused
from circulade.symbiosis.models import Barrier, CompetentAuthority, District, Site

CHANGEABLE = (
    "title",
    "note",
    "city_role",
    "goals",
    "funding",
    "currency",
    "per_tonne",
    "per_tkm",
    "detour",
    "fixed_cost",
    "price_source",
    "uncertainty",
    "co2_per_tkm",
    "co2_source",
    "co2_version",
    "public",
    "source",
)


def begin_district(
    programme: Programme, territory: Territory, *, title: str, by: User | None, **values: Any
) -> District:
    """Begin a district of a territory."""
    kept = {name: value for name, value in values.items() if name in (*CHANGEABLE, "invented")}
    with transaction.atomic():
        taken = {"new", *District.objects.filter(programme=programme).values_list("ref", flat=True)}
        district = District.objects.create(
            programme=programme,
            territory=territory,
            ref=ref_like(title, fallback=territory.ref, taken=taken),
            title=title,
            created_by=by,
            **kept,
        )
        audit(district, "district begun", by=by, changes={"territory": (None, territory.pk)})
    return district


def change_district(
    district: District, values: dict[str, Any], *, by: User | None, revision: int | None = None
) -> District:
    """Change a district's own values; raises `RecordChanged` if it was changed since `revision`."""
    with transaction.atomic():
        held = District.objects.select_for_update().get(pk=district.pk)
        if revision is not None and revision != held.revision:
            raise RecordChanged(held.revision)
        changed = set_own(held, values, CHANGEABLE)
        if changed:
            held.revision += 1
            held.save()
            audit(held, "district changed", by=by, changes={"fields": (None, changed)})
    return held


def add_authority(district: District, *, by: User | None, **values: Any) -> CompetentAuthority:
    """Put a competent authority on record."""
    with transaction.atomic():
        made = CompetentAuthority.objects.create(district=district, **values)
        audit(made, "authority added", by=by, changes={"contacted_on": (None, values.get("contacted_on"))})
    return made


def remove_authority(authority: CompetentAuthority, *, by: User | None) -> None:
    """Take an authority off the record."""
    with transaction.atomic():
        audit(authority, "authority removed", by=by)
        authority.delete()


def bar(one: Site, other: Site, *, reason: str, by: User | None) -> Barrier:
    """Note that two sites may not know of each other."""
    if one.pk == other.pk:
        raise Refused(_("Choose two different sites."))
    if one.district_id != other.district_id:
        raise Refused(_("Both sites must be of this district."))
    first, second = sorted((one, other), key=lambda site: site.pk)
    with transaction.atomic():
        found, is_new = Barrier.objects.get_or_create(
            district=one.district, one=first, other=second, defaults={"reason": reason}
        )
        if is_new:
            audit(found, "barrier set", by=by, changes={"sites": (None, [first.pk, second.pk])})
    return found


def unbar(barrier: Barrier, *, by: User | None) -> None:
    """Let two sites know of each other again."""
    with transaction.atomic():
        audit(barrier, "barrier lifted", by=by, changes={"sites": ([barrier.one_id, barrier.other_id], None)})
        barrier.delete()
