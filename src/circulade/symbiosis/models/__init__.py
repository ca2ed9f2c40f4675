"""Records of industrial symbiosis."""

from circulade.symbiosis.models.district import Barrier, CompetentAuthority, District
from circulade.symbiosis.models.site import Look, Partner, Site
from circulade.symbiosis.models.stream import Stream

__all__ = [
    "Barrier",
    "CompetentAuthority",
    "District",
    "Look",
    "Partner",
    "Site",
    "Stream",
]
