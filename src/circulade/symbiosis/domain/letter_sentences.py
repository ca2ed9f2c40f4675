"""Sentences of introductions between sites: said in the recipient's language by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext
from circulade.symbiosis.domain.amounts import band, digits
from circulade.symbiosis.enums import StreamKind
from circulade.symbiosis.models import Stream

SENTENCES = {
    "use_subject": "A use for your stream",
    "source_subject": "A stream you look for",
    "greeting": "Dear partner,",
    "use": "A site in {region} could use your “{own}” ({what}; it wants {band}).",
    "source": "A site in {region} has what you look for, “{own}” ({what}; it has {band}).",
    "use_some": "A site in {region} could use your “{own}” ({what}).",
    "source_some": "A site in {region} has what you look for, “{own}” ({what}).",
    "may_we": "May we tell the other site who you are and how much it is about? We tell you the same of them, "
    "only after both of you agreed. Answer this letter, or sign in and open “My sites”.",
    "band": "{low} to {high} {unit} a year",
    "nothing": "nothing now",
    StreamKind.WASTE.value: "waste",
    StreamKind.BY_PRODUCT.value: "by-product",
    StreamKind.PRODUCT.value: "product",
    StreamKind.HEAT.value: "heat",
    StreamKind.WATER.value: "water",
    StreamKind.CAPACITY.value: "spare capacity",
}
"""English sentences by name: the strings to translate."""


def say(name: str, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)


def said_band(stream: Stream) -> str:
    """Say the band of an amount, and never the amount; nothing where none is stated."""
    if stream.middle is None:
        return ""
    low, high = band(stream.middle)
    if high == 0:
        return say("nothing")
    return say("band", low=digits(low), high=digits(high), unit=stream.unit)
