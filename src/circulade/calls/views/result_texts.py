"""Office pages of the texts of result letters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_texts import (
    allowed_fields,
    kinds_of_letters,
    shipped_languages,
    write_text,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.results import KIND_LABELS, LetterTextForm
from circulade.calls.models import Call
from circulade.calls.views.loading import office, signed_in
from circulade.calls.views.office import shell
from circulade.core.text.names import language_name

PERMISSION = "calls.send_results"


def label_of(call: Call, kind: str) -> str:
    """Name a kind of letter."""
    general, _colon, track = kind.partition(":")
    found = call.tracks.filter(code=track).first() if track else None
    return f"{KIND_LABELS[general]}: {found.name}" if found else str(KIND_LABELS[general])


@login_required
def all_texts(request: HttpRequest, slug: str) -> HttpResponse:
    """List the kinds of letters, and which the office has changed."""
    call = office(request, slug, PERMISSION)
    own = {one.kind for one in call.letter_templates.all()}
    context = shell(request, call, "letters") | {
        "kinds": [(kind, label_of(call, kind), kind in own) for kind in kinds_of_letters(call)],
        "languages": [language_name(code) for code in shipped_languages()],
    }
    return render(request, "calls/results/texts.html", context)


@login_required
def one_text(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Change the text of one kind; "use the shipped text" throws the office's own away."""
    call, user = office(request, slug, PERMISSION), signed_in(request)
    if kind not in kinds_of_letters(call):
        raise Http404
    own = call.letter_templates.filter(kind=kind).first()
    form = LetterTextForm(call, kind, own, request.POST or None)
    if request.method == "POST" and form.is_valid():
        shipped = "shipped" in request.POST
        try:
            write_text(
                call,
                kind,
                subject={} if shipped else form.texts("subject"),
                text={} if shipped else form.texts("text"),
                by=user,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Write the drafts anew if letters shall follow it."))
            return redirect("calls:office_letter_texts", slug)
    context = shell(request, call, "letters") | {
        "form": form,
        "kind": kind,
        "label": label_of(call, kind),
        "own": own,
        "fields": [f"{{{name}}}" for name in allowed_fields(kind)],
    }
    return render(request, "calls/results/text.html", context, status=422 if form.errors else 200)
