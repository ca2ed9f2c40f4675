"""Reads about assessors and assessments: what an assessor has, what the lead follows."""

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from circulade.accounts.models import User
from circulade.calls.enums import ApplicationState, AssessmentState, CallStage
from circulade.calls.models import Application, Assessment, Assessor, Call, Conflict, Discussion, Score

OVER = {CallStage.DECIDED, CallStage.PUBLISHED, CallStage.CANCELLED}


def assessments_of(user: User) -> QuerySet[Assessment]:
    """Return what a person has to assess: nothing declined, withdrawn, in conflict, or of a desk they left."""
    conflict = Conflict.objects.filter(user=user, application=OuterRef("application"))
    return (
        Assessment.objects.filter(
            ~Exists(conflict),
            assessor__user=user,
            assessor__left_at=None,
            application__state=ApplicationState.SUBMITTED,
        )
        .exclude(state=AssessmentState.DECLINED)
        .select_related("assessor", "application__call__programme", "application__call__assessment_phase")
        .order_by("application__call_id", "application__ref")
    )


def own_assessment(user: User, pk: int) -> Assessment | None:
    """Return an assessment that is this person's; of others they must not learn that it exists."""
    return assessments_of(user).filter(pk=pk).first()


def with_scores(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Fetch scores and criteria along."""
    return assessments.prefetch_related(
        Prefetch("scores", queryset=Score.objects.select_related("criterion"))
    )


def others_shown(assessment: Assessment) -> list[Assessment]:
    """Return the other submitted assessments, if the lead opened them and one's own is submitted; else nothing."""
    if assessment.state != AssessmentState.SUBMITTED:
        return []
    if not Discussion.objects.filter(application=assessment.application_id, closed_at=None).exists():
        return []
    others = Assessment.objects.filter(
        application=assessment.application_id, state=AssessmentState.SUBMITTED
    ).exclude(pk=assessment.pk)
    return list(with_scores(others.select_related("assessor")))


def assessors_of(call: Call) -> QuerySet[Assessor]:
    """Return the assessors of a call with how much they have and how much of it is submitted."""
    live = ~Q(assessments__state=AssessmentState.DECLINED)
    return (
        call.assessors.select_related("user", "organisation")
        .annotate(
            given=Count("assessments", filter=live),
            done=Count("assessments", filter=Q(assessments__state=AssessmentState.SUBMITTED)),
            open=F("given") - F("done"),
        )
        .order_by("since", "pk")
    )


def live_assessments(call: Call) -> QuerySet[Assessment]:
    """Return the assessments of a call that were not declined, with their scores."""
    return with_scores(
        Assessment.objects.filter(application__call=call, application__state=ApplicationState.SUBMITTED)
        .exclude(state=AssessmentState.DECLINED)
        .select_related("assessor__user", "application")
    )


def scored_assessments(call: Call) -> QuerySet[Assessment]:
    """Return the same with nothing but state and scores: what figures over hundreds of them need."""
    scores = Score.objects.only("assessment_id", "criterion_id", "value")
    return (
        Assessment.objects.filter(application__call=call, application__state=ApplicationState.SUBMITTED)
        .exclude(state=AssessmentState.DECLINED)
        .only("application_id", "state")
        .prefetch_related(Prefetch("scores", queryset=scores))
    )


def has_begun(call: Call) -> bool:
    """Tell whether an assessor has an application of this call, or the time to assess it is over."""
    return call.stage in OVER or Assessment.objects.filter(application__call=call).exists()


def free_assessors(application: Application) -> list[Assessor]:
    """Return the assessors who could get an application: no conflict, not left, not holding it already."""
    holding = Assessment.objects.filter(application=application).exclude(state=AssessmentState.DECLINED)
    conflicts = Conflict.objects.filter(application=application, user=OuterRef("user"))
    free = application.call.assessors.filter(~Exists(conflicts), left_at=None)
    return list(free.exclude(pk__in=holding.values("assessor")).select_related("user"))
