"""The result of a study, part by part, for the office and for everybody."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from circulade.core.components import Tab
from circulade.files.mine import BASELINE
from circulade.urbanmine.domain.parts import part_of
from circulade.urbanmine.domain.pictures import NoPicture
from circulade.urbanmine.domain.reading import headline
from circulade.urbanmine.domain.shown import Shown, shown
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.queries.studies import published_studies
from circulade.urbanmine.views.scope import office_study, programme_of, public_study

PARTS = {
    "overview": _("Overview"),
    "materials": _("Materials"),
    "flows": _("Where it goes"),
    "scenarios": _("Scenarios"),
    "sensitivity": _("What matters most"),
    "comparison": _("Comparison"),
}
ASKED = ("product", "substance", "scenario")


def public_studies(request: HttpRequest) -> HttpResponse:
    """List the published studies."""
    published = published_studies(programme_of(request)).select_related("run")
    page = Paginator(published, 50).get_page(request.GET.get("page"))
    rows = [(each, headline(found)) for each in page if (found := shown(each)) is not None]
    return render(request, "urbanmine/public_studies.html", {"page": page, "rows": rows})


def public_result(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a published study."""
    return _result(request, public_study(request, ref), public=True)


@login_required
def result(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the newest result of a study of the office."""
    study = office_study(request, ref)
    return redirect("urbanmine:study", ref) if study.run is None else _result(request, study, public=False)


def _result(request: HttpRequest, study: MineStudy, *, public: bool) -> HttpResponse:
    found = shown(study)
    part = request.GET.get("part", "overview")
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    if found is None or part not in PARTS or asked.get("scenario", BASELINE) not in found.scenarios:
        raise Http404
    try:
        content = part_of(found, part, asked)
    except NoPicture:
        raise Http404 from None
    context = _frame(found, part, asked, public=public) | content
    changing = not public and study.state == StudyState.COMPUTED
    context["may_change"] = changing and request.user.has_perm("urbanmine.change_study", study)
    return render(request, f"urbanmine/result_{part}.html", context)


def _frame(found: Shown, part: str, asked: dict[str, str], *, public: bool) -> dict[str, Any]:
    """Return what every part shows around its content."""
    prefix = "public_" if public else ""
    here = reverse(f"urbanmine:{prefix}result", args=[found.record.ref])
    return {
        "study": found.record,
        "shown": found,
        "public": public,
        "base": "base.html" if public else "office.html",
        "tabs": [Tab(label, f"{here}?part={key}", key == part) for key, label in PARTS.items()],
        "part": part,
        "asked": asked,
        "chart_url": f"urbanmine:{prefix}chart",
        "file_url": "urbanmine:public_file" if public else "urbanmine:results_file",
        "products": [(each["product"], each["name"]) for each in found.products],
        "substances": [(key, found.substance_name(key)) for key in found.substances],
        "scenarios": [(key, found.scenario_name(key)) for key in found.scenarios],
        "scenario": asked.get("scenario", BASELINE),
        "query": urlencode(asked),
    }
