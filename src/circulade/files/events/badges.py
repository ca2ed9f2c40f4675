"""Badges and certificates of attendance as PDF."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pdf
from circulade.files.qr import qr_svg


@dataclass(frozen=True, slots=True)
class Printed:
    """One person as printed; `address` is what the code leads to."""

    name: str
    organisation: str = ""
    country: str = ""
    code: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every page says."""

    title: str
    office: str
    when: str = ""
    heading: str = ""
    sentence: str = ""
    language: str = "en"


def badges_pdf(occasion: Occasion, people: Sequence[Printed], *, day: date | None) -> bytes:
    """Set badges with name, organisation and QR code, eight on a page."""
    return _set("badges", occasion, people, day=day)


def certificates_pdf(occasion: Occasion, people: Sequence[Printed], *, day: date | None) -> bytes:
    """Set one certificate on a page."""
    return _set("certificates", occasion, people, day=day)


def _set(kind: str, occasion: Occasion, people: Sequence[Printed], *, day: date | None) -> bytes:
    svg = [{"svg": qr_svg(one.address) if one.address and kind == "badges" else ""} for one in people]
    told: dict[str, object] = {
        **asdict(occasion),
        "kind": kind,
        "day": [day.year, day.month, day.day] if day else None,
        "people": [asdict(one) | drawn for one, drawn in zip(people, svg, strict=True)],
    }
    return set_pdf("events/badges.typ", replace_unprintable(told, found=set()), day=day)
