"""Reads about eligibility: findings, decisions, clarifications."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Min, Q, QuerySet

from circulade.accounts.models import Programme, User
from circulade.calls.enums import ApplicationState, CallStage, Eligibility, FindingOutcome
from circulade.calls.models import Application, Call, Clarification

# The stages at which an answer still counts.
ANSWERABLE = frozenset({CallStage.ANNOUNCED, CallStage.ELIGIBILITY, CallStage.ASSESSMENT})


def to_check(call: Call) -> QuerySet[Application]:
    """Return the applications that eligibility is about, with what the checks ask."""
    return (
        call.applications.filter(state=ApplicationState.SUBMITTED)
        .select_related("call__programme", "imported")
        .defer("imported__stated")
        .prefetch_related("territories__codes", "findings")
        .order_by("ref")
    )


def refs_by_territory(call: Call) -> dict[int, tuple[str, ...]]:
    """Return the references of the applications for each territory of a call."""
    found: dict[int, tuple[str, ...]] = {}
    pairs = call.applications.filter(state=ApplicationState.SUBMITTED, territories__isnull=False)
    for territory, ref in pairs.values_list("territories", "ref"):
        found[territory] = (*found.get(territory, ()), ref)
    return found


def list_by_finding(
    call: Call, *, reader: User, check: str = "", outcome: str = "", eligibility: str = "", words: str = ""
) -> QuerySet[Application]:
    """Return submitted applications filtered by what the checks say, without those with a conflict."""
    found = (
        to_check(call).exclude(conflicts__user=reader).select_related("eligibility_by", "eligibility_reason")
    )
    if check and outcome:
        found = found.filter(findings__check_code=check, findings__outcome=outcome)
    elif check:
        found = found.filter(findings__check_code=check).exclude(
            pk__in=call.applications.filter(
                findings__check_code=check, findings__outcome=FindingOutcome.MET
            ).values("pk")
        )
    elif outcome == FindingOutcome.MET:
        found = found.filter(pk__in=all_met(call).values("pk"))
    elif outcome:
        found = found.filter(pk__in=call.applications.filter(findings__outcome=outcome).values("pk"))
    if eligibility:
        found = found.filter(eligibility=eligibility)
    if words:
        found = found.filter(Q(ref__icontains=words) | Q(name__icontains=words))
    return found


def all_met(call: Call) -> QuerySet[Application]:
    """Return the submitted applications that were checked and meet everything."""
    other = [FindingOutcome.NOT_MET, FindingOutcome.UNCLEAR]
    return (
        call.applications.filter(state=ApplicationState.SUBMITTED, findings__isnull=False)
        .exclude(pk__in=call.applications.filter(findings__outcome__in=other).values("pk"))
        .distinct()
    )


def clarifications_of(call: Call, *, reader: User) -> QuerySet[Clarification]:
    """Return the clarifications asked about a call, open ones first by due date."""
    return (
        Clarification.objects.filter(application__call=call)
        .exclude(application__conflicts__user=reader)
        .select_related("application", "asked_by", "file")
        .order_by("answered_at", "due_at", "pk")
    )


def asked_of(user: User, programme: Programme) -> QuerySet[Clarification]:
    """Return the questions of the office that somebody's applications still have to answer, the first due first."""
    return (
        Clarification.objects.filter(
            answered_at__isnull=True,
            application__colleagues__user=user,
            application__state=ApplicationState.SUBMITTED,
            application__call__programme=programme,
            application__call__stage__in=ANSWERABLE,
        )
        .select_related("application__call")
        .order_by("due_at", "pk")
    )


def clarifications_at_work(calls: Iterable[Call], *, reader: User) -> QuerySet[Clarification]:
    """Return what was asked in these calls and is awaited, or answered while nobody has decided yet."""
    awaited, undecided = Q(answered_at__isnull=True), Q(application__eligibility=Eligibility.OPEN)
    return (
        Clarification.objects.filter(
            awaited | undecided,
            application__call__in=calls,
            application__state=ApplicationState.SUBMITTED,
        )
        .exclude(application__conflicts__user=reader)
        .select_related("application")
        .order_by("due_at", "pk")
    )


def unanswered(*, due_before: datetime) -> QuerySet[Clarification]:
    """Return the clarifications without an answer that are due before a moment."""
    return Clarification.objects.filter(
        answered_at__isnull=True,
        due_at__lt=due_before,
        application__state=ApplicationState.SUBMITTED,
    ).select_related("application__call__programme")


def neighbours(application: Application, *, reader: User) -> tuple[str, str]:
    """Return the references of the undecided applications before and after one, empty at the ends."""
    undecided = (
        application.call.applications.filter(state=ApplicationState.SUBMITTED, eligibility=Eligibility.OPEN)
        .exclude(conflicts__user=reader)
        .aggregate(
            before=Max("ref", filter=Q(ref__lt=application.ref)),
            after=Min("ref", filter=Q(ref__gt=application.ref)),
        )
    )
    return undecided["before"] or "", undecided["after"] or ""
