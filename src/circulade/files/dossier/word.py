"""Write a Word document piece by piece; the one module that calls python-docx."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from circulade.files.charts.svg import printable
from circulade.files.sheets.repacking import repacked

DEEP = RGBColor(0x1B, 0x5E, 0x5A)
QUIET = RGBColor(0x4F, 0x61, 0x63)
WARM = RGBColor(0xA6, 0x3D, 0x2F)
FONT = "DejaVu Sans"
PAGE_WIDTH = 170.0
"""Millimetres between the margins."""
CHARACTER, PADDING = 2.05, 4.6
"""Millimetres of a bold character of a table, and of what is left free beside the text of a cell."""
WORD = re.compile(r"[\s-]")
FIRST_DAY = date(1980, 1, 1)


class WordDocument:
    """An A4 document with headings, paragraphs, tables and pictures, in the look of the PDF."""

    def __init__(self, *, title: str, author: str, language: str, day: date | None) -> None:
        self._document: Any = docx.Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = (
            printable(title),
            printable(author),
            language,
        )
        properties.comments = ""
        stamp = datetime.combine(day or FIRST_DAY, time(), tzinfo=UTC).replace(tzinfo=None)
        properties.created = properties.modified = stamp
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(22), Mm(20)
        self._style("Normal", 9)
        for name, size in (("Title", 20), ("Heading 1", 13), ("Heading 2", 10)):
            self._style(name, size, bold=True)

    def _style(self, name: str, size: float, *, bold: bool = False) -> None:
        style = self._document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
        if bold:
            style.font.color.rgb = DEEP

    def running_head(self, text: str, *, label: str) -> None:
        """Print `text` and, standing out, `label` at the head of every page, and the page number at its foot."""
        section = self._document.sections[0]
        head = section.header.paragraphs[0]
        _run(head, text, size=7.5, colour=QUIET)
        if label:
            _run(head, f"    {label}", size=7.5, colour=WARM, bold=True)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(foot, "Page ", size=7.5, colour=QUIET)
        _field(foot, "PAGE")
        _run(foot, " of ", size=7.5, colour=QUIET)
        _field(foot, "NUMPAGES")

    def heading(self, text: str, *, level: int) -> None:
        """Add a heading; level 0 is the title."""
        self._document.add_heading(printable(text), level=level)

    def paragraph(self, text: str, *, quiet: bool = False, size: float = 9) -> None:
        """Add a paragraph."""
        _run(self._document.add_paragraph(), text, size=size, colour=QUIET if quiet else None)

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()
    ) -> None:
        """Add a table whose head is repeated on every page; `right` are the columns of numbers.

        A column that is empty in every row is left out.
        """
        kept = [i for i in range(len(heads)) if any(row[i] for row in rows)]
        heads, rows = [heads[i] for i in kept], [[row[i] for i in kept] for row in rows]
        right = [kept.index(i) for i in right if i in kept]
        table = self._document.add_table(rows=1, cols=len(heads))
        # The schema has an order: borders come before the layout.
        table._tbl.tblPr.find(qn("w:tblLook")).addprevious(_borders())
        table.autofit = False
        # Set before the rows are added, which take their widths from the columns.
        for column, width in zip(table.columns, _widths([heads, *rows]), strict=True):
            column.width = Mm(width)
        _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for index, head in enumerate(heads):
            cell = table.rows[0].cells[index]
            cell.width = table.columns[index].width
            _fill(cell, head, right=index in right, head=True)
        for row in rows:
            made = table.add_row()
            _mark(made._tr.get_or_add_trPr(), "w:cantSplit")
            for index, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
                _fill(cell, text, right=index in right)
        self._document.add_paragraph()

    def picture(self, png: bytes, *, caption: str, alternative: str, width: float) -> None:
        """Add a picture of `width` millimetres with its caption and alternative text."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, caption, size=8.5, bold=True)
        shape = self._document.add_picture(BytesIO(png), width=Mm(width))
        shape._inline.docPr.set("descr", printable(alternative))
        shape._inline.docPr.set("title", printable(caption))

    def finished(self) -> bytes:
        """Return the file; equal content gives equal bytes."""
        out = BytesIO()
        self._document.save(out)
        return repacked(out.getvalue(), kind="docx")


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Share the width of the page among the columns: first what no word is broken for, then by the longest text.

    A reference such as PILOTS-FELLOWS-047 may be broken at its hyphens.
    """
    columns = list(zip(*rows, strict=True))
    words = [max(len(word) for text in column for word in (*WORD.split(text), "")) for column in columns]
    texts = [max(map(len, column)) for column in columns]
    least = [_wide(length) for length in words]
    wished = [_wide(min(120, length)) for length in texts]
    spare = PAGE_WIDTH - sum(least)
    if spare < 0:
        return [PAGE_WIDTH * each / sum(least) for each in least]
    missing = [max(0.0, wish - each) for wish, each in zip(wished, least, strict=True)]
    share = spare / sum(missing) if sum(missing) else 0
    return [each + share * more for each, more in zip(least, missing, strict=True)]


def _wide(characters: int) -> float:
    return PADDING + CHARACTER * characters


def _run(
    paragraph: Any, text: str, *, size: float, colour: RGBColor | None = None, bold: bool = False
) -> None:
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold = Pt(size), bold or None
    if colour is not None:
        run.font.color.rgb = colour


def _fill(cell: Any, text: str, *, right: bool, head: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.keep_with_next = head or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, size=8, colour=DEEP if head else None, bold=head)


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _mark(parent: Any, name: str) -> None:
    parent.append(OxmlElement(name))


def _borders() -> Any:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C3CFCD")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders
