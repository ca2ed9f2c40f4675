"""The assessors of a call: list, add by e-mail, correct, let leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.accounts.models import User
from circulade.calls.domain.assessors import add_assessor, change_assessor, leave
from circulade.calls.domain.assignment_inputs import topics_offered
from circulade.calls.domain.inviting import invite_assessor
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.assessments import AddAssessorForm, ProfileForm
from circulade.calls.models import Assessor, Call
from circulade.calls.queries.assessments import assessors_of
from circulade.calls.views.assess_tabs import frame, led
from circulade.calls.views.loading import clock, signed_in
from circulade.core.downloads import Columns, as_file, moment

COLUMNS: Columns[Assessor] = {
    "pseudonym": lambda each: each.pseudonym,
    "name": lambda each: str(each.user),
    "email": lambda each: each.user.email,
    "languages": lambda each: ", ".join(each.languages),
    "expertise": lambda each: ", ".join(each.expertise),
    "country": lambda each: each.country,
    "organisation": lambda each: str(each.organisation.name) if each.organisation else "",
    "submitted": lambda each: int(getattr(each, "done", 0)),
    "open": lambda each: int(getattr(each, "open", 0)),
    "load": lambda each: each.load,
    "left_at": lambda each: moment(each.left_at),
}


@login_required
def assessors(request: HttpRequest, slug: str) -> HttpResponse:
    """List the assessors with their progress; POST adds one."""
    call = led(request, slug)
    form = AddAssessorForm(request.POST or None, call=call, topics=topics_offered(call))
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _add(call, form, by=signed_in(request)))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("calls:assessors", slug)
    people = list(assessors_of(call))
    if (file := as_file(request, COLUMNS, people, name=f"{slug}-assessors")) is not None:
        return file
    context = frame(request, call, "assessors") | {
        "form": form,
        "people": people,
        "invitations": call.assessor_invitations.filter(taken_at=None),
        "capacity": sum(one.load for one in people if one.left_at is None),
    }
    return render(request, "calls/assess/assessors.html", context, status=422 if form.errors else 200)


def _add(call: Call, form: AddAssessorForm, *, by: User) -> str:
    """Give a desk to somebody with an account, a link to others; returns what was done."""
    email, now = str(form.cleaned_data["email"]).lower(), clock()
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        invite_assessor(call, email=email, profile=form.profile(), by=by, now=now)
        return _("A letter with a link is on its way to %s.") % email
    made = add_assessor(call, user=user, profile=form.profile(), by=by, now=now)
    return _("%(name)s assesses as %(pseudonym)s.") % {"name": str(user), "pseudonym": made.pseudonym}


def _one(call: Call, pk: int) -> Assessor:
    return get_object_or_404(assessors_of(call), pk=pk)


@login_required
def assessor(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Correct what assignment asks of an assessor."""
    call = led(request, slug)
    found = _one(call, pk)
    form = ProfileForm(request.POST or None, call=call, topics=topics_offered(call), assessor=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_assessor(found, profile=form.profile(), by=signed_in(request), now=clock())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Conflicts are computed anew."))
            return redirect("calls:assessors", slug)
    context = frame(request, call, "assessors") | {"form": form, "assessor": found}
    return render(request, "calls/assess/assessor.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def let_leave(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let an assessor leave; what they had open waits for a new assignment."""
    call = led(request, slug)
    try:
        count = leave(_one(call, pk), by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("calls:assessors", slug)
    text = ngettext(
        "%d application waits for another assessor: look at the proposal.",
        "%d applications wait for another assessor: look at the proposal.",
        count,
    )
    messages.success(request, text % count)
    return redirect("calls:assignment" if count else "calls:assessors", slug)
