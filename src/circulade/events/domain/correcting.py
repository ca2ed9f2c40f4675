"""The office corrects a registration: an address typed wrongly, a territory, a name."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.meanwhile import other_way
from circulade.events.domain.placing import known_places
from circulade.events.domain.seats import locked
from circulade.events.domain.telling import tell_again
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance
from circulade.events.enums import ACTIVE
from circulade.events.models import Registration
from circulade.events.models.registration import new_key

if TYPE_CHECKING:
    from circulade.accounts.models import User

# What is the same for somebody who takes part both ways for a time.
SHARED = ("name", "email", "language")
CORRECTED = (*SHARED, "organisation_name", "organisation_kind", "country", "territory_name")


def correct(
    one: Registration, fields: Mapping[str, Any], *, by: "User | None", now: datetime
) -> Registration:
    """Store what was corrected; another address ends the links sent to the old one and gets its own. Raises Refused."""
    with transaction.atomic():
        admission = locked(one.admission)
        stored = Registration.objects.select_for_update(of=("self",)).select_related("event").get(pk=one.pk)
        _check(stored, fields)
        changed = [name for name in CORRECTED if getattr(stored, name) != fields[name]]
        if not changed:
            return stored
        for name in changed:
            setattr(stored, name, fields[name])
        if {"country", "territory_name"} & set(changed):
            stored.territory = known_places(stored.event.programme, [stored]).get(
                (stored.country, stored.territory_name)
            )
        moved = [stored]
        if (beside := other_way(stored)) is not None and set(SHARED) & set(changed):
            for name in SHARED:
                setattr(beside, name, fields[name])
            moved.append(beside)
        for each in moved:
            each.key = new_key() if "email" in changed else each.key
            each.save()
        # Which fields, never what they hold.
        audit(stored, "registration corrected", by=by, changes={"fields": (None, changed)}, at=now)
        if "email" in changed:
            tell_again([each for each in moved if each.state in ACTIVE], now=now)
        advance(admission, now=now)
    return stored


def _check(one: Registration, fields: Mapping[str, Any]) -> None:
    if not fields["name"].strip():
        raise Refused(_("A registration needs a name."), field="name")
    if not fields["email"]:
        if not one.guest:
            raise Refused(_("Only a guest may have no e-mail address."), field="email")
        return
    others = one.event.registrations.filter(email=fields["email"], state__in=ACTIVE).exclude(pk=one.pk)
    beside = other_way(one)
    if one.state in ACTIVE and others.exclude(pk=beside.pk if beside else 0).exists():
        raise Refused(_("Somebody with this e-mail address is registered already."), field="email")
