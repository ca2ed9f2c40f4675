"""Edit the criteria of a call: weight, scale, anchors, threshold."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.editing import touch
from circulade.calls.domain.numbers import plain
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Call, Criterion
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User

HEAVIEST = 1_000


def save_criterion(
    call: Call,
    fields: Mapping[str, Any],
    *,
    by: "User",
    now: datetime,
    criterion: Criterion | None = None,
    notice: str = "",
) -> Criterion:
    """Add or change a criterion."""
    made = criterion or Criterion(call=call)
    old = [made.code, made.weight] if criterion else None
    for field, value in fields.items():
        setattr(made, field, value)
    check_criterion(made)
    with transaction.atomic():
        touch(call, relied_on=True, notice=notice, by=by, now=now)
        if call.criteria.exclude(pk=made.pk).filter(code=made.code).exists():
            raise Refused(_("Another criterion has the code “%s”.") % made.code)
        if made.code == "total":
            raise Refused(_("“total” means the points of all criteria: choose another code."))
        if criterion is None:
            made.position = call.criteria.count()
        made.save()
        changes = {"criterion": (old, [made.code, made.weight])}
        audit(call, "criterion saved", by=by, changes=changes, at=now)
    return made


def scale_of(criterion: Criterion) -> list[Decimal]:
    """Return the scores that can be given, lowest first."""
    span = Decimal(criterion.most) - Decimal(criterion.least)
    count = int(span / Decimal(criterion.step))
    return [Decimal(criterion.least) + index * Decimal(criterion.step) for index in range(count + 1)]


def check_criterion(criterion: Criterion) -> None:
    """Raise `Refused` if the scale, the threshold, an anchor or the weight makes no sense."""
    least, most, step = Decimal(criterion.least), Decimal(criterion.most), Decimal(criterion.step)
    if not least < most:
        raise Refused(_("The highest score must be above the lowest."))
    if step <= 0 or (most - least) % step:
        raise Refused(_("The steps must lead from the lowest score to the highest."))
    if (most - least) / step > 100:
        raise Refused(_("A scale has at most 101 scores."))
    if criterion.weight > HEAVIEST:
        raise Refused(_("A weight is a whole number from 0 to %d.") % HEAVIEST)
    if criterion.threshold is not None and not least <= Decimal(criterion.threshold) <= most:
        raise Refused(_("The threshold must lie on the scale."))
    scores = {plain(score) for score in scale_of(criterion)}
    stray = next((score for score in criterion.anchors if score not in scores), None)
    if stray is not None:
        raise Refused(_("There is an anchor for the score %s, which cannot be given.") % stray)


def delete_criterion(criterion: Criterion, *, by: "User", now: datetime, notice: str = "") -> None:
    """Delete a criterion that has not been scored."""
    call = criterion.call
    with transaction.atomic():
        touch(call, relied_on=True, notice=notice, by=by, now=now)
        if criterion.scores.exists():
            raise Refused(_("Scores have been given for this criterion: give it the weight 0 instead."))
        audit(call, "criterion deleted", by=by, changes={"code": (criterion.code, None)}, at=now)
        criterion.delete()
