"""Records of the register."""

from circulade.register.models.organisation import Organisation
from circulade.register.models.participation import Participation
from circulade.register.models.person import Contact, Expert, Person
from circulade.register.models.project import Project
from circulade.register.models.territory import Territory, TerritoryCode

__all__ = [
    "Contact",
    "Expert",
    "Organisation",
    "Participation",
    "Person",
    "Project",
    "Territory",
    "TerritoryCode",
]
