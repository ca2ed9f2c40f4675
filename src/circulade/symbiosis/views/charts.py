"""The pictures of a plan as files: SVG, PNG and the figures as CSV."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from circulade.core.downloads import attachment
from circulade.files.charts.saving import MEDIA_TYPES, chart_file
from circulade.symbiosis.domain.pictures import PICTURES
from circulade.symbiosis.domain.shown import shown_plan
from circulade.symbiosis.domain.tried_pictures import TRIED_PICTURES
from circulade.symbiosis.views.scope import office_plan


@login_required
def chart(request: HttpRequest, ref: str, pk: int, name: str, kind: str) -> HttpResponse:
    """Send a picture of a plan that is computed."""
    shown = shown_plan(office_plan(request, ref, pk))
    draw = {**PICTURES, **TRIED_PICTURES}.get(name)
    if shown is None or draw is None or kind not in MEDIA_TYPES:
        raise Http404
    made = draw(shown)
    if made is None:
        raise Http404
    return attachment(
        chart_file(made, kind=kind), name=f"{ref}-plan-{pk}-{name}.{kind}", media_type=MEDIA_TYPES[kind]
    )
