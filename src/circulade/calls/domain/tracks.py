"""Edit the tracks of a call: places exactly, or from least to most."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.editing import touch
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Call, Track
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User


def save_track(
    call: Call,
    fields: Mapping[str, Any],
    *,
    by: "User",
    now: datetime,
    track: Track | None = None,
    notice: str = "",
) -> Track:
    """Add or change a track."""
    made = track or Track(call=call)
    old = made.code or None
    for field, value in fields.items():
        setattr(made, field, value)
    _check(made)
    with transaction.atomic():
        touch(call, relied_on=True, notice=notice, by=by, now=now)
        if call.tracks.exclude(pk=made.pk).filter(code=made.code).exists():
            raise Refused(_("Another track has the code “%s”.") % made.code)
        if track is None:
            made.position = call.tracks.count()
        made.save()
        places = [made.places, made.least, made.most]
        audit(
            call, "track saved", by=by, changes={"code": (old, made.code), "places": (None, places)}, at=now
        )
    return made


def _check(track: Track) -> None:
    exactly, ranged = track.places is not None, track.least is not None or track.most is not None
    if exactly == ranged:
        raise Refused(_("Give either the number of places, or from how many to how many."))
    if ranged and (track.least is None or track.most is None or track.least > track.most):
        raise Refused(_("Give both ends of the range, the smaller one first."))
    if (track.places if exactly else track.most) == 0:
        raise Refused(_("A track needs at least one place."))


def delete_track(track: Track, *, by: "User", now: datetime, notice: str = "") -> None:
    """Delete a track."""
    call = track.call
    with transaction.atomic():
        touch(call, relied_on=True, notice=notice, by=by, now=now)
        audit(call, "track deleted", by=by, changes={"code": (track.code, None)}, at=now)
        track.delete()
