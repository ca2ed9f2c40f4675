"""Create and change projects: funded activities of several organisations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import assign, check_revision, locked, plain, save_change
from circulade.register.domain.links import link_problems
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.refs import free_ref
from circulade.register.models import Organisation, Project, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectValues:
    """What the office states about a project."""

    name: Mapping[str, str]
    acronym: str = ""
    starts: date | None = None
    ends: date | None = None
    website: str = ""
    public: bool = False
    organisations: tuple[Organisation, ...] = ()
    territories: tuple[Territory, ...] = ()


def _checked(values: ProjectValues, *, programme_id: int) -> dict[str, Any]:
    problems: dict[str, str] = {}
    if not any(text.strip() for text in values.name.values()):
        problems["name"] = _("A project needs a name in at least one language.")
    if values.starts and values.ends and values.ends < values.starts:
        problems["ends"] = _("The end lies before the start.")
    for field in ("organisations", "territories"):
        if any(each.programme_id != programme_id for each in getattr(values, field)):
            problems[field] = _("Choose records of the same programme.")
    problems |= link_problems(website=values.website)
    if problems:
        raise RegisterProblem(problems)
    return {
        "name": dict(values.name),
        "acronym": values.acronym.strip(),
        "starts": values.starts,
        "ends": values.ends,
        "website": values.website,
        "public": values.public,
    }


def create_project(
    programme: Programme, values: ProjectValues, *, by: "User | None", ref: str = ""
) -> Project:
    """Add a project; raises `RegisterProblem`."""
    fields = _checked(values, programme_id=programme.pk)
    names = {"en": values.acronym} if values.acronym.strip() else values.name
    with transaction.atomic():
        made = Project(
            programme=programme,
            ref=ref or free_ref(Project, programme_id=programme.pk, names=names),
            **{name: plain(value) for name, value in fields.items()},
        )
        made.save()
        made.organisations.set(values.organisations)
        made.territories.set(values.territories)
        audit(made, "project created", by=by, changes={"ref": (None, made.ref)})
    return made


def change_project(
    project: Project, values: ProjectValues, *, by: "User | None", revision: int | None = None
) -> Project:
    """Change a project; raises `Outdated` when somebody else did since `revision`."""
    fields = _checked(values, programme_id=project.programme_id)
    with transaction.atomic():
        current = locked(project)
        check_revision(current, revision, fields)
        changes = assign(current, fields)
        for field in ("organisations", "territories"):
            related = getattr(current, field)
            old = sorted(related.values_list("pk", flat=True))
            new = sorted(each.pk for each in getattr(values, field))
            if old != new:
                changes[field] = (old, new)
                related.set(getattr(values, field))
        if changes:
            save_change(current)
            audit(current, "project changed", by=by, changes=changes)
    return current
