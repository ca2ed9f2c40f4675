"""The assessors of a call: who they are, what they read and know, how much they take, and when they leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.domain.roles import grant_role
from circulade.accounts.enums import Role
from circulade.calls.domain.assessing_trouble import AssessorRefused
from circulade.calls.domain.conflicts import compute_conflicts
from circulade.calls.enums import AssessmentState
from circulade.calls.models import AssessmentPhase, Assessor, Call
from circulade.calls.queries.assessments import has_begun
from circulade.core.domain.audit import audit
from circulade.register.models import Organisation
from circulade.vocabularies.countries import is_country, iso

if TYPE_CHECKING:
    from circulade.accounts.models import User

MOST = 1000


@dataclass(frozen=True, slots=True)
class Profile:
    """What assignment asks of an assessor: languages and topics by code, country, organisation, load."""

    languages: Sequence[str] = ()
    expertise: Sequence[str] = ()
    country: str = ""
    organisation: Organisation | None = None
    load: int = 40

    def fields(self) -> dict[str, object]:
        """Return the fields to store; raises AssessorRefused naming the one that cannot be."""
        if not 0 <= self.load <= MOST:
            raise AssessorRefused(_("Load: %d is not from 0 to 1,000 applications.") % self.load)
        if self.country and not is_country(self.country):
            raise AssessorRefused(_("Country: “%s” is not the code of a country.") % self.country)
        return {
            "languages": sorted({code.strip().lower() for code in self.languages if code.strip()}),
            "expertise": sorted({code.strip() for code in self.expertise if code.strip()}),
            "country": iso(self.country) if self.country else "",
            "organisation": self.organisation,
            "load": self.load,
        }


def phase_of(call: Call) -> AssessmentPhase:
    """Return how a call is assessed; before anybody said, with nothing set and not stored."""
    found = AssessmentPhase.objects.filter(call=call).first()
    return found or AssessmentPhase(call=call)


def add_assessor(
    call: Call, *, user: "User", profile: Profile, by: "User | None", now: datetime, pseudonym: str = ""
) -> Assessor:
    """Make somebody an assessor of a call, under a pseudonym (A1, A2, …), with the role that goes with it.

    Somebody who had left comes back to the same desk.
    """
    fields = profile.fields()
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        found = call.assessors.filter(user=user).first()
        if found is not None and found.left_at is None:
            raise AssessorRefused(_("%s assesses for this call already.") % user)
        if found is None:
            name = pseudonym or next_pseudonym(call)
            if call.assessors.filter(pseudonym=name).exists():
                raise AssessorRefused(_("The pseudonym “%s” is taken: choose another.") % name)
            found = Assessor(call=call, user=user, pseudonym=name, since=now)
        for field, value in fields.items():
            setattr(found, field, value)
        found.left_at = None
        found.save()
        changes = {"user": (None, user.pk), "pseudonym": (None, found.pseudonym)}
        audit(found, "assessor added", by=by, changes=changes, at=now)
        grant_role(user, role=Role.ASSESSOR, programme=call.programme, by=by)
        compute_conflicts(call, by=by, now=now)
    return found


def next_pseudonym(call: Call) -> str:
    """Return the next of A1, A2, … that nobody in the call ever had."""
    taken = set(call.assessors.values_list("pseudonym", flat=True))
    return next(name for number in range(1, len(taken) + 2) if (name := f"A{number}") not in taken)


def change_assessor(assessor: Assessor, *, profile: Profile, by: "User", now: datetime) -> Assessor:
    """Correct what assignment asks of an assessor; conflicts follow at once."""
    fields = profile.fields()
    with transaction.atomic():
        assessor = Assessor.objects.select_for_update(of=("self",)).select_related("call").get(pk=assessor.pk)
        changed = [field for field, value in fields.items() if getattr(assessor, field) != value]
        for field in changed:
            setattr(assessor, field, fields[field])
        if changed:
            assessor.save(update_fields=changed)
            audit(assessor, "assessor changed", by=by, changes={"fields": (None, sorted(changed))}, at=now)
            compute_conflicts(assessor.call, by=by, now=now)
    return assessor


def leave(assessor: Assessor, *, by: "User", now: datetime) -> int:
    """Let an assessor leave: what is submitted stays and counts, the rest waits for others; returns how much."""
    with transaction.atomic():
        assessor = Assessor.objects.select_for_update(of=("self",)).get(pk=assessor.pk)
        if assessor.left_at is not None:
            raise AssessorRefused(_("%s has left already.") % assessor.pseudonym)
        assessor.left_at = now
        assessor.save(update_fields=["left_at"])
        untouched = assessor.assessments.filter(state=AssessmentState.ASSIGNED)
        begun = assessor.assessments.filter(state=AssessmentState.STARTED)
        count = untouched.count() + begun.count()
        untouched.delete()
        begun.update(state=AssessmentState.DECLINED)
        audit(assessor, "assessor left", by=by, changes={"open": (count, 0)}, at=now)
    return count


def set_phase(
    call: Call,
    *,
    by: "User | None",
    now: datetime,
    due_at: datetime | None,
    closes_at: datetime | None,
    topic_question: str = "",
    seed: str = "",
    blind: bool | None = None,
) -> AssessmentPhase:
    """Say until when a call is assessed, which question tells what applications are about, and the draw's text.

    `blind` says that assessors do not see who applies; it is refused once an assessor has an application.
    """
    if due_at and closes_at and closes_at < due_at:
        raise AssessorRefused(_("The assessment cannot close before it is due: choose a later time."))
    values = {"due_at": due_at, "closes_at": closes_at, "topic_question": topic_question, "seed": seed}
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        phase = phase_of(call)
        changes: dict[str, tuple[object, object]] = {
            field: (getattr(phase, field), value)
            for field, value in values.items()
            if getattr(phase, field) != value and field != "seed"
        }
        for field, value in values.items():
            setattr(phase, field, value)
        phase.save()
        if blind is not None and blind != held.blind:
            changes["blind"] = (held.blind, blind)
            _make_blind(held, blind)
            call.blind = blind
        if changes:
            audit(call, "assessment planned", by=by, changes=changes, at=now)
    return phase


def _make_blind(call: Call, blind: bool) -> None:
    if has_begun(call):
        raise AssessorRefused(
            _(
                "Whether assessors see who applies cannot be changed any more: applications are with them already."
            )
        )
    call.blind = blind
    call.save(update_fields=["blind"])
