"""The exhibition of an event: everybody's page with its plan, a message to a stand, and the office's stands."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.text.catalogue import said
from circulade.events.domain.exhibiting import delete_stand, invite, save_stand, write_to
from circulade.events.domain.links import own_stand
from circulade.events.domain.trouble import Refused
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.stands import ContactForm, StandForm
from circulade.events.models import Event, Stand
from circulade.events.views.loading import announced, clock, office, signed_in
from circulade.events.views.speaking import spoken
from circulade.events.views.tabs import event_tabs
from circulade.files.events.floor_plan import Field, floor_plan

MESSAGES_PER_HOUR = 5


def _stands(event: Event) -> list[Stand]:
    return list(event.stands.select_related("organisation").prefetch_related("documents__attachment"))


def _plan(stands: list[Stand]) -> SafeString:
    """Draw the floor plan; each stand leads to what the page says of it. No stand has a field: no plan."""
    fields = [
        Field(one.number, one.name, one.row, one.column, f"#stand-{one.pk}")
        for one in stands
        if one.row and one.column
    ]
    return SafeString(floor_plan(fields, title=_("Plan of the exhibition")))


def exhibition(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the stands with their plan."""
    found = announced(request, slug)
    stands = _stands(found)
    if not stands:
        raise Http404
    return render(
        request,
        "events/public/exhibition.html",
        {
            "event": found,
            "stands": stands,
            "plan": _plan(stands),
            "on_site": [one for one in stands if not one.is_online],
            "online": [one for one in stands if one.is_online],
        },
    )


@spoken
def contact(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write to a stand; a few messages an hour from one address."""
    found = announced(request, slug)
    stand = get_object_or_404(found.stands.exclude(contact=""), pk=pk)
    stand.event = found
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = f"events:stand:{request.META.get('REMOTE_ADDR', '')}"
        sent = int(cache.get(key, 0))
        typed = {name: form.cleaned_data[name] for name in ("name", "email", "text")}
        try:
            if sent >= MESSAGES_PER_HOUR:
                raise Refused(said("You have written several messages already: please wait an hour."))
            if not form.cleaned_data["website"]:
                write_to(stand, now=clock(), **typed)
                cache.set(key, sent + 1, timeout=3600)
            messages.success(request, said("Your message is on its way."))
            return redirect("events:exhibition", slug)
        except Refused as refused:
            put_refusal(form, refused)
    context = {"event": found, "stand": stand, "form": form}
    return render(request, "events/public/contact.html", context, status=422 if form.errors else 200)


@login_required
def stands(request: HttpRequest, slug: str) -> HttpResponse:
    """List the stands for the office."""
    found = office(request, slug)
    listed = _stands(found)
    context = {
        "event": found,
        "tabs": event_tabs(found, request, "stands"),
        "stands": listed,
        "plan": _plan(listed),
        "may_change": request.user.has_perm("events.change_event", found),
    }
    return render(request, "events/office/stands.html", context)


@login_required
def edit(request: HttpRequest, slug: str, pk: int = 0) -> HttpResponse:
    """Add a stand, or change one."""
    found = office(request, slug, "events.change_event")
    held = get_object_or_404(found.stands, pk=pk) if pk else None
    form = StandForm(found, held or Stand(event=found), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_stand(found, form.values(), by=signed_in(request), now=clock(), stand=held)
            messages.success(request, _("Saved."))
            return redirect("events:office_stands", slug)
        except Refused as refused:
            put_refusal(form, refused)
    context = {"event": found, "form": form, "section": held or _("New stand"), "stand": held}
    context |= {"own_link": own_stand(held)} if held else {}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def invite_people(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Send the people of a stand the link at which they edit it."""
    found = office(request, slug, "events.change_event")
    stand = get_object_or_404(found.stands, pk=pk)
    stand.event = found
    try:
        invite(stand, by=signed_in(request), now=clock())
        messages.success(request, _("The link is on its way to %s.") % stand.contact)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:office_stand", slug, pk)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a stand away."""
    found = office(request, slug, "events.change_event")
    delete_stand(get_object_or_404(found.stands, pk=pk), by=signed_in(request), now=clock())
    return redirect("events:office_stands", slug)
