"""The queue: what waits, what was given up, and what to do about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.domain import queue as domain
from circulade.core.domain.condition import queue_lag
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.enums import TaskState
from circulade.core.forms.filters import QueueFilter
from circulade.core.models import QueuedTask
from circulade.core.queries.office import queued_tasks
from circulade.core.views.office import office_programme

COLUMNS: Columns[QueuedTask] = {
    "task": lambda each: each.task,
    "state": lambda each: each.state,
    "attempts": lambda each: each.attempts,
    "created_at": lambda each: moment(each.created_at),
    "run_after": lambda each: moment(each.run_after),
    "error": lambda each: each.error,
}


@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """List tasks, newest first."""
    office_programme(request, "core.see_queue")
    form = QueueFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = queued_tasks(**wanted)
    if (file := as_file(request, COLUMNS, found.iterator(), name="queue")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lag": int(queue_lag().total_seconds()),
        "waiting": QueuedTask.objects.filter(state=TaskState.WAITING).count(),
        "given_up": QueuedTask.objects.filter(state=TaskState.DEAD).count(),
    }
    return render(request, "core/queue.html", context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: str) -> HttpResponse:
    """Put a task that was given up back into the queue."""
    _programme, user = office_programme(request, "core.see_queue")
    try:
        domain.retry(get_object_or_404(QueuedTask, pk=pk), by=user)
        messages.success(request, _("The task is in the queue again."))
    except domain.WrongState as error:
        messages.error(request, str(error))
    return redirect("core:queue")


@login_required
@require_POST
def discard(request: HttpRequest, pk: str) -> HttpResponse:
    """Decide that a task shall not be done."""
    _programme, user = office_programme(request, "core.see_queue")
    try:
        domain.discard(get_object_or_404(QueuedTask, pk=pk), by=user)
        messages.success(request, _("The task will not be done."))
    except domain.WrongState as error:
        messages.error(request, str(error))
    return redirect("core:queue")
