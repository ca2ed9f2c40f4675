"""Records of industrial symbiosis."""

from circulade.symbiosis.models.district import Barrier, CompetentAuthority, District
from circulade.symbiosis.models.hub import Treatment, TreatmentHub
from circulade.symbiosis.models.kind_terms import KindTerms
from circulade.symbiosis.models.link import Decision, LinkStep, LinkYear, ReadinessCheck, SymbiosisLink
from circulade.symbiosis.models.plan import BorderRule, NetworkPlan, PlanPart
from circulade.symbiosis.models.site import Look, Partner, Site
from circulade.symbiosis.models.stream import Stream

__all__ = [
    "Barrier",
    "BorderRule",
    "CompetentAuthority",
    "Decision",
    "District",
    "KindTerms",
    "LinkStep",
    "LinkYear",
    "Look",
    "NetworkPlan",
    "Partner",
    "PlanPart",
    "ReadinessCheck",
    "Site",
    "Stream",
    "SymbiosisLink",
    "Treatment",
    "TreatmentHub",
]
