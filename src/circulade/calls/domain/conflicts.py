"""Conflicts: computed from organisation and country, declared by the assessor, recorded by the office.

A conflict takes effect at once: the application vanishes for that person, and what they were to assess,
or have assessed, is declined and no longer counts.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from circulade.calls.domain.assessing_trouble import AssessmentGone
from circulade.calls.domain.trouble import NotReady
from circulade.calls.enums import AssessmentState, ConflictSource
from circulade.calls.models import Application, Assessment, Assessor, Call, Conflict
from circulade.calls.queries.applications import submitted
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark

if TYPE_CHECKING:
    from circulade.accounts.models import User

COMPUTED = (ConflictSource.OWN_ORGANISATION, ConflictSource.OWN_COUNTRY)
Key = tuple[int, int, str]


def _countries(application: Application) -> set[str]:
    stated = {territory.country for territory in application.territories.all()}
    return {code for code in {application.country, *stated} if code}


def computed_sources(application: Application, assessor: Assessor) -> set[str]:
    """Return which conflicts follow from the assessor's own organisation and country."""
    found: set[str] = set()
    if assessor.organisation_id is not None and assessor.organisation_id == application.organisation_id:
        found.add(ConflictSource.OWN_ORGANISATION)
    if assessor.country and assessor.country in _countries(application):
        found.add(ConflictSource.OWN_COUNTRY)
    return found


def compute_conflicts(call: Call, *, by: "User | None", now: datetime) -> int:
    """Bring the computed conflicts of a call up to date with register and assessors; returns how many are new."""
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        assessors = list(call.assessors.all())
        wanted: set[Key] = {
            (application.pk, assessor.user_id, source)
            for application in submitted(call).prefetch_related("territories")
            for assessor in assessors
            for source in computed_sources(application, assessor)
        }
        stored = Conflict.objects.filter(application__call=call, source__in=COMPUTED)
        held: dict[Key, Conflict] = {
            (each.application_id, each.user_id, each.source): each for each in stored
        }
        outdated = [conflict.pk for key, conflict in held.items() if key not in wanted]
        missing = sorted(wanted - held.keys())
        if outdated or missing:
            Conflict.objects.filter(pk__in=outdated).delete()
            Conflict.objects.bulk_create(
                Conflict(application_id=application, user_id=user, source=source, since=now)
                for application, user, source in missing
            )
            pairs = {(application, user) for application, user, _source in missing}
            _decline(pairs, by=by, now=now)
            counts = {"added": (None, len(missing)), "removed": (None, len(outdated))}
            audit(call, "conflicts computed", by=by, changes=counts, at=now)
    return len(missing)


def find_conflicts(application: Application, *, by: "User | None", now: datetime) -> None:
    """Store the computed conflicts of one application at once, when it is sent in or tied to the register.

    What no longer follows goes when the whole call is computed: until then it is better to hide than to show.
    """
    if not (assessors := list(application.call.assessors.all())):
        return
    prefetch_related_objects([application], "territories")
    wanted = {
        (assessor.user_id, source)
        for assessor in assessors
        for source in computed_sources(application, assessor)
    }
    with transaction.atomic():
        held = set(application.conflicts.filter(source__in=COMPUTED).values_list("user_id", "source"))
        if not (missing := sorted(wanted - held)):
            return
        Conflict.objects.bulk_create(
            [Conflict(application=application, user_id=user, source=s, since=now) for user, s in missing],
            ignore_conflicts=True,
        )
        _decline({(application.pk, user) for user, _source in missing}, by=by, now=now)
        audit(application, "conflicts computed", by=by, changes={"added": (None, len(missing))}, at=now)


def _decline(pairs: set[tuple[int, int]], *, by: "User | None", now: datetime) -> None:
    """Take the applications from those who now have a conflict with them."""
    affected = Assessment.objects.filter(
        application__in={application for application, _user in pairs},
        assessor__user__in={user for _application, user in pairs},
    ).exclude(state=AssessmentState.DECLINED)
    for assessment in affected.select_related("assessor"):
        if (assessment.application_id, assessment.assessor.user_id) in pairs:
            old = assessment.state
            assessment.state = AssessmentState.DECLINED
            assessment.save(update_fields=["state"])
            audit(assessment, "assessment declined", by=by, changes={"state": (old, "declined")}, at=now)


def record_conflict(
    application: Application,
    *,
    user: "User",
    reason: str,
    by: "User | None",
    now: datetime,
    source: ConflictSource = ConflictSource.OFFICE,
) -> Conflict:
    """Note that somebody may not see an application, with the reason; a conflict noted before stays as it is."""
    if not reason.strip():
        raise NotReady(_("Please say in a few words what the conflict is."))
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        found = Conflict.objects.filter(application=application, user=user, source=source).first()
        if found is not None:
            return found
        said = remark(reason.strip(), about=application, by=by, at=now)
        made = Conflict.objects.create(
            application=application, user=user, source=source, reason=said, since=now
        )
        changes = {
            "source": (None, source.value),
            "user": (None, user.pk),
            "reason": (None, said.digest[:16]),
        }
        audit(application, "conflict recorded", by=by, changes=changes, at=now)
        _decline({(application.pk, user.pk)}, by=by, now=now)
    return made


def declare_conflict(assessment: Assessment, *, reason: str, by: "User", now: datetime) -> Conflict:
    """Let an assessor declare a conflict with what they were given: the file is gone for them at once."""
    if assessment.state == AssessmentState.DECLINED:
        raise AssessmentGone(_("This application is not with you any more."))
    return record_conflict(
        assessment.application,
        user=assessment.assessor.user,
        reason=reason,
        by=by,
        now=now,
        source=ConflictSource.DECLARED,
    )


def lift_conflict(conflict: Conflict, *, reason: str, by: "User", now: datetime) -> None:
    """Take back a conflict that was declared or recorded in error; nobody lifts their own, none that is computed."""
    if conflict.source in COMPUTED:
        raise NotReady(
            _("This conflict follows from organisation or country: correct these at the assessor instead.")
        )
    if conflict.user_id == by.pk:
        raise NotReady(_("Somebody else has to lift your own conflict."))
    if not reason.strip():
        raise NotReady(_("Please say why the conflict is lifted."))
    with transaction.atomic():
        said = remark(reason.strip(), about=conflict.application, by=by, at=now)
        changes = {
            "source": (conflict.source, None),
            "user": (conflict.user_id, None),
            "reason": (None, said.digest[:16]),
        }
        audit(conflict.application, "conflict lifted", by=by, changes=changes, at=now)
        conflict.delete()
