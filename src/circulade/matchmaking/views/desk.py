"""The facilitator's desk: suggestions, needs nothing meets, offers nobody takes up, what decisions teach."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import Programme
from circulade.core.components import Tab
from circulade.core.downloads import Columns, as_file
from circulade.core.views.office import office_programme
from circulade.matchmaking.domain.suggesting import ask_to_suggest, is_waiting, lessons_of
from circulade.matchmaking.domain.wording import evidence_label, lesson_sentence, reasons
from circulade.matchmaking.forms.matches import MatchFilter
from circulade.matchmaking.models import Match
from circulade.matchmaking.queries.matches import idle_offers, matches_of, standing, uncovered_needs
from circulade.needs.models import Card

SEE, FACILITATE = "matchmaking.see_matches", "matchmaking.facilitate"
MATCHES: Columns[Match] = {
    "need": lambda each: each.need.title,
    "need_of": lambda each: str(each.need.organisation or each.need.territory or ""),
    "place": lambda each: each.rank,
    "place_in_run": lambda each: each.engine_rank,
    "offer": lambda each: each.offer.title if each.offer else "",
    "offer_of": lambda each: str(each.offer.organisation or each.offer.territory or "") if each.offer else "",
    "expert": lambda each: str(each.expert or ""),
    "state": lambda each: each.state,
    "reason": lambda each: each.reason,
    "why": lambda each: " ".join(reasons(each.why)),
}
CARDS: Columns[Card] = {
    "kind": lambda each: each.kind,
    "title": lambda each: each.title,
    "of": lambda each: str(each.organisation or each.territory or ""),
    "theme": lambda each: each.theme,
    "language": lambda each: each.language,
}


def desk_tabs(current: str) -> list[Tab]:
    """Return the pages of the desk."""
    named = {
        "desk": _("Matches"),
        "uncovered": _("Uncovered needs"),
        "idle": _("Idle offers"),
        "practices": _("Practices"),
        "lessons": _("What decisions teach"),
    }
    return [Tab(label, reverse(f"matchmaking:{name}"), name == current) for name, label in named.items()]


@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """List what was suggested and decided, by need."""
    programme, user = office_programme(request, SEE)
    form = MatchFilter(request.GET, programme=programme)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = standing(matches_of(programme, group=wanted.get("group"), state=wanted.get("state", "")))
    if (file := as_file(request, MATCHES, found.iterator(), name="matches")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(each, reasons(each.why)) for each in page],
        "tabs": desk_tabs("desk"),
        "waiting": is_waiting(programme),
        "may_facilitate": user.has_perm(FACILITATE, programme),
        "last": programme.matches.exclude(run=None).select_related("run").order_by("-run__at").first(),
    }
    return render(request, "matchmaking/desk.html", context)


@login_required
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Queue a new ranking."""
    programme, user = office_programme(request, FACILITATE)
    ask_to_suggest(programme, by=user)
    messages.success(request, _("The suggestions are being computed; what was decided stays."))
    return redirect("matchmaking:desk")


def _cards(request: HttpRequest, name: str, found: QuerySet[Card], *, title: str, text: str) -> HttpResponse:
    if (file := as_file(request, CARDS, found, name=name)) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"page": page, "tabs": desk_tabs(name), "title": title, "text": text}
    return render(request, "matchmaking/cards.html", context)


def _of(request: HttpRequest) -> Programme:
    return office_programme(request, SEE)[0]


@login_required
def uncovered(request: HttpRequest) -> HttpResponse:
    """List open needs that nothing meets."""
    title = _("Uncovered needs")
    text = _("Something of the same theme or words is suggested for every open need, or taken up.")
    return _cards(request, "uncovered", uncovered_needs(_of(request)), title=title, text=text)


@login_required
def idle(request: HttpRequest) -> HttpResponse:
    """List open offers that meet no need."""
    title = _("Idle offers")
    text = _("Every open offer is suggested for a need of its theme or words, or taken up.")
    return _cards(request, "idle", idle_offers(_of(request)), title=title, text=text)


@login_required
def lessons(request: HttpRequest) -> HttpResponse:
    """Show what the decisions so far do to the order, in counts."""
    programme = _of(request)
    rows = [(evidence_label(each.evidence), lesson_sentence(each)) for each in lessons_of(programme)]
    return render(request, "matchmaking/lessons.html", {"rows": rows, "tabs": desk_tabs("lessons")})
