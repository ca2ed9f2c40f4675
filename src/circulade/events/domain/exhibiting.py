"""Stands of an exhibition: set up by the office, found on a plan, written to without their address being shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, draft, queue_letter
from circulade.core.models.fields import Translated
from circulade.core.text.catalogue import said
from circulade.events.domain.links import own_stand
from circulade.events.domain.sentences import say
from circulade.events.domain.trouble import Refused
from circulade.events.models import Event, Stand

if TYPE_CHECKING:
    from circulade.accounts.models import User


# What its people say of a stand themselves.
OWN = ("text", "people", "website", "online_room", "contact", "meetings")


def save_stand(
    event: Event, fields: Mapping[str, Any], *, by: "User | None", now: datetime, stand: Stand | None = None
) -> Stand:
    """Add a stand or change one; two stands have neither the same number nor the same field of the plan."""
    made = stand or Stand(event=event)
    for name, value in fields.items():
        setattr(made, name, Translated(value) if name == "text" else value)
    with transaction.atomic():
        Event.objects.select_for_update().get(pk=event.pk)
        others = event.stands.exclude(pk=made.pk)
        if not made.name.strip() or not made.number.strip():
            raise Refused(_("A stand needs a number and a name."), field="name")
        if others.filter(number=made.number).exists():
            raise Refused(_("Another stand has this number."), field="number")
        if (made.column is None) != (made.row is None):
            raise Refused(_("A field of the plan has a column and a row."), field="row")
        if made.column is not None and (other := others.filter(column=made.column, row=made.row).first()):
            raise Refused(_("“%s” stands there already.") % other, field="row")
        made.save()
        audit(event, "stand saved", by=by, changes={"stand": (None, made.pk)}, at=now)
    return made


def change_own_stand(stand: Stand, fields: Mapping[str, Any], *, now: datetime) -> Stand:
    """Store what the people of a stand say of it; number, name and place are the office's."""
    with transaction.atomic():
        stored = Stand.objects.select_for_update().get(pk=stand.pk)
        for name in OWN:
            setattr(stored, name, Translated(fields[name]) if name == "text" else fields[name])
        stored.save(update_fields=OWN)
        audit(
            stand.event, "stand changed by its people", by=None, changes={"stand": (None, stored.pk)}, at=now
        )
    return stored


def invite(stand: Stand, *, by: "User | None", now: datetime) -> None:
    """Send the people of a stand the link at which they edit it. Raises Refused."""
    if not stand.contact:
        raise Refused(_("Give the stand an e-mail address first."), field="contact")
    told = {"event": stand.event.title, "page": own_stand(stand)}
    _send(stand, "stand", told, by=by, now=now)


def delete_stand(stand: Stand, *, by: "User | None", now: datetime) -> None:
    """Take a stand away, with its documents."""
    with transaction.atomic():
        audit(stand.event, "stand deleted", by=by, changes={"stand": (stand.pk, None)}, at=now)
        stand.delete()


def write_to(stand: Stand, *, name: str, email: str, text: str, now: datetime) -> None:
    """Pass a message on to the people of a stand; its address is not shown to who writes. Raises Refused."""
    if not stand.contact:
        raise Refused(said("This stand takes no messages."))
    told = {"event": stand.event.title, "name": name, "email": email, "text": text}
    _send(stand, "contact", told, by=None, now=now)


def _send(stand: Stand, kind: str, told: Mapping[str, object], *, by: "User | None", now: datetime) -> None:
    """Queue a letter to the people of a stand."""
    programme = stand.event.programme
    with translation.override(programme.office_language):
        subject, words = say(f"{kind}_subject", **told), say(kind, **told)
    try:
        letter = draft(
            kind=f"event-{kind}",
            key=f"{kind}:{stand.pk}:{told.get('email', '')}:{now.isoformat()}"[:200],
            to=stand.contact,
            to_name=stand.name,
            subject=subject,
            text=words,
            language=programme.office_language,
            about=stand.event,
            programme=programme,
            by=by,
            at=now,
        )
        queue_letter(letter, by=by, at=now)
    except BadLetter as bad:
        raise Refused(str(bad)) from bad
