"""The charts of a result as files: SVG, PNG and the figures as CSV."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from circulade.core.downloads import attachment
from circulade.files.charts.saving import MEDIA_TYPES, chart_file
from circulade.urbanmine.domain.pictures import NoPicture, picture
from circulade.urbanmine.domain.shown import shown
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.views.scope import office_study, public_study


@login_required
def chart(request: HttpRequest, ref: str, name: str, kind: str) -> HttpResponse:
    """Send a chart of a study of the office."""
    return _sent(request, office_study(request, ref), name, kind)


def public_chart(request: HttpRequest, ref: str, name: str, kind: str) -> HttpResponse:
    """Send a chart of a published study."""
    return _sent(request, public_study(request, ref), name, kind)


def _sent(request: HttpRequest, study: MineStudy, name: str, kind: str) -> HttpResponse:
    found = shown(study)
    if found is None or kind not in MEDIA_TYPES:
        raise Http404
    try:
        made = picture(found, name, {key: text for key in request.GET if (text := request.GET.get(key, ""))})
    except NoPicture:
        raise Http404 from None
    return attachment(
        chart_file(made, kind=kind), name=f"{study.ref}-{name}.{kind}", media_type=MEDIA_TYPES[kind]
    )
