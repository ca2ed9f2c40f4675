"""What people correct of their own registration themselves: how they are called, what they answered, who may see it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from circulade.core.domain.audit import audit
from circulade.core.text.catalogue import said
from circulade.events.domain.retention import promised_days
from circulade.events.domain.trouble import Refused
from circulade.events.enums import ACTIVE
from circulade.events.models import Registration

# Country, kind and territory decide about seats: they stay as they were when somebody asked.
OWN = ("name", "organisation_name", "language", "listed", "answers")


def change_own(one: Registration, fields: Mapping[str, Any], *, now: datetime) -> Registration:
    """Store what somebody says of themselves; it moves nobody on the waiting list. Raises Refused."""
    if not str(fields["name"]).strip():
        raise Refused(said("A registration needs a name."), field="name")
    with transaction.atomic():
        stored = Registration.objects.select_for_update().get(pk=one.pk)
        if stored.state not in ACTIVE or now >= one.event.ends:
            raise Refused(said("This registration cannot be changed any more."))
        changed = [name for name in OWN if getattr(stored, name) != fields[name]]
        for name in changed:
            setattr(stored, name, fields[name])
        if changed:
            stored.answers_until = promised_days(one.event, stored.answers, before=stored.answers_until)
            stored.save(update_fields=[*changed, "answers_until"])
            # Which fields, never what they hold.
            audit(stored, "registration changed", by=None, changes={"fields": (None, changed)}, at=now)
    return stored
