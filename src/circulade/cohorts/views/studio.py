"""The selection studio: rules as sentences, what is possible now, and the selections computed so far."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.editing import (
    LISTS,
    add_rule,
    change_rule,
    change_settings,
    place_of,
    remove_rule,
    with_rule,
    with_rule_instead,
)
from circulade.cohorts.domain.live import live
from circulade.cohorts.domain.rulesets import Locked, RulesChanged, panel_decisions
from circulade.cohorts.domain.selections import InputsChanged
from circulade.cohorts.domain.sentences import listed_rules
from circulade.cohorts.domain.trouble import Refusal, computed, sentences_of
from circulade.cohorts.domain.words import words_of
from circulade.cohorts.forms import RULE_FORMS, RuleForm, SettingsForm
from circulade.cohorts.queries import listed_selections
from circulade.cohorts.views.loading import Studio, studio_of
from circulade.files.selection import RulesRefused

GONE = gettext_lazy("This rule was changed or removed meanwhile. Look at the rules as they stand now.")


@login_required
def studio(request: HttpRequest, pk: int) -> HttpResponse:
    """Show rules, what is possible, panel decisions and selections."""
    desk = studio_of(request, pk)
    words = words_of(desk.rule_set, hidden=desk.hidden)
    context = desk.context(
        rules=listed_rules(desk.rule_set, words),
        live=live(desk.rule_set, words=words) if "check" in request.GET else None,
        kinds=[
            (kind, label)
            for kind, (_key, _form, label) in RULE_FORMS.items()
            if kind != "threshold" or called_in(desk.subject).points
        ],
        selections=listed_selections(desk.rule_set),
        decisions=panel_decisions(desk.rule_set),
        hidden=desk.hidden,
        settings=desk.rule_set.rules,
    )
    return render(request, "cohorts/studio.html", context)


@login_required
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is possible under the rules now, as the part of a page."""
    desk = studio_of(request, pk)
    words = words_of(desk.rule_set, hidden=desk.hidden)
    return render(request, "cohorts/parts/live.html", desk.context(live=live(desk.rule_set, words=words)))


def _form_for(desk: Studio, kind: str, data: Any = None, *, rule: Any = None) -> RuleForm:
    try:
        _key, form, _label = RULE_FORMS[kind]
    except KeyError:
        raise Http404 from None
    names = dict(desk.source.names(desk.subject))
    frame = desk.source.frame(desk.subject)
    tracks = [(track["name"], names.get(track["name"], track["name"])) for track in frame["tracks"]]
    criteria = [(code, names.get(code, code)) for code in frame.get("weights", {})]
    filled = None if rule is None else form.filled(rule)
    attributes = desk.source.attributes(desk.subject)
    return form(data, initial=filled, attributes=attributes, tracks=tracks, criteria=criteria)


@login_required
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add a rule; "check" shows what it would make possible or impossible before it is stored."""
    desk = studio_of(request, pk, permission="cohorts.select")
    form = _form_for(desk, kind, request.POST or None)
    key, _form, label = RULE_FORMS[kind]
    return _asked(
        request,
        desk,
        form,
        label=label,
        rules=lambda: with_rule(desk.rule_set, key, form.as_rule()),
        store=lambda revision: add_rule(desk.rule_set, key, form.as_rule(), by=desk.user, revision=revision),
    )


@login_required
def change(request: HttpRequest, pk: int, kind: str, mark: str) -> HttpResponse:
    """Change a rule in its place; the form is filled from the rule, and "check" works as for a new one."""
    desk = studio_of(request, pk, permission="cohorts.select")
    if kind not in RULE_FORMS:
        raise Http404
    key, _form, label = RULE_FORMS[kind]
    try:
        number = place_of(desk.rule_set, key, mark)
    except LookupError:
        if request.method != "POST":
            messages.error(request, GONE)
            return redirect("cohorts:studio", pk=pk)
        form = _form_for(desk, kind, request.POST)
        form.add_error(None, GONE)
        return _asked(request, desk, form, label=label, rules=dict, store=int, changing=True)
    stands = desk.rule_set.rules[key][number] if key in LISTS else desk.rule_set.rules[key]
    form = _form_for(desk, kind, request.POST or None, rule=stands)
    return _asked(
        request,
        desk,
        form,
        label=label,
        rules=lambda: with_rule_instead(desk.rule_set, key, number, form.as_rule()),
        store=lambda revision: change_rule(
            desk.rule_set, key, mark, form.as_rule(), by=desk.user, revision=revision
        ),
        changing=True,
    )


def _asked(
    request: HttpRequest,
    desk: Studio,
    form: RuleForm,
    *,
    label: Any,
    rules: Callable[[], dict[str, Any]],
    store: Callable[[int], Any],
    changing: bool = False,
) -> HttpResponse:
    """Show a rule's form, check the rules as they would be, or store them."""
    checked = None
    if request.method == "POST" and form.is_valid():
        if "check" in request.POST:
            words = words_of(desk.rule_set, hidden=desk.hidden)
            checked = live(desk.rule_set, rules=rules(), words=words)
        elif _stored(request, form, store):
            return redirect("cohorts:studio", pk=desk.rule_set.pk)
    context = desk.context(form=form, label=label, live=checked, changing=changing)
    template = "cohorts/parts/live.html" if request.headers.get("HX-Request") else "cohorts/rule.html"
    return render(request, template, context)


