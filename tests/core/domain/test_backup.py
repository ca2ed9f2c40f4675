"""A backup is the installation of one moment though people work on, and restoring brings all of it back."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings
from tests.make import accounts as make
from tests.make import database

from circulade.accounts.models import Programme
from circulade.core.audit_guard import is_guarded
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit_chain import verify_chain
from circulade.core.domain.backup import BackupRefused, write_backup
from circulade.core.domain.database_copies import ToolMissing
from circulade.core.domain.restore import restore_backup
from circulade.core.models import Attachment, AuditEntry

WRITERS = 3


@pytest.fixture(autouse=True)
def home(
    transactional_db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Path]:
    """An installation in a home and a database of its own, where everything is committed."""
    settings.HOME = tmp_path / "home"
    settings.MEDIA_ROOT = tmp_path / "home" / "uploads"
    settings.HOME.mkdir()
    monkeypatch.delenv("CIRCULADE_SECRET_KEY")  # the key lies in the home, as in an installation
    (settings.HOME / "secret_key").write_text("a key", encoding="ascii")
    with database.copied(tmp_path, "saved") as name, database.using(name):
        yield settings.HOME


def upload(about: Programme, content: str) -> Attachment:
    return attach(SimpleUploadedFile("note.txt", content.encode()), about=about, by=None)


def write_until(stop: Event, programme: Programme, writer: int) -> int:
    """Attach a file and name it in the programme, both in one transaction, until told to stop."""
    written = 0
    try:
        while not stop.is_set():
            with transaction.atomic():
                stored = upload(programme, f"{writer} wrote {written}")
                make.programme(stored.sha256[:50])
            written += 1
    finally:
        connection.close()
    return written


def test_what_is_restored_is_the_whole_of_one_moment_though_writers_never_paused(
    home: Path, settings: Settings, tmp_path: Path
) -> None:
    programme = make.programme()
    first = upload(programme, "before all others")
    stop, path = Event(), tmp_path / "backup.tar"
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write_until, stop, programme, number) for number in range(WRITERS)]
        try:
            for _ in range(2):
                path.unlink(missing_ok=True)
                write_backup(path)
        finally:
            stop.set()
        written = sum(done.result() for done in writing)
    assert AuditEntry.objects.count() == written + 1

    settings.HOME = tmp_path / "elsewhere"
    settings.MEDIA_ROOT = tmp_path / "elsewhere" / "uploads"
    with database.empty(tmp_path, "restored") as name, database.using(name):
        done = restore_backup(path)
        stored = list(Attachment.objects.order_by("at", "id"))
        assert (done.chain.is_whole, done.chain.entries) == (True, len(stored))
        assert stored[0].sha256 == first.sha256
        assert 1 < len(stored) <= written + 1
        # Two rows of one transaction: both or neither; and each row finds its file.
        named = set(Programme.objects.exclude(pk=programme.pk).values_list("slug", flat=True))
        assert named == {one.sha256[:50] for one in stored[1:]}
        assert all((settings.MEDIA_ROOT / one.file.name).is_file() for one in stored)
        assert is_guarded(connection)
        with pytest.raises(DatabaseError, match="append-only"):
            AuditEntry.objects.all()._raw_delete(connection.alias)
        upload(make.programme(), "work goes on")
        assert verify_chain().entries == len(stored) + 1
    assert (tmp_path / "elsewhere" / "secret_key").read_text() == "a key"


def test_an_upload_that_is_erased_while_the_backup_runs_is_left_out(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = upload(make.programme(), "to be erased")
    listed = Path.rglob

    def erased_after_listing(folder: Path, pattern: str) -> list[Path]:
        found = list(listed(folder, pattern))
        stored.file.storage.delete(stored.file.name)
        return found

    monkeypatch.setattr(Path, "rglob", erased_after_listing)
    assert write_backup(tmp_path / "backup.tar").files == 2  # the database and the key


def test_a_database_in_use_is_refused_by_name_and_kept_aside_when_forced(
    home: Path, settings: Settings, tmp_path: Path
) -> None:
    upload(make.programme("saved"), "saved")
    write_backup(tmp_path / "backup.tar")
    upload(make.programme("later"), "later")
    with pytest.raises(BackupRefused, match="the database holds tables and there are uploads in"):
        restore_backup(tmp_path / "backup.tar")
    assert Programme.objects.count() == 2
    done = restore_backup(tmp_path / "backup.tar", force=True)
    assert list(Programme.objects.values_list("slug", flat=True)) == ["saved"]
    assert done.aside is not None
    assert {path.name for path in done.aside.iterdir()} > {"secret_key", "uploads"}
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 1


postgres = pytest.mark.postgres
needs_postgres = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="DATABASE_URL names no PostgreSQL"
)


@postgres
@needs_postgres
def test_without_the_programs_of_postgresql_it_says_what_to_install(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_backup(tmp_path / "backup.tar")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="pg_dump is not installed, or not on the PATH: install"):
        write_backup(tmp_path / "another.tar")
    with pytest.raises(ToolMissing, match="pg_dump is not installed"):
        restore_backup(tmp_path / "backup.tar", force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.tar", "home"]


@postgres
@needs_postgres
def test_a_copy_that_postgresql_cannot_load_leaves_everything_as_it_was(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = upload(make.programme("kept"), "kept")
    write_backup(tmp_path / "backup.tar")
    psql = tmp_path / "bin" / "psql"
    psql.parent.mkdir()
    found = shutil.which("psql")
    # The file is loaded, then something goes wrong before the end.
    psql.write_text(f'#!/bin/sh\nexec {found} "$@" --command="SELECT 1/0"\n', encoding="utf-8")
    psql.chmod(0o755)
    monkeypatch.setenv("PATH", str(psql.parent), prepend=":")
    with pytest.raises(ToolMissing, match="psql failed: ERROR:  division by zero"):
        restore_backup(tmp_path / "backup.tar", force=True)
    assert list(Programme.objects.values_list("slug", flat=True)) == ["kept"]
    assert Path(Attachment.objects.get(pk=kept.pk).file.path).read_bytes() == b"kept"
    assert sorted(path.name for path in home.iterdir()) == ["secret_key", "uploads"]
