"""Create and change organisations, and the territories they act for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import assign, check_revision, locked, plain, save_change
from circulade.register.domain.links import link_problems
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.refs import free_ref
from circulade.register.enums import OrganisationKind, OrganisationRole
from circulade.register.models import Organisation, Territory
from circulade.vocabularies.countries import is_country, iso

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationValues:
    """What the office states about an organisation; `territories` are those it acts for."""

    name: Mapping[str, str]
    kind: str
    country: str
    role: str = ""
    website: str = ""
    public: bool = False
    invented: bool = False
    territories: tuple[Territory, ...] = ()


def _checked(values: OrganisationValues) -> dict[str, object]:
    problems: dict[str, str] = {}
    if not any(text.strip() for text in values.name.values()):
        problems["name"] = _("An organisation needs a name in at least one language.")
    if values.kind not in OrganisationKind.values:
        problems["kind"] = _("%(kind)s is no kind of organisation.") % {"kind": values.kind or "“”"}
    if values.role not in OrganisationRole.values:
        problems["role"] = _("%(role)s is no role of an organisation.") % {"role": values.role}
    if not is_country(values.country):
        problems["country"] = _("%(code)s is not a country of Europe.") % {"code": values.country}
    problems |= link_problems(website=values.website)
    if problems:
        raise RegisterProblem(problems)
    return {
        "name": dict(values.name),
        "kind": values.kind,
        "country": iso(values.country),
        "role": values.role,
        "website": values.website,
        "public": values.public,
        "invented": values.invented,
    }


def create_organisation(
    programme: Programme, values: OrganisationValues, *, by: "User | None", ref: str = ""
) -> Organisation:
    """Add an organisation; raises `RegisterProblem`."""
    fields = _checked(values)
    _check_programme(values.territories, programme_id=programme.pk)
    with transaction.atomic():
        made = Organisation(
            programme=programme,
            ref=ref or free_ref(Organisation, programme_id=programme.pk, names=values.name),
            **{name: plain(value) for name, value in fields.items()},
        )
        made.save()
        made.territories.set(values.territories)
        audit(made, "organisation created", by=by, changes={"ref": (None, made.ref)})
    return made


def change_organisation(
    organisation: Organisation, values: OrganisationValues, *, by: "User | None", revision: int | None = None
) -> Organisation:
    """Change an organisation; raises `Outdated` when somebody else did since `revision`."""
    fields = _checked(values)
    _check_programme(values.territories, programme_id=organisation.programme_id)
    with transaction.atomic():
        current = locked(organisation)
        check_revision(current, revision, fields)
        changes = assign(current, fields)
        old = sorted(current.territories.values_list("pk", flat=True))
        new = sorted(territory.pk for territory in values.territories)
        if old != new:
            changes["territories"] = (old, new)
            current.territories.set(values.territories)
        if changes:
            save_change(current)
            audit(current, "organisation changed", by=by, changes=changes)
    return current


def _check_programme(territories: Iterable[Territory], *, programme_id: int) -> None:
    if any(territory.programme_id != programme_id for territory in territories):
        raise RegisterProblem({"territories": _("Choose territories of the same programme.")})
