"""Streams of a district: the list, a new one, one with the codes that its words may mean."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file, moment
from circulade.symbiosis.domain.amounts import stated
from circulade.symbiosis.domain.codes import CodeIdea, explained, ideas, known_code, list_in_force, mirror_of
from circulade.symbiosis.domain.missing import missing, missing_for_plan
from circulade.symbiosis.domain.problems import BadValues, RecordChanged
from circulade.symbiosis.domain.streams import (
    CODED,
    add_stream,
    change_stream,
    codes_of,
    confirm_codes,
)
from circulade.symbiosis.domain.streams import withdraw as withdraw_stream
from circulade.symbiosis.enums import Side
from circulade.symbiosis.forms.lead import PairForm
from circulade.symbiosis.forms.stream import (
    CodesForm,
    StreamFilter,
    StreamForm,
    initial_of,
    shown_months,
    shown_qualities,
)
from circulade.symbiosis.models import Stream
from circulade.symbiosis.queries.links import links_of
from circulade.symbiosis.queries.streams import streams_of, with_words_or_code
from circulade.symbiosis.views.scope import office_district, person, site_of, stream_of
from circulade.symbiosis.views.tabs import tabs
from circulade.vocabularies.errors import UnknownCode

STREAMS: Columns[Stream] = {
    "stream": lambda each: each.ref,
    "site": lambda each: each.site.name,
    "side": lambda each: each.side,
    "kind": lambda each: each.kind,
    "what": lambda each: each.words,
    "code": lambda each: ", ".join(each.codes),
    "suggested": lambda each: each.suggested,
    "confidence": lambda each: each.confidence,
    "least": lambda each: each.least,
    "most": lambda each: each.most,
    "unit": lambda each: each.unit,
    "when": lambda each: each.when,
    "from": lambda each: moment(each.from_date),
    "until": lambda each: moment(each.until_date),
    "latitude": lambda each: each.site.latitude,
    "longitude": lambda each: each.site.longitude,
    "cost": lambda each: each.cost,
    "price": lambda each: each.price,
    "processing": lambda each: each.processing,
    "gives": lambda each: each.gives,
    "qualities": lambda each: shown_qualities(each.qualities),
    "state": lambda each: each.state,
    "missing": lambda each: ", ".join(missing(each)),
}


@login_required
def streams(request: HttpRequest, ref: str) -> HttpResponse:
    """List the streams of a district."""
    district = office_district(request, ref)
    form = StreamFilter(request.GET or None)
    found = streams_of(district).order_by("site__name", "side", "pk")
    rows: list[Stream] | None = None
    if form.is_valid():
        said = form.cleaned_data
        if said["text"]:
            found = found.filter(with_words_or_code(said["text"]))
        found = found.filter(side=said["side"]) if said["side"] else found
        rows = [each for each in found if missing(each)] if said["missing"] else None
    if (
        file := as_file(request, STREAMS, found if rows is None else rows, name=f"{ref}-streams")
    ) is not None:
        return file
    page = Paginator(found if rows is None else rows, 50).get_page(request.GET.get("page"))
    context = {
        "district": district,
        "tabs": tabs(district, "streams"),
        "page": page,
        "form": form,
        "rows": [(each, stated(each.least, each.most, each.unit), missing(each)) for each in page],
    }
    return render(request, "symbiosis/streams.html", context)


@login_required
def new_stream(request: HttpRequest, ref: str, site: str) -> HttpResponse:
    """Add a stream of a site."""
    district = office_district(request, ref)
    found = site_of(district, site)
    form = StreamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = add_stream(found, by=person(request), on=timezone.localdate(), **form.values())
        messages.success(request, _("The stream is stored. Look at the code."))
        return redirect("symbiosis:stream", ref, made.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "district": district, "site": found}
    return render(request, "symbiosis/stream_form.html", context, status=status)


@login_required
def stream(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Show a stream, with the codes that its words may mean and what they say."""
    district = office_district(request, ref)
    found = stream_of(district, pk)
    today = timezone.localdate()
    coded = found.kind in CODED
    context = {
        "district": district,
        "stream": found,
        "tabs": tabs(district, "streams"),
        "amount": stated(found.least, found.most, found.unit),
        "qualities": shown_qualities(found.qualities),
        "months": shown_months(found.months),
        "missing": missing(found),
        "missing_for_plan": missing_for_plan(found),
        "coded": coded,
        "ideas": [(each, explained(each.code, on=today)) for each in _ideas(found)],
        "confirmed": _confirmed(found) if coded else [],
        "codes_form": CodesForm(initial={"codes": ", ".join(found.codes)}),
        "list_in_force": list_in_force(today),
        "pair_form": PairForm(stream=found),
        "links": links_of(district).filter(Q(have=found) | Q(want=found)),
        "decisions": found.decisions.all(),
    }
    return render(request, "symbiosis/stream.html", context)


def _ideas(stream: Stream) -> list[CodeIdea]:
    """Return what the words of a stream may mean beside the codes that are confirmed."""
    if stream.kind not in CODED:
        return []
    found = ideas(stream.words, on=timezone.localdate())
    return [each for each in found if each.code.code not in stream.codes]


def _confirmed(stream: Stream) -> list[tuple[str, str, str, str]]:
    """Return the confirmed codes with title, explanation and the entries beside them, as they hold today."""
    today = timezone.localdate()
    rows = []
    for text in stream.codes:
        try:
            code = known_code(text, on=today)
        except UnknownCode as gone:
            rows.append((text, "", str(gone), ""))
            continue
        beside = ", ".join(each.written for each in mirror_of(code, on=today)[:8])
        rows.append((code.written, code.title, explained(code, on=today), beside))
    return rows


@login_required
def edit_stream(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Change a stream."""
    district = office_district(request, ref)
    found = stream_of(district, pk)
    form = StreamForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            change_stream(
                found, form.values(), by=person(request), on=timezone.localdate(), revision=revision
            )
        except RecordChanged:
            form.add_error(
                None, _("Somebody else changed this meanwhile: look at what is stored, then save again.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect("symbiosis:stream", ref, pk)
    status = 422 if form.errors else 200
    context = {"form": form, "district": district, "site": found.site, "stream": found}
    return render(request, "symbiosis/stream_form.html", context, status=status)


@login_required
@require_POST
def codes(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Confirm the codes of a stream."""
    found = stream_of(office_district(request, ref), pk)
    form = CodesForm(request.POST)
    if form.is_valid():
        try:
            wanted = codes_of(form.cleaned_data["codes"], side=found.side, on=timezone.localdate())
            if "more" in request.POST and found.side == Side.WANT:  # what it accepts already stays
                wanted = [*found.codes, *(code for code in wanted if code not in found.codes)]
            confirm_codes(found, wanted, by=person(request), on=timezone.localdate())
            messages.success(
                request, _("The code is confirmed.") if wanted else _("No code is confirmed now.")
            )
        except BadValues as bad:
            messages.error(request, bad.by_field["codes"])
    else:
        messages.error(request, _("Write codes of six digits."))
    return redirect("symbiosis:stream", ref, pk)


@login_required
@require_POST
def withdraw(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Withdraw a stream, or bring it back."""
    withdraw_stream(stream_of(office_district(request, ref), pk), by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:stream", ref, pk)
