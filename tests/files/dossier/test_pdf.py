"""The dossier as PDF: equal bytes, no markup from data, any script, nothing required but a title."""

import datetime
import zlib
from re import DOTALL, findall

from circulade.files.dossier import (
    ApplicantLine,
    BalanceRow,
    BalanceTable,
    DossierData,
    Draw,
    Figure,
    Provenance,
    RuleLine,
    Signature,
    TrackMembers,
    dossier_pdf,
)
from circulade.files.dossier.pdf import dossier_pages

DAY = datetime.date(2022, 6, 20)
NAMES = (
    "بلدية سيدي",
    "თბილისი",
    "中文市",
    "Utopia \N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{ROCKET}",
    "*b* #pagebreak() $x$",
)


def dossier(*names: str) -> DossierData:
    members = tuple(
        ApplicantLine(f"A{i}", name=name, points="4.0000", rank=i) for i, name in enumerate(names)
    )
    return DossierData(
        title="Selection",
        label="Invented applicants",
        method=("Weighted means.",),
        figures=(Figure("members", "3"),),
        rules=(RuleLine("At least 3 from the East", least=3, count=3, binding=True),),
        balance=(BalanceTable("country", ("pilots",), (BalanceRow("FI", 9, 8, (3,), least=1),)),),
        tracks=(TrackMembers("pilots", "12", members),),
        draw=Draw("seed"),
        provenance=Provenance("selection", "1", input_sha256="ab" * 32),
        signatures=(Signature("Selection lead"),),
    )


def metadata(pdf: bytes) -> bytes:
    """Return the parts of a PDF that are not drawn pages, unpacked where packed."""
    streams = findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, DOTALL)
    return pdf + b"".join(_unpacked(stream) for stream in streams)


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def test_the_same_data_and_date_give_the_same_bytes() -> None:
    assert dossier_pdf(dossier("Lund"), date=DAY) == dossier_pdf(dossier("Lund"), date=DAY)


def test_names_of_any_script_neither_stop_the_document_nor_vanish() -> None:
    for name in NAMES:
        assert dossier_pdf(dossier(name), date=DAY).startswith(b"%PDF")


def test_the_document_is_tagged_and_says_its_title() -> None:
    told = metadata(dossier_pdf(dossier("Lund"), date=DAY))
    assert b"/MarkInfo" in told
    assert b"pdfuaid:part" in told


def test_without_a_date_the_document_holds_none() -> None:
    told = metadata(dossier_pdf(dossier("Lund"), date=None))
    assert b"CreationDate" not in told
    assert b"CreateDate" not in told
    assert b"CreateDate" in metadata(dossier_pdf(dossier("Lund"), date=DAY))


def test_markup_in_a_name_is_printed_and_not_obeyed() -> None:
    plain = dossier_pages(dossier("Lund"), date=DAY, ppi=36)
    hostile = dossier_pages(dossier("*b* #pagebreak() $x$"), date=DAY, ppi=36)
    assert len(hostile) == len(plain)


def test_a_title_is_enough() -> None:
    assert len(dossier_pages(DossierData("Selection"), date=None, ppi=36)) == 1


def test_a_long_list_runs_over_pages() -> None:
    assert len(dossier_pages(dossier(*["Lund"] * 200), date=None, ppi=36)) > 4
