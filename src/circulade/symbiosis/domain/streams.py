"""Add and change streams: five fields, any of which may still be missing."""

import re
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import set_own
from circulade.symbiosis.domain.codes import ideas, known_code
from circulade.symbiosis.domain.problems import BadValues, RecordChanged
from circulade.symbiosis.enums import Side, StreamKind, StreamState
from circulade.symbiosis.models import Site, Stream
from circulade.vocabularies.errors import UnknownCode

CHANGEABLE = (
    "side",
    "kind",
    "words",
    "least",
    "most",
    "when",
    "cost",
    "price",
    "gives",
    "processing",
    "co2_saved",
    "co2_source",
    "qualities",
    "report",
    "permit",
    "mixed",
    "months",
    "storage",
    "storage_cost",
    "decay",
)
CODED = (StreamKind.WASTE, StreamKind.BY_PRODUCT)
LEAST_SURE = 0.5
"""A code of which less is said is no suggestion: nothing is matched or shown by it."""
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def span(words: str) -> tuple[date | None, date | None]:
    """Read the first and last day that words state as ISO dates: "2027-01 to 2027-06", "from 2026-10-01"."""
    found = list[tuple[date, date]]()
    for year, month, day in DAY.findall(words):
        try:
            first = date(int(year), int(month or 1), int(day or 1))
            found.append((first, _last(first, bool(month), bool(day))))
        except ValueError:
            continue
    if not found:
        return None, None
    if len(found) > 1:
        return found[0][0], found[1][1]
    if re.search(r"\b(until|till|bis|to)\b", words):
        return None, found[0][1]
    return found[0][0], None if re.search(r"\b(from|since|ab|after)\b", words) else found[0][1]


def _last(first: date, has_month: bool, has_day: bool) -> date:
    if has_day:
        return first
    following = date(first.year + 1, 1, 1)
    if has_month and first.month < 12:
        following = date(first.year, first.month + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def guessed(values: dict[str, Any], *, on: date) -> dict[str, Any]:
    """Return what words and dates lead to: a suggested code with confidence, and the span of days."""
    first, last = span(values.get("when", ""))
    found: dict[str, Any] = {"from_date": first, "until_date": last, "suggested": "", "confidence": None}
    if values.get("kind", StreamKind.WASTE) in CODED:
        best = next(iter(ideas(values.get("words", ""), on=on, most=1)), None)
        if best is not None and best.confidence >= LEAST_SURE:
            found |= {"suggested": best.code.code, "confidence": round(best.confidence, 3)}
    return found


def codes_of(text: str, *, side: str, on: date) -> list[str]:
    """Return the codes of a text, separated by commas or semicolons; raises `BadValues`."""
    found = list[str]()
    for part in filter(None, (each.strip() for each in re.split(r"[,;]", text))):
        try:
            code = known_code(part, on=on).code
        except UnknownCode as unknown:
            raise BadValues({"codes": str(unknown)}) from None
        if code not in found:
            found.append(code)
    if side == Side.HAVE and len(found) > 1:
        raise BadValues({"codes": _("What a site has is one waste with one code: make a stream of each.")})
    return found


def add_stream(
    site: Site, *, by: User | None, on: date, codes: list[str] | None = None, **values: Any
) -> Stream:
    """Add a stream of a site; codes that are given count as confirmed by `by`."""
    kept = {name: value for name, value in values.items() if name in CHANGEABLE}
    confirmed = {"codes": codes, "confirmed_by": by, "confirmed_on": on} if codes else {}
    with transaction.atomic():
        stream = Stream.objects.create(
            district=site.district, site=site, created_by=by, **kept, **guessed(kept, on=on), **confirmed
        )
        audit(stream, "stream added", by=by, changes={"side": (None, stream.side)})
    return stream


def change_stream(
    stream: Stream, values: dict[str, Any], *, by: User | None, on: date, revision: int | None = None
) -> Stream:
    """Change a stream; new words lead to a new suggestion, confirmed codes stay."""
    with transaction.atomic():
        held = Stream.objects.select_for_update().get(pk=stream.pk)
        if revision is not None and revision != held.revision:
            raise RecordChanged(held.revision)
        changed = set_own(held, values, CHANGEABLE)
        if changed:
            said = {"when": held.when, "words": held.words, "kind": held.kind}
            for name, value in guessed(said, on=on).items():
                setattr(held, name, value)
            held.revision += 1
            held.save()
            audit(held, "stream changed", by=by, changes={"fields": (None, changed)})
    return held


def confirm_codes(stream: Stream, codes: list[str], *, by: User | None, on: date) -> Stream:
    """Note that a person confirmed the codes of a stream; none takes the confirmation back."""
    with transaction.atomic():
        held = Stream.objects.select_for_update().get(pk=stream.pk)
        audit(held, "codes confirmed", by=by, changes={"codes": (held.codes, codes)})
        held.codes = codes
        held.confirmed_by, held.confirmed_on = (by, on) if codes else (None, None)
        held.revision += 1
        held.save()
    return held


def withdraw(stream: Stream, *, by: User | None) -> Stream:
    """Take a stream out of all leads and plans, or bring it back."""
    with transaction.atomic():
        held = Stream.objects.select_for_update().get(pk=stream.pk)
        state = StreamState.CURRENT if held.state == StreamState.WITHDRAWN else StreamState.WITHDRAWN
        audit(held, "stream state", by=by, changes={"state": (held.state, state)})
        held.state = state
        held.save(update_fields=["state"])
    return held
