"""The social card of an event: the picture shown beside a link to it."""

from dataclasses import asdict, dataclass

from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pages


@dataclass(frozen=True, slots=True)
class CardData:
    """What the card says."""

    title: str
    when: str
    where: str
    programme: str
    language: str = "en"
    label: str = ""


def social_card(data: CardData) -> bytes:
    """Draw the card as PNG, 1200 × 630."""
    return set_pages("events/card.typ", replace_unprintable(asdict(data), found=set()), ppi=72)[0]
