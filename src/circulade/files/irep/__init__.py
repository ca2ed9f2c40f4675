"""Yearly files of the French register of polluting emissions (IREP, Géorisques): who has and treats which waste."""

from circulade.files.irep.reading import read_irep
from circulade.files.irep.records import Establishment, Irep, Reported

__all__ = ["Establishment", "Irep", "Reported", "read_irep"]
