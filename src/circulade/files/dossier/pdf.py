"""The dossier as an accessible PDF, equal byte for byte for equal data and date."""

import datetime

from circulade.files.dossier.content import content
from circulade.files.dossier.data import DossierData
from circulade.files.dossier.typesetting import set_pages, set_pdf


def dossier_pdf(data: DossierData, *, date: datetime.date | None) -> bytes:
    """Set the dossier as a tagged A4 PDF (PDF/UA-1).

    `date` is the day of the decision, printed and stored as the document's date; None leaves both out.
    Characters without a glyph are printed as their code and listed at the end.
    """
    return set_pdf("dossier.typ", content(data, date=date), day=date)


def dossier_pages(data: DossierData, *, date: datetime.date | None, ppi: float = 96) -> list[bytes]:
    """Draw the pages of the dossier as PNG, for previews."""
    return set_pages("dossier.typ", content(data, date=date), ppi=ppi)
