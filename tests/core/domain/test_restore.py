"""A backup that is damaged, hostile or none at all is refused before anything is touched."""

import json
import tarfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from circulade.core.domain.backup import BackupRefused
from circulade.core.domain.database_copies import DATABASE_FILES
from circulade.core.domain.restore import restore_backup

pytestmark = pytest.mark.django_db
Members = dict[str, bytes]


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "home" / "uploads"
    return tmp_path / "home"


def packed(path: Path, change: Callable[[Members], None] = lambda _: None, **stated: object) -> Path:
    members = {DATABASE_FILES[connection.vendor]: b"a database", "uploads/ab": b"an upload"}
    hashes = {name: sha256(content).hexdigest() for name, content in members.items()}
    manifest = {
        "format": 1,
        "version": "0.1.0",
        "at": "2026-01-01",
        "database": connection.vendor,
        "migrations": ["core.0001_initial"],
        "sha256": hashes,
    }
    members["manifest.json"] = json.dumps(manifest | stated).encode()
    change(members)
    with tarfile.open(path, "w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content))
    return path


def alter(members: Members) -> None:
    members["uploads/ab"] = b"another"


def climb(members: Members) -> None:
    members["../evil"] = b"x"


def absolute(members: Members) -> None:
    members["/tmp/evil"] = b"x"  # noqa: S108  # what a hostile file may name


def drop(members: Members) -> None:
    del members["uploads/ab"]


def add(members: Members) -> None:
    members["uploads/more"] = b"x"


def no_manifest(members: Members) -> None:
    del members["manifest.json"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (alter, "uploads/ab is damaged"),
        (climb, "has no place in a backup"),
        (absolute, "has no place in a backup"),
        (drop, "do not agree about uploads/ab"),
        (add, "do not agree about uploads/more"),
        (no_manifest, "is no backup"),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_left_behind(
    change: Callable[[Members], None], words: str, tmp_path: Path, home: Path
) -> None:
    with pytest.raises(BackupRefused, match=words):
        restore_backup(packed(tmp_path / "b.tar", change), force=True)
    assert (list(home.iterdir()), sorted(p.name for p in tmp_path.iterdir())) == ([], ["b.tar", "home"])


def test_a_backup_of_another_format_names_the_version_that_reads_it(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match=r"install 9\.0 first"):
        restore_backup(packed(tmp_path / "b.tar", format=2, version="9.0"), force=True)


def test_a_backup_of_a_later_version_names_the_version_that_knows_its_tables(tmp_path: Path) -> None:
    path = packed(tmp_path / "b.tar", version="9.0", migrations=["core.0001_initial", "core.0900_later"])
    with pytest.raises(BackupRefused, match=r"know its core\.0900_later: install 9\.0 or a later one first"):
        restore_backup(path, force=True)


def test_a_path_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match=r"there is no file .*nothing\.tar"):
        restore_backup(tmp_path / "nothing.tar", force=True)


def test_a_link_in_a_backup_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        entry = tarfile.TarInfo("uploads/link")
        entry.type = tarfile.SYMTYPE
        entry.linkname = "/"
        archive.addfile(entry)
    with pytest.raises(BackupRefused, match="has no place"):
        restore_backup(tmp_path / "b.tar", force=True)


@pytest.mark.parametrize("content", [b"", b"not a tar file", b"\x1f\x8b compressed"])
def test_what_is_no_backup_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_bytes(content)
    with pytest.raises(BackupRefused, match="is no backup"):
        restore_backup(tmp_path / "b.tar", force=True)
