"""The meeting plan of a day: made, proven, changed, published, on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, attachment, moment
from circulade.matchmaking.domain import schedule
from circulade.matchmaking.domain.outcomes import never_there, unmet_of
from circulade.matchmaking.domain.planning import ask_to_plan, is_waiting, publish_plan
from circulade.matchmaking.domain.stands import declined_since
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import Meeting, MeetingDay, MeetingPlan
from circulade.matchmaking.queries.days import current_plan, known_result, known_run, meetings_of, people_of
from circulade.matchmaking.views.scope import day_of, day_tabs

MEETINGS: Columns[Meeting] = {
    "slot": lambda each: each.slot.number,
    "starts": lambda each: moment(each.slot.starts),
    "table": lambda each: each.table,
    "a": lambda each: each.a.registration.name,
    "b": lambda each: each.b.registration.name,
}


def newest_plan(found: MeetingDay) -> MeetingPlan:
    """Return the newest plan of a day, or nothing is found."""
    plan = current_plan(found)
    if plan is None:
        raise Http404
    plan.day = found
    return plan


@login_required
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest plan with what proves it."""
    found, _user = day_of(request, slug)
    newest = current_plan(found)
    if newest is not None:
        newest.day = found
    rows = meetings_of(newest) if newest else Meeting.objects.none()
    if (file := as_file(request, MEETINGS, rows.iterator(), name="meeting-plan")) is not None:
        return file
    result = known_result(newest) if newest else None
    everybody = list(people_of(found)) if newest else []
    context = {
        "event": found.event,
        "day": found,
        "plan": newest,
        "result": result,
        "ratio": f"{100 * result['ratio']:.2f}" if result else "",
        "became": _became(newest) if newest else {},
        "without": unmet_of(newest, everybody) if newest else [],
        "declined": declined_since(found, newest.made_at) if newest else [],
        "never": never_there(newest, everybody) if newest else [],
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "waiting": is_waiting(found),
        "tabs": day_tabs(found, "day_plan"),
    }
    return render(request, "matchmaking/plan.html", context)


def _became(plan: MeetingPlan) -> dict[str, int]:
    """Count what became of the meetings of the plan before, if this one changed it; those of who left fell away."""
    told = known_result(plan).get("became")
    if not told:
        return {}
    counts = {name: len(rows) for name, rows in told.items()}
    stayed = counts["kept"] + counts["moved"] + counts["dropped"]
    return counts | {"fell": len(known_run(plan)["meetings"]) - stayed}


@login_required
@require_POST
def make(request: HttpRequest, slug: str) -> HttpResponse:
    """Queue a plan, or a little change of the present one."""
    found, user = day_of(request, slug)
    try:
        ask_to_plan(found, by=user, few_changes=request.POST.get("few_changes") == "1")
        messages.success(request, _("The plan is being made."))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:day_plan", slug)


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest plan to the participants."""
    found, user = day_of(request, slug)
    publish_plan(newest_plan(found), by=user, now=timezone.now())
    messages.success(request, _("The participants see the plan now."))
    return redirect("matchmaking:day_plan", slug)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return attachment(content, name=f"{name}.pdf", media_type="application/pdf")


@login_required
def tables_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the tables of the day as PDF."""
    found, _user = day_of(request, slug)
    return _pdf(schedule.tables_paper(newest_plan(found)), "tables")


@login_required
def person_paper(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give one participant's meetings as PDF."""
    found, _user = day_of(request, slug)
    one = get_object_or_404(people_of(found), pk=pk)
    one.day = found
    return _pdf(schedule.person_paper(newest_plan(found), one), "meetings")
