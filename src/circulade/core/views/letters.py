"""Letters: their states, what went wrong, and sending one again."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.domain import letters as domain
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.enums import LetterState
from circulade.core.forms.filters import DraftForm, LetterFilter, ResendForm
from circulade.core.models import Letter
from circulade.core.queries.office import letters_of
from circulade.core.views.office import office_programme

if TYPE_CHECKING:
    from circulade.accounts.models import User

RESENDABLE = (LetterState.FAILED, LetterState.BOUNCED, LetterState.SENT)

COLUMNS: Columns[Letter] = {
    "kind": lambda each: each.kind,
    "state": lambda each: each.state,
    "to": lambda each: each.to,
    "to_name": lambda each: each.to_name,
    "subject": lambda each: each.subject,
    "language": lambda each: each.language,
    "sent_at": lambda each: moment(each.sent_at),
    "attempts": lambda each: each.attempts,
    "error": lambda each: each.error,
}


@login_required
def letters(request: HttpRequest) -> HttpResponse:
    """List letters, newest first."""
    programme, user = office_programme(request, "core.see_letters")
    form = LetterFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = letters_of(programme, reader=user, **wanted)
    if (file := as_file(request, COLUMNS, found.iterator(), name="letters")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    amiss = letters_of(programme, reader=user).filter(state__in=[LetterState.FAILED, LetterState.BOUNCED])
    context = {"form": form, "page": page, "troubled": amiss.count()}
    return render(request, "core/letters.html", context)


def _letter(request: HttpRequest, pk: str) -> "tuple[Letter, User]":
    programme, user = office_programme(request, "core.see_letters")
    found = letters_of(programme, reader=user).select_related("by", "attachment")
    return get_object_or_404(found, pk=pk), user


@login_required
def letter(request: HttpRequest, pk: str) -> HttpResponse:
    """Show a letter beside its text in the office's language; a draft can be edited."""
    shown, user = _letter(request, pk)
    editable = shown.state == LetterState.DRAFT
    start = {"to": shown.to, "subject": shown.subject, "text": shown.text}
    form = DraftForm(request.POST or None, initial=start) if editable else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            domain.edit_draft(shown, by=user, **form.cleaned_data)
        except (domain.BadLetter, domain.WrongState) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The draft is saved."))
            return redirect("core:letter", pk=pk)
    resend_form = ResendForm(initial={"to": shown.to}) if shown.state in RESENDABLE else None
    cancellable = shown.state in (LetterState.DRAFT, LetterState.QUEUED)
    context = {"letter": shown, "form": form, "resend_form": resend_form, "cancellable": cancellable}
    return render(request, "core/letter.html", context)


@login_required
@require_POST
def send(request: HttpRequest, pk: str) -> HttpResponse:
    """Hand a draft to the queue."""
    shown, user = _letter(request, pk)
    try:
        domain.queue_letter(shown, by=user)
        messages.success(request, _("The letter is on its way."))
    except domain.WrongState as error:
        messages.error(request, str(error))
    return redirect("core:letter", pk=pk)


@login_required
@require_POST
def resend(request: HttpRequest, pk: str) -> HttpResponse:
    """Send a letter again that failed, bounced or was lost."""
    shown, user = _letter(request, pk)
    form = ResendForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, _("“%(to)s” is not an e-mail address.") % {"to": request.POST.get("to", "")[:100]}
        )
        return redirect("core:letter", pk=pk)
    try:
        domain.resend(shown, by=user, to=form.cleaned_data["to"])
        messages.success(request, _("The letter is on its way again."))
    except (domain.BadLetter, domain.WrongState) as error:
        messages.error(request, str(error))
    return redirect("core:letter", pk=pk)


@login_required
@require_POST
def cancel(request: HttpRequest, pk: str) -> HttpResponse:
    """Decide that a letter shall not be sent."""
    shown, user = _letter(request, pk)
    try:
        domain.cancel_letter(shown, by=user)
        messages.success(request, _("The letter will not be sent."))
    except domain.WrongState as error:
        messages.error(request, str(error))
    return redirect("core:letter", pk=pk)
