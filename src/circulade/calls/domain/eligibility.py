"""Eligibility: automatic findings are kept and renewed; the decision is a person's, with its reason."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.eligibility_checks import Case, Checked, check
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import ApplicationState, CallStage, Eligibility, FindingOutcome
from circulade.calls.models import Application, Call, Finding, FrozenQuestion
from circulade.calls.queries.applications import answers_of_all
from circulade.calls.queries.eligibility import refs_by_territory, to_check
from circulade.calls.queries.questions import questions_for
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark
from circulade.core.models import Remark

if TYPE_CHECKING:
    from circulade.accounts.models import User

STAGES = frozenset({CallStage.ANNOUNCED, CallStage.ELIGIBILITY})


def check_call(call: Call) -> int:
    """Check every submitted application of a call again; returns how many findings changed."""
    applications = to_check(call)
    others, changed = refs_by_territory(call), 0
    values = answers_of_all(applications)
    frozen: dict[int | None, tuple[FrozenQuestion, ...]] = {}
    for application in applications:
        # A version holds every question: it is read once, not with each application.
        if application.questionnaire_id not in frozen:
            frozen[application.questionnaire_id] = questions_for(application)
        territories = tuple(application.territories.all())
        imported = getattr(application, "imported", None)
        case = Case(
            application=application,
            questions=frozen[application.questionnaire_id],
            values=values.get(application.pk, {}),
            territories=territories,
            coded=frozenset(each.pk for each in territories if each.codes.all()),
            others=others,
            first_saved_at=imported.first_saved_at if imported else None,
        )
        changed += _keep(application, check(case))
    return changed


def _keep(application: Application, checked: list[Checked]) -> int:
    """Store what differs from the findings kept so far."""
    held = {finding.check_code: finding for finding in application.findings.all()}
    new, changed = [], []
    for each in checked:
        old = held.get(each.code)
        if old is None:
            new.append(
                Finding(
                    application=application, check_code=each.code, outcome=each.outcome, detail=each.detail
                )
            )
        elif (old.outcome, old.detail) != (each.outcome, each.detail):
            old.outcome, old.detail = each.outcome, each.detail
            changed.append(old)
    # Two who check at once write the same.
    Finding.objects.bulk_create(new, ignore_conflicts=True)
    Finding.objects.bulk_update(changed, ["outcome", "detail"])
    return len(new) + len(changed)


def _held(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__programme")
        .get(pk=application.pk)
    )


def _check_stage(call: Call) -> None:
    if call.stage not in STAGES:
        raise WrongStage(_("Eligibility can be decided until assessment begins."))


def all_met(application: Application) -> bool:
    """Tell whether every check was made and met."""
    outcomes = set(application.findings.values_list("outcome", flat=True))
    return outcomes == {FindingOutcome.MET}


def decide(
    application: Application, eligibility: Eligibility, *, reason: str, by: "User", now: datetime
) -> Application:
    """Decide whether an application takes part. A reason is needed unless every finding says so.

    Raises `Refused` if somebody decided meanwhile, so that two people never overrule each other unseen.
    """
    words = clean_text(reason)
    with transaction.atomic():
        held = _held(application)
        _check_stage(held.call)
        if held.state != ApplicationState.SUBMITTED:
            raise Refused(_("Only a submitted application can be decided on."))
        if held.eligibility != Eligibility.OPEN:
            raise Refused(
                _("It was decided meanwhile: “%s”. Reopen the decision to change it.")
                % Eligibility(held.eligibility).label
            )
        if not words and not (eligibility == Eligibility.ELIGIBLE and all_met(held)):
            raise Refused(_("Please give a reason: it stands in the record of the decision."))
        said = remark(words, about=held, by=by, at=now) if words else None
        _store(held, eligibility, said, action="eligibility decided", by=by, now=now)
        application.refresh_from_db()
    return application


def reopen(application: Application, *, reason: str, by: "User", now: datetime) -> Application:
    """Take a decision back, with a reason; the audit trail keeps both."""
    words = clean_text(reason)
    if not words:
        raise Refused(_("Please say why the decision is taken back."))
    with transaction.atomic():
        held = _held(application)
        _check_stage(held.call)
        if held.eligibility == Eligibility.OPEN:
            raise Refused(_("There is no decision to take back."))
        said = remark(words, about=held, by=by, at=now)
        _store(held, Eligibility.OPEN, said, action="eligibility reopened", by=by, now=now)
        application.refresh_from_db()
    return application


def _store(
    held: Application, to: Eligibility, said: Remark | None, *, action: str, by: "User", now: datetime
) -> None:
    old, held.eligibility = held.eligibility, to
    held.eligibility_reason, held.eligibility_by, held.eligibility_at = said, by, now
    held.save(update_fields=["eligibility", "eligibility_reason", "eligibility_by", "eligibility_at"])
    changes = {"eligibility": (old, to), "reason": (None, said.digest if said else None)}
    audit(held, action, by=by, changes=changes, at=now)


def accept_all_met(applications: Iterable[Application], *, by: "User", now: datetime) -> int:
    """Decide "eligible" for each of these that is undecided and meets everything; returns how many."""
    done = 0
    with transaction.atomic():
        for application in applications:
            if application.eligibility == Eligibility.OPEN and all_met(application):
                decide(application, Eligibility.ELIGIBLE, reason="", by=by, now=now)
                done += 1
    return done
