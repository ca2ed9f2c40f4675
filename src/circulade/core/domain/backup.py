"""Back an installation up into one plain tar file, while it is running.

The file holds a consistent copy of the database, then the uploads that it refers to, then
`manifest.json` with the SHA-256 of each. It holds personal data and the installation's key: keep it as safe
as the installation.
"""

import json
import os
import tarfile
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from circulade import __version__
from circulade.core.domain.database_copies import DATABASE_FILES, copy_database

FORMAT = 1
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
KEY = "secret_key"


class BackupRefused(Exception):
    """The backup cannot be written or restored so; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup came to."""

    path: Path
    files: int
    size: int


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in parts."""
    with path.open("rb") as stored:
        return file_digest(stored, "sha256").hexdigest()


def write_backup(path: Path, *, at: datetime | None = None) -> Written:
    """Write a backup; the file appears under its name only when it is complete. Raises BackupRefused."""
    if path.exists():
        raise BackupRefused(f"{path} exists: choose another name, a backup is never overwritten")
    if not path.parent.is_dir():
        raise BackupRefused(f"{path.parent} is no folder")
    partial = path.with_name(f".{path.name}.partial")
    try:
        with TemporaryDirectory(prefix="circulade-backup-") as folder:
            snapshot = Path(folder) / DATABASE_FILES[connection.vendor]
            copy_database(snapshot)
            members = _members(snapshot)
            partial.touch(mode=0o600)
            with tarfile.open(partial, "w", format=tarfile.PAX_FORMAT) as archive:
                added = {name: _add(archive, name, source) for name, source in members.items()}
                hashes = {name: stated for name, stated in added.items() if stated}
                _add_manifest(archive, hashes, at=at or timezone.now())
        partial.rename(path)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return Written(path, len(hashes), path.stat().st_size)


def _members(snapshot: Path) -> dict[str, Path]:
    """List what is backed up. Uploads are read after the database: every row of the copy finds its file."""
    members = {snapshot.name: snapshot}
    if (key := Path(settings.HOME) / KEY).is_file() and not os.environ.get("CIRCULADE_SECRET_KEY"):
        members[KEY] = key
    uploads = Path(settings.MEDIA_ROOT)
    for source in sorted(uploads.rglob("*")):
        if source.is_file():
            members[UPLOADS + source.relative_to(uploads).as_posix()] = source
    return members


class _Hashing:
    """A file being read, and the SHA-256 of what was read of it: the very bytes that went into the archive."""

    def __init__(self, stored: BinaryIO) -> None:
        self.stored = stored
        self.sha256 = sha256()

    def read(self, size: int = -1) -> bytes:
        content = self.stored.read(size)
        self.sha256.update(content)
        return content


def _add(archive: tarfile.TarFile, name: str, source: Path) -> str | None:
    """Add a file and return its SHA-256; None if it was removed since it was listed, as an erased upload is."""
    try:
        stored = source.open("rb")
    except FileNotFoundError:
        return None
    with stored:
        read = _Hashing(stored)
        # Its size is fixed here: a file that is still being uploaded belongs to no row of the copy.
        archive.addfile(archive.gettarinfo(arcname=name, fileobj=stored), cast("BinaryIO", read))
    return read.sha256.hexdigest()


def _add_manifest(archive: tarfile.TarFile, hashes: dict[str, str], *, at: datetime) -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "at": at.isoformat(),
        "database": connection.vendor,
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
        "sha256": hashes,
    }
    content = json.dumps(manifest, indent=1, sort_keys=True).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size = len(content)
    entry.mode = 0o600
    entry.mtime = int(at.timestamp())
    archive.addfile(entry, BytesIO(content))
