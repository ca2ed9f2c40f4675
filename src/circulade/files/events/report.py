"""The report of an event as PDF and DOCX: parts with paragraphs and tables."""

from dataclasses import asdict, dataclass, field
from datetime import date

from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pdf


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A heading with paragraphs and, where it has one, a table."""

    title: str
    paragraphs: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportData:
    """What the report says."""

    title: str
    subtitle: str
    office: str
    language: str = "en"
    label: str = ""
    parts: tuple[ReportPart, ...] = field(default_factory=tuple)


def report_pdf(data: ReportData, *, day: date | None) -> bytes:
    """Set the report as an accessible PDF."""
    told = asdict(data) | {"day": [day.year, day.month, day.day] if day else None}
    return set_pdf("events/report.typ", replace_unprintable(told, found=set()), day=day)


def report_docx(data: ReportData, *, day: date | None) -> bytes:
    """Write the report as DOCX."""
    from circulade.files.dossier.word import WordDocument  # late: python-docx is slow to load

    document = WordDocument(title=data.title, author=data.office, language=data.language, day=day)
    document.running_head(data.title, label=data.label)
    document.heading(data.title, level=0)
    document.paragraph(data.subtitle, quiet=True, size=10)
    for part in data.parts:
        document.heading(part.title, level=1)
        for paragraph in part.paragraphs:
            document.paragraph(paragraph)
        if part.rows:
            document.table(part.heads, part.rows)
    return document.finished()
