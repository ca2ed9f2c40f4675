"""What a dossier says, as plain data; what is left empty is left out of the document."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure: `value` is printed large, `label` under it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as a sentence, with its bounds and what the cohort made of it."""

    sentence: str
    least: int | None = None
    most: int | None = None
    count: int | None = None
    """How many members the rule counts in the cohort."""
    binding: bool = False
    asked_by: str = ""
    """Who decided or asked for the rule."""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """How many applicants, eligible applicants and members have one value of an attribute."""

    value: str
    applicants: int
    eligible: int
    members: tuple[int, ...] = ()
    """One count per track, in the order of `BalanceTable.tracks`."""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class BalanceTable:
    """The balance of the cohort over one attribute; drawn as a chart and printed as a table."""

    attribute: str
    tracks: tuple[str, ...]
    rows: tuple[BalanceRow, ...]


@dataclass(frozen=True, slots=True)
class ApplicantLine:
    """One applicant in any list of the dossier."""

    ref: str
    name: str = ""
    country: str = ""
    track: str = ""
    points: str = ""
    """As printed: four decimals, or empty."""
    rank: int | None = None
    reason: str = ""
    replaces: tuple[str, ...] = ()
    """Refs of the members whom an applicant on the reserve list could replace."""


@dataclass(frozen=True, slots=True)
class TrackMembers:
    """The members of one track; `places` is printed as given ("12", "10 to 15")."""

    track: str
    places: str
    members: tuple[ApplicantLine, ...]


@dataclass(frozen=True, slots=True)
class PanelDecision:
    """A decision of the panel to include or exclude one applicant."""

    ref: str
    decision: Literal["include", "exclude"]
    reason: str
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A declared or computed conflict, and what was done about it."""

    assessor: str
    ref: str
    kind: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """The public draw: its published seed, and in words how it was used."""

    seed: str
    description: str = ""
    decided: tuple[str, ...] = ()
    """Refs whose place the draw decided; empty when it decided none."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What recomputes the cohort: run, engine, version and the SHA-256 of what went in."""

    engine: str = ""
    version: str = ""
    run: str = ""
    input_sha256: str = ""
    hashes: tuple[tuple[str, str], ...] = ()
    """Further (name, SHA-256) pairs, such as the members of the bundle."""
    how_to_verify: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign on."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG of `circulade.files.charts` with its caption and alternative text, such as the map."""

    svg: str
    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class DossierData:
    """A whole dossier. Only the title is required: the file door has no programme and no panel."""

    title: str
    subtitle: str = ""
    programme: str = ""
    office: str = ""
    label: str = ""
    """Printed in a band on every page, such as "Invented applicants: a demonstration"."""
    language: str = "en"
    method: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    balance: tuple[BalanceTable, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tracks: tuple[TrackMembers, ...] = ()
    reserve: tuple[ApplicantLine, ...] = ()
    out: tuple[ApplicantLine, ...] = ()
    ineligible: tuple[ApplicantLine, ...] = ()
    panel_decisions: tuple[PanelDecision, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    draw: Draw | None = None
    provenance: Provenance | None = None
    notes: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
