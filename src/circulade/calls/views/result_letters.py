"""Office pages of result letters: draft, look over, edit one, send some or all."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from circulade.calls.domain.letter_language import language_notes, unsaid_languages
from circulade.calls.domain.result_letters import Drafted, draft_result_letters, redraft, send_result_letters
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage
from circulade.calls.forms.results import LetterFilter, LetterForm, LetterSettingsForm
from circulade.calls.models import Call
from circulade.calls.queries.results import HANDED_OVER, letters_of, settings_of
from circulade.calls.views.loading import clock, office, signed_in
from circulade.calls.views.office import shell
from circulade.calls.views.office_tabs import onward
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, WrongState, edit_draft
from circulade.core.downloads import Columns, as_file, moment
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.core.text.names import name_of_language

PERMISSION = "calls.send_results"
TONES = {
    LetterState.SENT: "good",
    LetterState.QUEUED: "info",
    LetterState.FAILED: "bad",
    LetterState.BOUNCED: "bad",
}

COLUMNS: Columns[Letter] = {
    "ref": lambda each: str(getattr(each.about, "ref", "")),
    "kind": lambda each: each.kind,
    "state": lambda each: each.state,
    "to": lambda each: each.to,
    "language": lambda each: each.language,
    "subject": lambda each: each.subject,
    "text": lambda each: each.text,
    "sent_at": lambda each: moment(each.sent_at),
}


@login_required
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """List the letters with filters and progress; POST stores what letters hold."""
    call, user = office(request, slug, PERMISSION), signed_in(request)
    settings_form = LetterSettingsForm(request.POST or None, instance=settings_of(call))
    if request.method == "POST" and settings_form.is_valid():
        held = settings_form.save()
        audit(
            call, "result settings changed", by=user, changes={"fields": (None, settings_form.changed_data)}
        )
        messages.success(request, _("Saved. Write the drafts anew if letters shall follow it."))
        return redirect("calls:office_result_letters", held.call.slug)
    form = LetterFilter(request.GET)
    found = letters_of(call, reader_pk=user.pk, **(form.cleaned_data if form.is_valid() else {}))
    if (
        file := as_file(request, COLUMNS, found.prefetch_related("about"), name=f"{slug}-letters")
    ) is not None:
        return file
    page = Paginator(found.prefetch_related("about"), 50).get_page(request.GET.get("page"))
    counts = dict(letters_of(call, reader_pk=user.pk).order_by().values_list("state").annotate(Count("pk")))
    shared = shell(request, call, "letters")
    context = shared | {
        "onward": onward(shared["tabs"]),
        "form": form,
        "settings_form": settings_form,
        "page": page,
        "rows": [(each, TONES.get(LetterState(each.state), "")) for each in page],
        "english": unsaid_languages(call, reader_pk=user.pk),
        "drafts": counts.get(LetterState.DRAFT, 0),
        "handed_over": sum(counts.get(state, 0) for state in HANDED_OVER),
        "sent": counts.get(LetterState.SENT, 0),
        "failed": counts.get(LetterState.FAILED, 0) + counts.get(LetterState.BOUNCED, 0),
        "total": sum(counts.values()),
        "decided": call.stage in (CallStage.DECIDED, CallStage.PUBLISHED),
        "sees_letters": user.has_perm("core.see_letters", call.programme),
    }
    return render(request, "calls/results/letters.html", context, status=422 if settings_form.errors else 200)


@login_required
@require_POST
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft what lacks."""
    return _written(request, slug, draft_result_letters)


@login_required
@require_POST
def redraft_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Write all drafts anew."""
    return _written(request, slug, redraft)


def _written(request: HttpRequest, slug: str, write: Callable[..., Drafted]) -> HttpResponse:
    call = office(request, slug, PERMISSION)
    try:
        made = write(call, by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        _told(request, made.letters, made.without_address)
    return redirect("calls:office_result_letters", slug)


def _told(request: HttpRequest, count: int, missing: tuple[str, ...]) -> None:
    messages.success(
        request,
        ngettext("%d letter is drafted. Nothing is sent.", "%d letters are drafted. Nothing is sent.", count)
        % count,
    )
    if missing:
        messages.warning(request, _("No letter can be addressed to: %s.") % ", ".join(missing))


@login_required
@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand drafts to the queue: those ticked, or all."""
    call, user = office(request, slug, PERMISSION), signed_in(request)
    chosen = None if "all" in request.POST else request.POST.getlist("letter")
    if chosen is not None and not chosen:
        messages.warning(request, _("Tick the letters to send, or send all."))
        return redirect("calls:office_result_letters", slug)
    known = {str(pk) for pk in letters_of(call).values_list("pk", flat=True)}
    only = None if chosen is None else [pk for pk in chosen if pk in known]
    hidden = list(call.applications.filter(conflicts__user=user).values_list("ref", flat=True))
    try:
        count = send_result_letters(call, by=user, now=clock(), only=only, hidden=hidden)
    except (Refused, BadLetter, WrongState) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, ngettext("%d letter is on its way.", "%d letters are on their way.", count) % count
        )
    return redirect("calls:office_result_letters", slug)


@login_required
def letter(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show one letter beside the office's version of it; a draft can be changed."""
    call, user = office(request, slug, PERMISSION), signed_in(request)
    found = _letter(call, pk, reader_pk=user.pk)
    application = call.applications.select_related("call__programme").get(pk=found.object_id)
    is_draft = found.state == LetterState.DRAFT
    initial = {"to": found.to, "subject": found.subject, "text": found.text}
    form = LetterForm(request.POST or None, initial=initial) if is_draft else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            edit_draft(found, by=user, **form.cleaned_data)
        except (BadLetter, WrongState) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("calls:office_result_letter", slug, pk)
    context = shell(request, call, "letters") | {
        "letter": found,
        "application": application,
        "form": form,
        "is_draft": is_draft,
        "tone": TONES.get(LetterState(found.state), ""),
        "language": name_of_language(found.language),
        "notes": language_notes(found, application),
        "has_office": found.office_text and found.office_text != found.text,
    }
    failed = form is not None and bool(form.errors)
    return render(request, "calls/results/letter.html", context, status=422 if failed else 200)


def _letter(call: Call, pk: UUID, *, reader_pk: int) -> Letter:
    found = letters_of(call, reader_pk=reader_pk).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
