"""The dossier: the explained, replayable record of a selection, as PDF and DOCX."""

from circulade.files.dossier.data import (
    ApplicantLine,
    BalanceRow,
    BalanceTable,
    ConflictLine,
    DossierData,
    Draw,
    Figure,
    PanelDecision,
    Picture,
    Provenance,
    RuleLine,
    Signature,
    TrackMembers,
)
from circulade.files.dossier.docx import dossier_docx
from circulade.files.dossier.pdf import dossier_pdf

__all__ = [
    "ApplicantLine",
    "BalanceRow",
    "BalanceTable",
    "ConflictLine",
    "DossierData",
    "Draw",
    "Figure",
    "PanelDecision",
    "Picture",
    "Provenance",
    "RuleLine",
    "Signature",
    "TrackMembers",
    "dossier_docx",
    "dossier_pdf",
]
