"""Documents of an event: uploaded and checked, or kept elsewhere and linked."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain import attachments
from circulade.core.domain.audit import audit
from circulade.core.models.fields import Translated
from circulade.core.text.catalogue import said_here
from circulade.events.domain.trouble import Refused
from circulade.events.models import Event, EventDocument, EventSession, Stand

if TYPE_CHECKING:
    from circulade.accounts.models import User


def add_document(
    event: Event,
    title: dict[str, str],
    *,
    by: "User | None",
    now: datetime,
    upload: "File[bytes] | None" = None,
    address: str = "",
    media_type: str = "",
    size: int | None = None,
    session: EventSession | None = None,
    stand: Stand | None = None,
    public: bool = True,
) -> EventDocument:
    """Add a file or an address. A program, or a file that is not what its name says, is refused with the reason."""
    if stand is not None and session is not None:
        raise Refused(_("A document belongs to a session or to a stand, not to both."), field="stand")
    if (upload is None) == (not address):
        raise Refused(said_here("Choose a file, or give the address of one: one of the two."), field="file")
    with transaction.atomic():
        position = event.documents.count()
        document = EventDocument(
            event=event,
            session=session,
            stand=stand,
            address=address,
            media_type=media_type,
            size=size,
            public=public,
            position=position,
        )
        document.title = Translated(title)
        document.save()
        if upload is not None:
            _keep(document, upload, by=by, now=now)
        audit(event, "document added", by=by, changes={"document": (None, document.pk)}, at=now)
    return document


def _keep(document: EventDocument, upload: "File[bytes]", *, by: "User | None", now: datetime) -> None:
    try:
        kept: Any = attachments.attach(upload, about=document, by=by, at=now)
    except attachments.Refused as refused:
        raise Refused(str(refused), field="file") from refused
    document.attachment = kept
    document.media_type, document.size = kept.media_type, kept.size
    document.save(update_fields=["attachment", "media_type", "size"])


def remove_document(document: EventDocument, *, by: "User | None", now: datetime) -> None:
    """Take a document off the event; the stored file goes with it."""
    with transaction.atomic():
        audit(document.event, "document removed", by=by, changes={"document": (document.pk, None)}, at=now)
        kept = document.attachment
        document.delete()
        if kept is not None:
            transaction.on_commit(lambda: kept.file.delete(save=False))
            kept.delete()
