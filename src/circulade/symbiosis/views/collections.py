"""Take a file of another collection in: look first, then store."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.files.sheets import SheetError, SheetProblem
from circulade.symbiosis.domain.collections import TakenFile, take_irep, take_maestri
from circulade.symbiosis.forms.taking import MAESTRI, CollectionForm
from circulade.symbiosis.models import District
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs

LISTED = 200


@login_required
def collection(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a file, show what would be stored and what is wrong by cell; store it on “take in”."""
    district = office_district(request, ref)
    form = CollectionForm(request.POST or None, request.FILES or None)
    done: TakenFile | None = None
    problems: tuple[SheetProblem, ...] = ()
    looking = "look" in request.POST
    if request.method == "POST" and form.is_valid():
        try:
            done = _taken(district, form, by=person(request), store=not looking)
            problems = done.problems
        except SheetError as error:
            problems = tuple(error.problems)
        if done is not None and done.usable and not looking:
            _tell(request, done)
            return redirect("symbiosis:streams", ref)
    context = {
        "district": district,
        "tabs": tabs(district, "streams"),
        "form": form,
        "done": done,
        "counts": [(_label(name), count) for name, count in done.counts.items()] if done else [],
        "problems": problems[:LISTED],
        "more": max(0, len(problems) - LISTED),
    }
    status = 422 if form.errors or (problems and not (done and done.usable)) else 200
    return render(request, "symbiosis/collection.html", context, status=status)


def _taken(district: District, form: CollectionForm, *, by: User, store: bool) -> TakenFile:
    upload, on = form.cleaned_data["file"], timezone.localdate()
    content, name = upload.read(), str(upload.name)
    if form.cleaned_data["collection"] == MAESTRI:
        return take_maestri(district, content, name=name, by=by, on=on, store=store)
    return take_irep(district, content, name=name, by=by, on=on, store=store, **form.chosen())


def _label(name: str) -> str:
    return {
        "new_sites": _("New sites"),
        "new_streams": _("New streams"),
        "changed_streams": _("Streams with a newer report"),
        "new_exchanges": _("New exchanges"),
        "unchanged": _("There already"),
    }[name]


def _tell(request: HttpRequest, done: TakenFile) -> None:
    told = ", ".join(f"{_label(name)}: {count}" for name, count in done.counts.items())
    messages.success(request, _("Taken in. %(counts)s.") % {"counts": told})
    if done.problems:
        said = _("%(count)d cells were left aside; “Only look” lists them.")
        messages.warning(request, said % {"count": len(done.problems)})
