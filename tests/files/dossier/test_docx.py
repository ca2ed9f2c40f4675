"""The dossier as DOCX: equal bytes, every script kept, charts with alternative text."""

import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from docx import Document

from circulade.files.dossier import (
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
    dossier_docx,
)
from circulade.files.dossier.word import WordDocument

DAY = datetime.date(2022, 6, 20)
NAMES = ("بلدية", "თბილისი", "中文市", "Utopia \N{ROCKET}", "a\x00b")
LINE = ApplicantLine(
    "A1", name="Lund", country="SE", points="4.0000", rank=1, reason="points", replaces=("A2",)
)
DATA = DossierData(
    title="Selection",
    subtitle="Open call",
    office="Office",
    label="Invented applicants",
    method=("Weighted means.",),
    figures=(Figure("members", "3"),),
    rules=(RuleLine("At least 3 from the East", least=3, count=3, binding=True),),
    balance=(BalanceTable("country", ("pilots",), (BalanceRow("中", 9, 8, (3,), least=1),)),),
    pictures=(
        Picture('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "Map", "A map of members"),
    ),
    tracks=(TrackMembers("pilots", "12", (LINE, *(ApplicantLine(f"B{i}", n) for i, n in enumerate(NAMES)))),),
    reserve=(LINE,),
    out=(LINE,),
    ineligible=(LINE,),
    panel_decisions=(PanelDecision("A1", "include", "late post"),),
    conflicts=(ConflictLine("P1", "A1", "own country"),),
    draw=Draw("seed"),
    provenance=Provenance("selection", "1", input_sha256="ab" * 32, hashes=(("pool.csv", "cd" * 32),)),
    notes=("Weights are ours.",),
    signatures=(Signature("Selection lead"),),
)


def test_the_same_data_and_date_give_the_same_bytes() -> None:
    assert dossier_docx(DATA, date=DAY) == dossier_docx(DATA, date=DAY)


def test_members_are_stored_and_dated_1980() -> None:
    with ZipFile(BytesIO(dossier_docx(DATA, date=DAY))) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert {(info.compress_type, info.date_time[0]) for info in infos} == {(ZIP_STORED, 1980)}


def test_every_section_and_every_script_is_in_the_document() -> None:
    document = Document(BytesIO(dossier_docx(DATA, date=DAY)))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith(("Heading 1", "Title"))]
    assert headings == [
        "Selection", "How the cohort was chosen", "Rules", "Balance", "Members", "Reserve list", "Not selected",
        "Ineligible", "Decisions of the panel", "Conflicts of interest", "Public draw", "Recompute it yourself",
        "Notes", "Signatures",
    ]  # fmt: skip
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"بلدية", "თბილისი", "中文市", "Utopia \N{ROCKET}", "a\ufffdb"} <= set(cells)


def test_charts_carry_their_alternative_text() -> None:
    document = Document(BytesIO(dossier_docx(DATA, date=DAY)))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told == ["A map of members", "Bars by country. 中: 8 eligible applicants, 3 members."]


def test_a_title_is_enough() -> None:
    document = Document(BytesIO(dossier_docx(DossierData("Selection"), date=None)))
    assert [p.text for p in document.paragraphs] == ["Selection"]


def test_no_word_of_a_table_is_broken_and_the_page_is_filled() -> None:
    document = WordDocument(title="T", author="O", language="en", day=DAY)
    heads = ("Place", "Rank", "Ref", "Points", "Could replace", "Reason")
    replaces = ", ".join(f"PILOTS-AND-FELLOWS-{number:03}" for number in range(40))
    document.table(heads, [("1", "10", "PILOTS-AND-FELLOWS-020", "4.6667", replaces, replaces)])
    (table,) = Document(BytesIO(document.finished())).tables
    widths = [column.width.mm for column in table.columns]
    assert round(sum(widths)) == 170
    assert [round(width) for width in widths] == [15, 13, 23, 17, 51, 51]
