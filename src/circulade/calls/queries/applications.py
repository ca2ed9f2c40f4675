"""Reads about applications and what they say."""

from typing import Any

from django.db.models import Q, QuerySet

from circulade.accounts.models import User
from circulade.calls.enums import ApplicationState
from circulade.calls.models import Answer, Application, Call, Submission


def applications_of(user: User) -> QuerySet[Application]:
    """Return the applications that a person edits, latest first."""
    return (
        Application.objects.filter(colleagues__user=user)
        .select_related("call__programme")
        .order_by("-created_at")
    )


def own_application(user: User, pk: int) -> Application | None:
    """Return an application if the person edits it: others must not learn that it exists."""
    return (
        Application.objects.filter(pk=pk, colleagues__user=user)
        .select_related("call__programme", "questionnaire")
        .first()
    )


def office_application(call: Call, ref: str, *, reader: User | None = None) -> Application | None:
    """Return an application of a call by its reference, unless the reader has a conflict with it."""
    found = call.applications.filter(ref=ref).select_related(
        "call__programme", "questionnaire", "organisation", "on_behalf_reason"
    )
    if reader is not None:  # permissions ask for the conflicts again and again: they are read once
        found = found.exclude(conflicts__user=reader).prefetch_related("conflicts")
    return found.first()


def stored_answers(application: Application) -> dict[str, Answer]:
    """Return the working copy: each stored answer by the code of its question."""
    return {answer.question: answer for answer in application.answers.select_related("changed_by")}


def working_values(application: Application) -> dict[str, Any]:
    """Return what stands in the working copy now, empty answers left out; from answers at hand, else read anew."""
    at_hand = _at_hand(application, "answers")
    stored = (
        application.answers.values_list("question", "value")
        if at_hand is None
        else ((answer.question, answer.value) for answer in at_hand)
    )
    return {code: value for code, value in stored if value is not None}


def _at_hand(application: Application, what: str) -> Any:
    """Return the related records that a page has prefetched, or None."""
    return getattr(application, "_prefetched_objects_cache", {}).get(what)


def last_submission(application: Application) -> Submission | None:
    """Return the submission that counts: of those at hand where a page has prefetched them, else read anew."""
    at_hand = _at_hand(application, "submissions")
    if at_hand is not None:
        return max(at_hand, key=lambda each: each.number, default=None)
    return application.submissions.order_by("-number").first()


def answers_of(application: Application) -> dict[str, Any]:
    """Return what counts: the answers as last sent in, or of a draft as they stand."""
    sent = last_submission(application)
    return dict(sent.answers) if sent else working_values(application)


def answers_of_all(applications: QuerySet[Application]) -> dict[int, dict[str, Any]]:
    """Return what counts for each of many applications by its key, in two queries."""
    found: dict[int, dict[str, Any]] = {}
    sent = Submission.objects.filter(application__in=applications).order_by("application_id", "number")
    for submission in sent:
        found[submission.application_id] = dict(submission.answers)
    drafted = Answer.objects.filter(application__in=applications).exclude(application_id__in=list(found))
    for pk, code, value in drafted.values_list("application_id", "question", "value"):
        if value is not None:
            found.setdefault(pk, {})[code] = value
    return found


def sent_answers(call: Call) -> dict[int, dict[str, Any]]:
    """Return what each application of a call last sent in, by its key, in one query."""
    sent = Submission.objects.filter(application__call=call).order_by("application_id", "number")
    return {submission.application_id: dict(submission.answers) for submission in sent}


def list_for_office(
    call: Call, *, reader: User, words: str = "", state: str = "", eligibility: str = "", country: str = ""
) -> QuerySet[Application]:
    """Return a call's applications filtered, without those the reader has a conflict with."""
    found = call.applications.exclude(conflicts__user=reader).select_related("organisation")
    if words:
        found = found.filter(Q(ref__icontains=words) | Q(name__icontains=words))
    if state:
        found = found.filter(state=state)
    if eligibility:
        found = found.filter(eligibility=eligibility)
    if country:
        found = found.filter(country=country)
    return found.order_by("ref")


def submitted(call: Call) -> QuerySet[Application]:
    """Return the applications of a call that were sent in and not withdrawn."""
    return call.applications.filter(state=ApplicationState.SUBMITTED)
