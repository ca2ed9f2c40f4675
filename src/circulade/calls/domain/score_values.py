"""Read a score as assessors type it: inside the criterion's scale and on its steps, or a sentence that says so."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from circulade.calls.models import Criterion

# Digits of any script would be read by Decimal too; a score has at most two decimals.
WRITTEN = re.compile(r"-?[0-9]{1,4}(?:[.,][0-9]{1,6})?")


class BadScore(ValueError):
    """The score breaks a rule; the text names criterion, range and step."""


def plain(value: Decimal | None) -> str:
    """Write a score without trailing zeros: 3.50 as 3.5, 4.00 as 4, none as nothing."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_score(criterion: Criterion, typed: str) -> Decimal | None:
    """Return the score, with point or comma; nothing typed is no score. Raises BadScore."""
    written = typed.strip().replace("\N{MINUS SIGN}", "-")
    if not written:
        return None
    if not WRITTEN.fullmatch(written):
        raise BadScore(_("%(name)s: “%(typed)s” is not a number. %(rule)s") % _said(criterion, typed))
    value = Decimal(written.replace(",", "."))
    if not criterion.least <= value <= criterion.most:
        raise BadScore(_("%(name)s: %(typed)s is outside the scale. %(rule)s") % _said(criterion, typed))
    if criterion.step and (value - criterion.least) % criterion.step:
        raise BadScore(_("%(name)s: %(typed)s is between two steps. %(rule)s") % _said(criterion, typed))
    return value.quantize(Decimal("0.01"))


def _said(criterion: Criterion, typed: str) -> dict[str, str]:
    return {"name": str(criterion.name), "typed": typed.strip()[:40], "rule": rule_of(criterion)}


def rule_of(criterion: Criterion) -> str:
    """Say a criterion's scale in a sentence."""
    return _("Scores go from %(least)s to %(most)s in steps of %(step)s.") % {
        "least": plain(criterion.least),
        "most": plain(criterion.most),
        "step": plain(criterion.step),
    }


def scale_of(criterion: Criterion) -> Iterator[Decimal]:
    """Yield every score that a criterion allows, from the least to the most."""
    value = criterion.least
    while value <= criterion.most:
        yield value
        if not criterion.step:
            return
        value += criterion.step
