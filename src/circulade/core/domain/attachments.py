"""Attachments: uploaded files are checked, stored under a random name, and served only to those who may see them.

An app says which of its records may own attachments and which permission on the owner lets
somebody read them: `register_owner(Application, "calls.read_application")` in `AppConfig.ready`.
"""

import shlex
import subprocess
from collections.abc import Callable, Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.utils import timezone

from circulade.core.domain.audit import audit
from circulade.core.domain.file_types import Refused, checked_name, media_type
from circulade.core.enums import ScanState
from circulade.core.models import Attachment
from circulade.core.models.about import about_fields
from circulade.core.text.catalogue import said_here

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from circulade.accounts.models import User

__all__ = ["Refused", "attach", "may_read", "name_for", "register_owner"]

NameFor = Callable[["User", Attachment], str]
_permissions: dict[str, str] = {}
_names: dict[str, NameFor] = {}


def register_owner(model: type[models.Model], permission: str, *, name_for: NameFor | None = None) -> None:
    """Say that records of `model` own attachments, and which permission on the record lets one read them.

    `name_for` gives the name under which a reader gets one of them; empty: this one is not for that reader.
    """
    _permissions[model._meta.label_lower] = permission
    if name_for is not None:
        _names[model._meta.label_lower] = name_for


def may_read(user: "User | AnonymousUser", attachment: Attachment) -> bool:
    """Ask the record that an attachment belongs to; what belongs to nothing is its uploader's alone."""
    return bool(name_for(user, attachment))


def name_for(user: "User | AnonymousUser", attachment: Attachment) -> str:
    """Return the name under which somebody may have an attachment; empty: they may not have it."""
    owner: Any = attachment.about
    if owner is None:
        return attachment.name if user.is_authenticated and attachment.by_id == user.pk else ""
    kind = owner._meta.label_lower
    permission = _permissions.get(kind)
    if permission is None or not user.has_perm(permission, owner):
        return ""
    if kind not in _names or not user.is_authenticated:
        return attachment.name
    return _names[kind](user, attachment)


def attach(
    upload: File[bytes],
    *,
    about: models.Model | None,
    by: "User | None",
    at: datetime | None = None,
    also: Collection[str] = (),
) -> Attachment:
    """Check an uploaded file and store it; raises Refused, which says why and what would be accepted.

    `also` are endings accepted in this place alone, such as "zip".
    """
    name = checked_name(upload.name or "", also=also)
    if (upload.size or 0) > settings.UPLOAD_MAX_BYTES:
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise Refused(
            said_here(
                "“{name}” is larger than {limit} MB: make it smaller or send a link", name=name, limit=limit
            )
        )
    content = upload.read()
    kind = media_type(name, content)
    state = scan(name, content)
    with transaction.atomic():
        attachment = Attachment(
            name=name,
            media_type=kind,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            scan=state,
            by=by,
            at=at or timezone.now(),
            **about_fields(about),
        )
        attachment.file.save(name, ContentFile(content), save=False)
        try:
            with transaction.atomic():
                attachment.save(force_insert=True)
                audit(attachment, "file attached", by=by, changes={"sha256": (None, attachment.sha256)})
        except BaseException:
            attachment.file.delete(save=False)
            raise
    return attachment


def scan(name: str, content: bytes) -> ScanState:
    """Ask the scanner named by CIRCULADE_SCANNER (exit code 0: clean, 1: infected); raises Refused unless clean."""
    if not settings.CIRCULADE_SCANNER:
        return ScanState.UNSCANNED
    with NamedTemporaryFile(suffix=Path(name).suffix) as copy:
        copy.write(content)
        copy.flush()
        command = [*shlex.split(settings.CIRCULADE_SCANNER), copy.name]
        try:
            done = subprocess.run(command, capture_output=True, timeout=120, check=False)  # noqa: S603  # the installation's own setting
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Refused(
                said_here("“{name}” could not be scanned just now: try again later", name=name)
            ) from error
    if done.returncode == 1:
        raise Refused(said_here("“{name}” was refused by the virus scanner", name=name))
    if done.returncode != 0:
        raise Refused(said_here("“{name}” could not be scanned just now: try again later", name=name))
    return ScanState.CLEAN
