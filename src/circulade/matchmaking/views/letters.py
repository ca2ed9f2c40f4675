"""Letters that tell participants their meetings: drafted, looked over, sent."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.core.domain.letters import BadLetter, WrongState, edit_draft
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.core.text.names import name_of_language
from circulade.matchmaking.domain.plan_letters import draft_letters, send_letters
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.forms.letters import LetterForm
from circulade.matchmaking.queries.letters import letters_of
from circulade.matchmaking.views.scope import day_of, day_tabs

TONES = {
    LetterState.SENT: "good",
    LetterState.QUEUED: "info",
    LetterState.FAILED: "bad",
    LetterState.BOUNCED: "bad",
}
COLUMNS: Columns[Letter] = {
    "name": lambda each: each.to_name,
    "to": lambda each: each.to,
    "kind": lambda each: each.kind,
    "state": lambda each: each.state,
    "language": lambda each: each.language,
    "subject": lambda each: each.subject,
    "text": lambda each: each.text,
    "sent_at": lambda each: moment(each.sent_at),
}


@login_required
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """List the letters, drafts to look over included."""
    found, _user = day_of(request, slug)
    rows = letters_of(found)
    if (file := as_file(request, COLUMNS, rows, name=f"{slug}-meeting-letters")) is not None:
        return file
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    context = {
        "event": found.event,
        "day": found,
        "page": page,
        "rows": [(each, TONES.get(LetterState(each.state), "")) for each in page],
        "drafts": counts.get(LetterState.DRAFT, 0),
        "sent": counts.get(LetterState.SENT, 0),
        "waiting": counts.get(LetterState.QUEUED, 0),
        "failed": counts.get(LetterState.FAILED, 0) + counts.get(LetterState.BOUNCED, 0),
        "tabs": day_tabs(found, "day_letters"),
    }
    return render(request, "matchmaking/letters.html", context)


@login_required
@require_POST
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft letters to those who do not know the meetings they have now."""
    found, user = day_of(request, slug)
    try:
        made = draft_letters(found, by=user, now=timezone.now())
    except MeetingRefused as refused:
        messages.error(request, str(refused))
        return redirect("matchmaking:day_letters", slug)
    count = made.letters
    text = ngettext(
        "%d letter is drafted. Nothing is sent.", "%d letters are drafted. Nothing is sent.", count
    )
    messages.success(request, text % count)
    if made.without_address:
        messages.warning(
            request, _("No letter can be addressed to: %s.") % ", ".join(made.without_address[:20])
        )
    return redirect("matchmaking:day_letters", slug)


@login_required
@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand drafts to the queue: those ticked, or all."""
    found, user = day_of(request, slug)
    chosen = None if "all" in request.POST else request.POST.getlist("letter")
    if chosen is not None and not chosen:
        messages.warning(request, _("Tick the letters to send, or send all."))
        return redirect("matchmaking:day_letters", slug)
    known = {str(pk) for pk in letters_of(found).values_list("pk", flat=True)}
    only = None if chosen is None else [pk for pk in chosen if pk in known]
    try:
        count, cancelled = send_letters(found, by=user, now=timezone.now(), only=only)
    except (MeetingRefused, WrongState) as refused:
        messages.error(request, str(refused))
        return redirect("matchmaking:day_letters", slug)
    messages.success(
        request, ngettext("%d letter is on its way.", "%d letters are on their way.", count) % count
    )
    if cancelled:
        messages.warning(
            request,
            _("%d drafts no longer held: they were thrown away. Draft the letters again.") % cancelled,
        )
    return redirect("matchmaking:day_letters", slug)


@login_required
def letter(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one letter beside the office's version of it; a draft can be changed."""
    found, user = day_of(request, slug)
    one = get_object_or_404(letters_of(found), pk=pk)
    is_draft = one.state == LetterState.DRAFT
    initial = {"to": one.to, "subject": one.subject, "text": one.text}
    form = LetterForm(request.POST or None, initial=initial) if is_draft else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            edit_draft(one, by=user, **form.cleaned_data)
        except (BadLetter, WrongState) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_letters", slug)
    context = {
        "event": found.event,
        "letter": one,
        "form": form,
        "tone": TONES.get(LetterState(one.state), ""),
        "language": name_of_language(one.language),
        "has_office": one.office_text and one.office_text != one.text,
        "tabs": day_tabs(found, "day_letters"),
    }
    failed = form is not None and bool(form.errors)
    return render(request, "matchmaking/letter.html", context, status=422 if failed else 200)
