"""Restore a backup: verify every file first, change nothing until all are good, check the audit trail after."""

import json
import shutil
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from circulade import __version__
from circulade.core.domain.audit_chain import Chain, verify_chain
from circulade.core.domain.backup import FORMAT, KEY, MANIFEST, UPLOADS, BackupRefused, sha256_of
from circulade.core.domain.database_copies import (
    DATABASE_FILES,
    copy_database,
    is_empty,
    need_tools,
    put_back,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to; `aside` is where an earlier installation was put."""

    files: int
    made_at: str
    chain: Chain
    aside: Path | None


def restore_backup(path: Path, *, force: bool = False, at: datetime | None = None) -> Restored:
    """Restore an installation; an earlier one is refused or, with `force`, put aside. Raises BackupRefused."""
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    filled = [] if is_empty() else ["the database holds tables"]
    filled += [f"there are uploads in {home}"] if any(Path(settings.MEDIA_ROOT).glob("*")) else []
    if filled and not force:
        raise BackupRefused(f"{' and '.join(filled)} already: use --force to put aside what is there")
    need_tools()
    with TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        unpacked = Path(folder)
        manifest = _unpack(path, unpacked)
        if manifest["database"] != connection.vendor:
            raise BackupRefused(
                f"the backup holds a {manifest['database']} database and this installation uses "
                f"{connection.vendor}: set DATABASE_URL to the kind it was made from"
            )
        aside = _put_aside(home, at=at or timezone.now()) if filled else None
        try:
            _put_in_place(unpacked, manifest)
        except BaseException:
            if aside is not None:
                _bring_back(aside, home)
            raise
    call_command("migrate", interactive=False, verbosity=0)
    return Restored(len(manifest["sha256"]), str(manifest["at"]), verify_chain(), aside)


def _unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Unpack regular files with plain names only, and compare each with the manifest."""
    if not path.is_file():
        raise BackupRefused(f"there is no file {path}")
    try:
        with tarfile.open(path, "r:") as archive:
            for entry in archive:
                inner = PurePosixPath(entry.name)
                if not entry.isreg() or inner.is_absolute() or ".." in inner.parts:
                    raise BackupRefused(f"{path.name}: {entry.name!r} has no place in a backup")
                source = archive.extractfile(entry)
                target = folder / inner
                target.parent.mkdir(parents=True, exist_ok=True)
                if source is not None:
                    with target.open("wb") as copy:
                        shutil.copyfileobj(source, copy)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        hashes: dict[str, str] = manifest["sha256"]
        expected = DATABASE_FILES[manifest["database"]]
        applied = set(manifest["migrations"])
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise BackupRefused(f"{path.name} is no backup of Circulade, or is cut off: {error}") from error
    if manifest["format"] != FORMAT:
        raise BackupRefused(
            f"{path.name} was written by another version: install {manifest['version']} first"
        )
    if unknown := sorted(applied - _known_migrations()):
        raise BackupRefused(
            f"{path.name} was written by version {manifest['version']}, and this is {__version__}, which does "
            f"not know its {unknown[0]}: install {manifest['version']} or a later one first"
        )
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    if found != hashes.keys() | {MANIFEST} or expected not in hashes:
        odd = ", ".join(sorted(found ^ (hashes.keys() | {MANIFEST}))) or expected
        raise BackupRefused(f"{path.name}: the manifest and the files do not agree about {odd}")
    for name, stated in hashes.items():
        if sha256_of(folder / name) != stated:
            raise BackupRefused(f"{path.name}: {name} is damaged: its SHA-256 is not the one in the manifest")
    return manifest


def _known_migrations() -> set[str]:
    """Name every migration of this version, and those that a squashed one stands for."""
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.replacements.values() for key in migration.replaces}
    return {f"{app}.{name}" for app, name in loader.disk_migrations.keys() | replaced}


def _put_aside(home: Path, *, at: datetime) -> Path:
    """Move an earlier installation into a folder of its own; on PostgreSQL its database is dumped there."""
    aside = home / f"before-restore-{at:%Y%m%dT%H%M%S}"
    aside.mkdir()
    if not is_empty():
        copy_database(aside / DATABASE_FILES[connection.vendor])
    connection.close()
    for name in (Path(settings.MEDIA_ROOT), home / KEY):
        if name.exists():
            shutil.move(name, aside / name.name)
    return aside


def _bring_back(aside: Path, home: Path) -> None:
    """Undo `_put_aside` when the database could not be put back, which leaves it as it was."""
    for name in (Path(settings.MEDIA_ROOT), home / KEY):
        if (aside / name.name).exists():
            shutil.move(aside / name.name, name)
    shutil.rmtree(aside)


def _put_in_place(unpacked: Path, manifest: dict[str, Any]) -> None:
    put_back(unpacked / DATABASE_FILES[manifest["database"]])
    if (uploads := unpacked / UPLOADS).is_dir():
        shutil.copytree(uploads, settings.MEDIA_ROOT, dirs_exist_ok=True)
    if (key := unpacked / KEY).is_file():
        target = Path(settings.HOME) / KEY
        shutil.copyfile(key, target)
        target.chmod(0o600)
