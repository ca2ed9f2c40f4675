"""Peer tables of a day: challenges, the tables, and what they found."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.matchmaking.domain.peers import (
    add_challenge,
    drop_challenge,
    drop_note,
    form_tables,
    meetings_within,
    place_tables,
    write_note,
)
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.forms.days import ChallengeForm, NoteForm, PeerSessionForm
from circulade.matchmaking.models import MeetingDay, PeerNote, PeerTable
from circulade.matchmaking.queries.days import tables_of
from circulade.matchmaking.views.day import told
from circulade.matchmaking.views.scope import day_of, day_tabs

NOTES: Columns[PeerNote] = {
    "table": lambda each: each.table.number,
    "challenge": lambda each: each.table.challenge.title,
    "language": lambda each: each.table.language,
    "kind": lambda each: each.kind,
    "text": lambda each: each.text,
    "written_at": lambda each: moment(each.written_at),
}


@login_required
@require_POST
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in which session of the programme the tables sit."""
    found, user = day_of(request, slug)
    placing = PeerSessionForm(request.POST, day=found)
    if placing.is_valid():
        try:
            place_tables(found, placing.cleaned_data["session"], by=user)
        except MeetingRefused as refused:
            told(placing, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_peers", slug)
    return _page(request, found, form=ChallengeForm(day=found), placing=placing)


@login_required
def peers(request: HttpRequest, slug: str) -> HttpResponse:
    """Name challenges and show the tables; the notes of all of them leave as a file."""
    found, user = day_of(request, slug)
    notes = PeerNote.objects.filter(table__day=found).select_related("table__challenge")
    if (file := as_file(request, NOTES, notes, name="peer-notes")) is not None:
        return file
    form = ChallengeForm(request.POST or None, day=found)
    if request.method == "POST" and form.is_valid():
        try:
            add_challenge(found, form.cleaned_data["title"], host=form.cleaned_data["host"], by=user)
        except MeetingRefused as refused:
            told(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_peers", slug)
    return _page(request, found, form=form, placing=PeerSessionForm(day=found))


def _page(
    request: HttpRequest, found: MeetingDay, *, form: ChallengeForm, placing: PeerSessionForm
) -> HttpResponse:
    session = found.peer_session
    context = {
        "event": found.event,
        "day": found,
        "form": form,
        "challenges": list(found.challenges.select_related("host__registration")),
        "tables": list(tables_of(found.event)),
        "placing": placing,
        "lying": meetings_within(found, session) if session else 0,
        "tabs": day_tabs(found, "day_peers"),
    }
    wrong = form.errors or placing.errors
    return render(request, "matchmaking/peers.html", context, status=422 if wrong else 200)


@login_required
@require_POST
def form(request: HttpRequest, slug: str) -> HttpResponse:
    """Form the tables anew."""
    found, user = day_of(request, slug)
    try:
        made = form_tables(found, by=user, now=timezone.now())
        messages.success(request, _("%s tables formed.") % len(made))
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:day_peers", slug)


@login_required
def table(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show a table and keep what it found."""
    found, user = day_of(request, slug)
    one = get_object_or_404(
        PeerTable.objects.filter(day=found).select_related("challenge", "host__registration"), pk=pk
    )
    note = NoteForm(request.POST or None)
    if request.method == "POST" and note.is_valid():
        try:
            write_note(
                one,
                NoteKind(note.cleaned_data["kind"]),
                note.cleaned_data["text"],
                by=user,
                now=timezone.now(),
            )
        except MeetingRefused as refused:
            told(note, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("matchmaking:day_table", slug, pk)
    context = {
        "event": found.event,
        "day": found,
        "table": one,
        "having": list(one.having.select_related("registration")),
        "solved": list(one.solved.select_related("registration")),
        "notes": list(one.notes.all()),
        "form": note,
        "tabs": day_tabs(found, "day_peers"),
    }
    return render(request, "matchmaking/table.html", context, status=422 if note.errors else 200)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a challenge back."""
    found, user = day_of(request, slug)
    challenge = get_object_or_404(found.challenges, pk=pk)
    try:
        drop_challenge(challenge, by=user)
    except MeetingRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:day_peers", slug)


@login_required
@require_POST
def drop_a_note(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a note back."""
    found, user = day_of(request, slug)
    note = get_object_or_404(PeerNote.objects.filter(table__day=found).select_related("table"), pk=pk)
    drop_note(note, by=user)
    return redirect("matchmaking:day_table", slug, note.table_id)
