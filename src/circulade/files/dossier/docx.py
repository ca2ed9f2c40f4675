"""The dossier as DOCX, for offices that put it into a larger document."""

import datetime
from typing import TYPE_CHECKING

from circulade.files.dossier.content import balance_parts, day_text
from circulade.files.dossier.data import ApplicantLine, DossierData, Picture
from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pages

if TYPE_CHECKING:
    from circulade.files.dossier.word import WordDocument

MAP_WIDTH = 120.0
HALF_WIDTH = 95.0
PPI = 200


def dossier_docx(data: DossierData, *, date: datetime.date | None) -> bytes:
    """Write the dossier as DOCX; equal data and date give equal bytes.

    Names stay in their own script: a word processor has the fonts. Charts are pictures with alternative text.
    """
    from circulade.files.dossier.word import WordDocument  # late: python-docx is slow to load

    document = WordDocument(title=data.title, author=data.office, language=data.language, day=date)
    document.running_head(data.programme or data.title, label=data.label)
    document.heading(data.title, level=0)
    for line in (
        data.subtitle,
        " · ".join(part for part in (data.office, day_text(date)) if part),
        data.label,
    ):
        if line:
            document.paragraph(line, quiet=line != data.subtitle, size=10)
    if data.figures:
        document.table(
            ("Figure", "Value", "Note"), [(f.label, f.value, f.note) for f in data.figures], right=(1,)
        )
    _method(document, data)
    _balance(document, data)
    _applicants(document, data)
    _people(document, data)
    _proof(document, data)
    return document.finished()


def picture_png(picture: Picture) -> bytes:
    """Draw an SVG as PNG with the fonts of the PDF; characters without a glyph become their code."""
    told = replace_unprintable({"svg": picture.svg, "alternative": picture.alternative}, found=set())
    return set_pages("picture.typ", told, ppi=PPI)[0]


def _method(document: "WordDocument", data: DossierData) -> None:
    if data.method:
        document.heading("How the cohort was chosen", level=1)
        for paragraph in data.method:
            document.paragraph(paragraph)
    if data.rules:
        document.heading("Rules", level=1)
        document.table(
            ("Rule", "At least", "At most", "In the cohort", "Binding", "Asked by"),
            [
                (
                    r.sentence,
                    _count(r.least),
                    _count(r.most),
                    _count(r.count),
                    _binding(r.binding),
                    r.asked_by,
                )
                for r in data.rules
            ],
            right=(1, 2, 3),
        )


def _balance(document: "WordDocument", data: DossierData) -> None:
    if not data.balance and not data.pictures:
        return
    document.heading("Balance", level=1)
    for picture in data.pictures:
        document.picture(
            picture_png(picture), caption=picture.caption, alternative=picture.alternative, width=MAP_WIDTH
        )
    for chart, table in balance_parts(data):
        picture = Picture(chart.svg, chart.title, chart.description)
        document.picture(
            picture_png(picture), caption=chart.title, alternative=chart.description, width=HALF_WIDTH
        )
        document.table(
            ("Value", "Applicants", "Eligible", *table.tracks, "Members"),
            [
                (
                    r.value or "(empty)",
                    str(r.applicants),
                    str(r.eligible),
                    *map(str, r.members),
                    str(sum(r.members)),
                )
                for r in table.rows
            ],
            right=range(1, 4 + len(table.tracks)),
        )


def _applicants(document: "WordDocument", data: DossierData) -> None:
    heads = ("Rank", "Ref", "Applicant", "Points", "Reason")
    if data.tracks:
        document.heading("Members", level=1)
    for track in data.tracks:
        document.heading(f"{track.track} – {len(track.members)} of {track.places} places", level=2)
        document.table(heads, [_line(a) for a in track.members], right=(0, 3))
    if data.reserve:
        document.heading("Reserve list", level=1)
        document.table(
            ("Place", *heads[:4], "Could replace", "Reason"),
            [
                (str(n), *_line(a)[:4], ", ".join(a.replaces), a.reason)
                for n, a in enumerate(data.reserve, start=1)
            ],
            right=(0, 1, 4),
        )
    if data.out:
        document.heading("Not selected", level=1)
        document.table(heads, [_line(a) for a in data.out], right=(0, 3))
    if data.ineligible:
        document.heading("Ineligible", level=1)
        document.table(
            ("Ref", "Applicant", "Reason"), [(a.ref, _named(a), a.reason) for a in data.ineligible]
        )


def _people(document: "WordDocument", data: DossierData) -> None:
    if data.panel_decisions:
        document.heading("Decisions of the panel", level=1)
        document.table(
            ("Ref", "Decision", "Reason", "Decided by"),
            [(p.ref, p.decision, p.reason, p.decided_by) for p in data.panel_decisions],
        )
    if data.conflicts:
        document.heading("Conflicts of interest", level=1)
        document.table(
            ("Assessor", "Application", "Conflict", "Outcome"),
            [(c.assessor, c.ref, c.kind, c.outcome) for c in data.conflicts],
        )


def _proof(document: "WordDocument", data: DossierData) -> None:
    if data.draw is not None:
        document.heading("Public draw", level=1)
        if data.draw.description:
            document.paragraph(data.draw.description)
        decided = ", ".join(data.draw.decided) or "none"
        document.table(("Published seed", "Places it decided"), [(data.draw.seed, decided)])
    if (proof := data.provenance) is not None:
        document.heading("Recompute it yourself", level=1)
        if proof.how_to_verify:
            document.paragraph(proof.how_to_verify)
        facts = [
            ("Engine", f"{proof.engine} {proof.version}".strip()),
            ("Run", proof.run),
            ("SHA-256 of the input", proof.input_sha256),
            *proof.hashes,
        ]
        document.table(("What", "Value"), [fact for fact in facts if fact[1]])
    if data.notes:
        document.heading("Notes", level=1)
        for note in data.notes:
            document.paragraph(note)
    if data.signatures:
        document.heading("Signatures", level=1)
        document.table(
            ("Role", "Name", "Date and signature"), [(s.role, s.name, "\n\n") for s in data.signatures]
        )


def _line(applicant: ApplicantLine) -> tuple[str, str, str, str, str]:
    return (
        _count(applicant.rank), applicant.ref, _named(applicant), applicant.points, applicant.reason,
    )  # fmt: skip


def _named(applicant: ApplicantLine) -> str:
    return f"{applicant.name} ({applicant.country})" if applicant.country else applicant.name


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _binding(binding: bool) -> str:
    return "binding" if binding else "no"
