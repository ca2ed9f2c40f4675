"""The tabs of a district, the same on each of its pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.core.components import Tab
from circulade.symbiosis.models import District


def tabs(district: District, current: str) -> list[Tab]:
    """Return the pages of a district."""
    pages = {
        "district": _("District"),
        "sites": _("Sites"),
        "streams": _("Streams"),
        "leads": _("Leads"),
        "network": _("Network"),
        "links": _("Pipeline"),
        "report": _("Results"),
    }
    return [
        Tab(label, reverse(f"symbiosis:{name}", args=[district.ref]), name == current)
        for name, label in pages.items()
    ]
