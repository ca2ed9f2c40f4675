"""The gallery: every component of the design system once, for people who build pages and for the tests."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.core.components import Moment, Step, Tab
from circulade.core.navigation import Task
from circulade.core.templatetags.icons import PATHS
from circulade.files.charts.bars import Bar, bar_chart

MOMENT = datetime(2025, 10, 3, 16, 0, tzinfo=UTC)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the organisation"), help_text=_("As in its own statutes."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("city", _("city")), ("region", _("region"))])
    tracks = forms.MultipleChoiceField(
        label=_("Tracks"),
        choices=[("pilots", _("Pilots")), ("fellows", _("Fellows"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    maturity = forms.ChoiceField(
        label=_("Maturity"),
        choices=[("beginning", _("beginning")), ("advanced", _("advanced"))],
        widget=forms.RadioSelect,
    )
    population = forms.IntegerField(
        label=_("Declared population"), required=False, help_text=_("Inhabitants.")
    )
    deadline = forms.DateField(
        label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    story = forms.CharField(label=_("What have you done so far?"), widget=forms.Textarea)
    paper = forms.FileField(label=_("Letter of support"), required=False)
    consent = forms.BooleanField(label=_("Our name may be published"), required=False)


class SampleFilter(forms.Form):
    """What a list is filtered by."""

    q = forms.CharField(label=_("Name contains"), required=False)
    country = forms.ChoiceField(
        label=_("Country"), choices=[("", _("all")), ("PT", "Portugal")], required=False
    )


@login_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with sample data."""
    require(request.user, "accounts.enter_office", current_programme(request))
    return render(request, "web/gallery.html", samples(request))


def samples(request: HttpRequest) -> dict[str, Any]:
    """Return what the gallery shows."""
    return {
        "moment": MOMENT,
        "form": SampleForm(),
        "wrong": SampleForm({"name": "", "story": "x"}, auto_id="wrong_%s"),
        "filter": SampleFilter(request.GET or None),
        "icons": sorted(PATHS),
        "page": Paginator(range(400), 20).get_page(request.GET.get("page", 6)),
        "rows": [
            ("Almere-Zuid", "NL", 4.25, "good"),
            ("Vila Nova do Rio", "PT", 3.9, "warn"),
            ("Kesklinn", "EE", 2.1, "bad"),
        ],
        "tabs": [
            Tab(_("Applications"), "#tabs", True, 118),
            Tab(_("Assessors"), "#tabs", count=9),
            Tab(_("Rules"), "#tabs"),
        ],
        "steps": [
            Step(_("Announced"), "done"),
            Step(_("Eligibility"), "done"),
            Step(_("Assessment"), "current", note=_("41 of 354 done")),
            Step(_("Decided")),
            Step(_("Published")),
        ],
        "moments": [
            Moment(MOMENT, _("Deadline extended"), _("by one week"), "Ann"),
            Moment(MOMENT, _("Call announced"), by="Ann"),
        ],
        "tasks": [
            Task(_("Applications to check"), "#tasks", 7, MOMENT, _("Eligibility of the call of 2022")),
            Task(_("Assessors have not begun"), "#tasks", 2),
            Task(_("Publish the result"), "#tasks"),
        ],
        "typed": "**Markdown** that somebody typed, with a [link](https://example.org) and\n\n- one point\n- another",
        "facts": [(_("Country"), "Portugal"), (_("Class"), _("medium city")), (_("Empty values"), "")],
        "chart": bar_chart(
            [Bar(str(_("Northern")), (11, 3), least=3), Bar(str(_("Southern")), (9, 5), most=6)],
            title=str(_("Pool and cohort by macro-region")),
            description=str(_("Northern: 11 in the pool, 3 chosen. Southern: 9 and 5.")),
            series=(str(_("Pool")), str(_("Cohort"))),
        ),
    }
