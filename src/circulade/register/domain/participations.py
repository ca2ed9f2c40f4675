"""Record and change participations: who takes part as what, from when to when, and how the office knows."""

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import assign, check_revision, locked, save_change
from circulade.register.domain.links import link_problems
from circulade.register.domain.problems import RegisterProblem
from circulade.register.enums import ParticipationKind, ParticipationState
from circulade.register.models import Organisation, Participation, Project, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationValues:
    """A part in the programme: of a territory, an organisation or a project, or several of them together."""

    kind: str
    territory: Territory | None = None
    organisation: Organisation | None = None
    project: Project | None = None
    state: str = ParticipationState.CONFIRMED
    label: str = ""
    since: date | None = None
    until: date | None = None
    evidence: str = ""
    evidence_url: str = ""


def _checked(values: ParticipationValues, *, programme_id: int) -> dict[str, Any]:
    problems: dict[str, str] = {}
    whose = (values.territory, values.organisation, values.project)
    if not any(whose):
        problems["territory"] = _("Say who takes part: a territory, an organisation or a project.")
    if any(each is not None and each.programme_id != programme_id for each in whose):
        problems["territory"] = _("Choose records of the same programme.")
    if values.kind not in ParticipationKind.values:
        problems["kind"] = _("%(kind)s is no kind of participation.") % {"kind": values.kind or "“”"}
    if values.state not in ParticipationState.values:
        problems["state"] = _("%(state)s is no state of a participation.") % {"state": values.state}
    if values.since and values.until and values.until < values.since:
        problems["until"] = _("The last day lies before the first.")
    problems |= link_problems(evidence_url=values.evidence_url)
    if problems:
        raise RegisterProblem(problems)
    return {field.name: getattr(values, field.name) for field in fields(values)}


def record_participation(
    programme: Programme,
    values: ParticipationValues,
    *,
    by: "User | None",
    about: models.Model | None = None,
) -> Participation:
    """Record a participation; `about` is the group or call it came from. Raises `RegisterProblem`."""
    stated = _checked(values, programme_id=programme.pk)
    with transaction.atomic():
        made = Participation(programme=programme, **stated)
        if about is not None:
            made.about = about
        made.save()
        audit(
            made,
            "participation recorded",
            by=by,
            changes={
                "kind": (None, made.kind),
                "state": (None, made.state),
                "territory": (None, made.territory_id),
                "organisation": (None, made.organisation_id),
                "project": (None, made.project_id),
            },
        )
    return made


def change_participation(
    participation: Participation,
    values: ParticipationValues,
    *,
    by: "User | None",
    revision: int | None = None,
) -> Participation:
    """Change a participation; raises `Outdated` when somebody else did since `revision`."""
    stated = _checked(values, programme_id=participation.programme_id)
    with transaction.atomic():
        current = locked(participation)
        check_revision(current, revision, stated)
        if changes := assign(current, stated):
            save_change(current)
            audit(current, "participation changed", by=by, changes=changes)
    return current


def confirm_participation(participation: Participation, *, on: date, by: "User | None") -> Participation:
    """Note that somebody accepted their place; it starts on that day unless a start is known."""
    with transaction.atomic():
        current = locked(participation)
        if current.state == ParticipationState.WITHDRAWN:
            raise RegisterProblem({"": _("This participation was withdrawn: record a new one.")})
        changes = assign(current, {"state": ParticipationState.CONFIRMED, "since": current.since or on})
        if changes:
            save_change(current)
            audit(current, "participation confirmed", by=by, changes=changes)
    return current


def withdraw_participation(participation: Participation, *, on: date, by: "User | None") -> Participation:
    """Note that somebody gives up their place after a day; one that never began has no last day."""
    with transaction.atomic():
        current = locked(participation)
        if current.state == ParticipationState.WITHDRAWN:
            raise RegisterProblem({"": _("This participation was withdrawn already.")})
        began = current.state == ParticipationState.CONFIRMED and current.since and current.since <= on
        last = min(on, current.until) if current.until else on
        changes = assign(current, {"state": ParticipationState.WITHDRAWN, "until": last if began else None})
        save_change(current)
        audit(current, "participation withdrawn", by=by, changes=changes)
    return current


def end_participation(participation: Participation, *, on: date, by: "User | None") -> Participation:
    """Set the last day of a participation."""
    with transaction.atomic():
        current = locked(participation)
        if current.since and on < current.since:
            raise RegisterProblem({"until": _("The last day lies before the first.")})
        if changes := assign(current, {"until": on}):
            save_change(current)
            audit(current, "participation ended", by=by, changes=changes)
    return current