def _stored(request: HttpRequest, form: Any, store: Any) -> bool:
    """Store a change; a problem becomes an error of the form, with all that was typed still in it."""
    try:
        store(int(request.POST.get("revision") or 0))
    except RulesChanged as changed:
        form.data = {**form.data.dict(), "revision": changed.theirs.revision}
        form.add_error(None, _("Somebody else changed the rules meanwhile. Look at them, then store again."))
    except (RulesRefused, Locked) as refused:
        for sentence in sentences_of(refused):
            form.add_error(None, sentence)
    else:
        messages.success(request, _("The rules are stored."))
        return True
    return False


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a rule."""
    desk = studio_of(request, pk, permission="cohorts.select")
    kind, number = request.POST.get("kind", ""), request.POST.get("number", "0")
    if kind not in (*LISTS, "spread") or not number.isdecimal():
        raise Http404
    try:
        revision = int(request.POST.get("revision") or 0)
        remove_rule(desk.rule_set, kind, int(number), by=desk.user, revision=revision)
        messages.success(request, _("The rule is removed."))
    except IndexError:
        messages.error(request, _("This rule is gone already."))
    except (RulesChanged, RulesRefused, Locked) as refused:
        for sentence in sentences_of(refused):
            messages.error(request, sentence)
    return redirect("cohorts:studio", pk=pk)


@login_required
def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """Change seed, reserve list, and what counts as involved already."""
    desk = studio_of(request, pk, permission="cohorts.select")
    involved = desk.rule_set.parameters.get("involved", {})
    initial = {"seed": desk.rule_set.rules.get("seed", ""), "reserve": desk.rule_set.rules.get("reserve", 10)}
    involves = called_in(desk.subject).involvement
    form = SettingsForm(request.POST or None, initial={**initial, **involved}, involvement=involves)
    if request.method == "POST" and form.is_valid():
        values = {"seed": form.cleaned_data["seed"], "reserve": form.cleaned_data["reserve"]}
        more = {"involved": form.involved()} if involves else {}
        parameters = {**desk.rule_set.parameters, **more}
        if _stored(
            request,
            form,
            lambda revision: change_settings(
                desk.rule_set, values, parameters=parameters, by=desk.user, revision=revision
            ),
        ):
            return redirect("cohorts:studio", pk=pk)
    return render(request, "cohorts/settings.html", desk.context(form=form))


@login_required
@require_POST
def compute(request: HttpRequest, pk: int) -> HttpResponse:
    """Compute a selection and show it."""
    desk = studio_of(request, pk, permission="cohorts.select")
    try:
        made = computed(desk.rule_set, by=desk.user, label=request.POST.get("label", "").strip()[:200])
    except (Locked, InputsChanged, Refusal) as refused:
        for sentence in sentences_of(refused):
            messages.error(request, sentence)
        return redirect("cohorts:studio", pk=pk)
    return redirect("cohorts:result", pk=made.pk)
