"""An installation from nothing: founded, worked, checked, backed up while running, restored elsewhere."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

PASSWORD = "a long enough phrase"
FOUNDING = (
    "--programme=Circular Territories",
    "--office=Network Office",
    "--sender=office@example.org",
    "--languages=en,fr",
    "--time-zone=Europe/Brussels",
    "--admin-email=ann@example.org",
    "--admin-name=Ann",
    "--no-ask",
)


def circulade(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    keep = ("PATH", "PYTHONPATH", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    environment |= {
        "CIRCULADE_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "CIRCULADE_ADMIN_PASSWORD": PASSWORD,
    } | variables
    command = [sys.executable, "-c", "from circulade.cli import app; app()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found an installation once for all tests of this file; they must not change it."""
    folder = tmp_path_factory.mktemp("home")
    done = circulade(folder, "init", *FOUNDING)
    assert (done.returncode, done.stderr) == (0, "")
    (folder / "uploads" / "attachments").mkdir(parents=True)
    (folder / "uploads" / "attachments" / "ab12").write_bytes(b"an upload")
    return folder


@pytest.fixture(scope="module")
def saved(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Back the installation up once."""
    path = tmp_path_factory.mktemp("backup") / "circulade.tar"
    done = circulade(home, "backup", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    return path


@pytest.fixture(scope="module")
def restored(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Restore the backup into a new home once, for tests to look at or copy; returns the home and what was printed."""
    folder = tmp_path_factory.mktemp("restored") / "home"
    done = circulade(folder, "restore", str(saved))
    assert (done.returncode, done.stderr) == (0, "")
    return folder, done.stdout


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "circulade.sqlite3")) as database:
        return database.execute(query).fetchall()


def test_founding_makes_a_programme_and_an_administrator_who_can_sign_in(home: Path) -> None:
    assert rows(home, "SELECT slug, office_name, sender FROM accounts_programme") == [
        ("circular-territories", "Network Office", "office@example.org")
    ]
    assert rows(home, "SELECT email, verified FROM account_emailaddress") == [("ann@example.org", 1)]
    assert rows(home, "SELECT role FROM accounts_rolegrant") == [("administrator",)]


def test_founding_again_changes_nothing(home: Path) -> None:
    assert circulade(home, "init", *FOUNDING).returncode == 0
    assert rows(home, "SELECT count(*) FROM accounts_programme") == [(1,)]
    assert rows(home, "SELECT count(*) FROM core_auditentry") == [(3,)]


def test_every_bad_value_is_named_and_nothing_is_founded(tmp_path: Path) -> None:
    done = circulade(
        tmp_path,
        "init",
        "--programme=X",
        "--sender=nobody",
        "--languages=en,xx",
        "--time-zone=Mars/Olympus",
        "--admin-email=ann@example.org",
        "--admin-name=Ann",
        "--no-ask",
        CIRCULADE_ADMIN_PASSWORD="short",
    )
    assert done.returncode == 2
    named = {line.partition(":")[0] for line in done.stderr.splitlines()}
    assert named == {"--office", "--sender", "--languages", "--time-zone", "CIRCULADE_ADMIN_PASSWORD"}
    assert rows(tmp_path, "SELECT count(*) FROM sqlite_master") == [(0,)]


def test_working_once_ends_and_leaves_nothing_due(home: Path) -> None:
    assert circulade(home, "work", "--once", "--interval=0.05").returncode == 0
    assert rows(home, "SELECT count(*) FROM core_queuedtask WHERE state != 'done'") == [(0,)]


def test_a_new_installation_is_well_and_its_trail_whole(home: Path) -> None:
    assert circulade(home, "check").stdout == "all is well\n"
    told = json.loads(circulade(home, "audit", "verify", "--json").stdout)
    assert (told["whole"], told["entries"]) == (True, 3)


def test_a_trail_that_was_tampered_with_is_not_whole(restored: tuple[Path, str], tmp_path: Path) -> None:
    home = Path(shutil.copytree(restored[0], tmp_path / "home"))
    with closing(sqlite3.connect(home / "circulade.sqlite3")) as database, database:
        database.execute("DROP TRIGGER audit_no_update")
        database.execute("UPDATE core_auditentry SET action = 'nothing' WHERE number = 2")
    done = circulade(home, "audit", "verify")
    assert (done.returncode, done.stdout) == (
        1,
        "not whole: entry 2 is not what it was when it was written; 1 entries before it fit\n",
    )
    assert circulade(home, "check").returncode == 1


def test_without_a_database_serving_says_what_to_do(tmp_path: Path) -> None:
    done = circulade(tmp_path, "serve")
    assert done.returncode == 2
    assert "run `circulade init`" in done.stderr


def test_a_backup_holds_database_key_and_uploads_with_their_hashes(saved: Path) -> None:
    with tarfile.open(saved) as archive:
        names = archive.getnames()
        member = archive.extractfile("manifest.json")
        assert member is not None
        manifest = json.load(member)
    assert names == ["database.sqlite3", "secret_key", "uploads/attachments/ab12", "manifest.json"]
    assert sorted(manifest["sha256"]) == sorted(names[:-1])
    assert saved.stat().st_mode & 0o077 == 0


def test_a_backup_is_never_overwritten(home: Path, saved: Path) -> None:
    done = circulade(home, "backup", str(saved))
    assert (done.returncode, "never overwritten" in done.stderr) == (2, True)


def test_a_restored_installation_is_the_one_that_was_saved_and_well(
    home: Path, restored: tuple[Path, str]
) -> None:
    again, said = restored
    assert "the audit trail is whole: 3 entries" in said
    assert (again / "uploads/attachments/ab12").read_bytes() == b"an upload"
    assert (again / "secret_key").read_text() == (home / "secret_key").read_text()
    assert rows(again, "SELECT email FROM accounts_user") == [("ann@example.org",)]
    assert circulade(again, "check").stdout == "all is well\n"


def test_an_installation_is_not_overwritten_unless_forced_and_is_kept_then(
    saved: Path, restored: tuple[Path, str], tmp_path: Path
) -> None:
    home = Path(shutil.copytree(restored[0], tmp_path / "home"))
    (home / "uploads" / "later").write_bytes(b"later")
    refused = circulade(home, "restore", str(saved))
    assert (refused.returncode, "--force" in refused.stderr) == (2, True)
    assert circulade(home, "restore", str(saved), "--force").returncode == 0
    (aside,) = home.glob("before-restore-*")
    assert sorted(path.name for path in aside.iterdir()) == ["database.sqlite3", "secret_key", "uploads"]
    assert not (home / "uploads" / "later").exists()


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"DATABASE_URL": "mysql-ish://nowhere"}, "a setting cannot be used"),
        ({"CIRCULADE_TIME_ZONE": "Mars/Olympus"}, "a setting cannot be used"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/x.sqlite3"}, "the database cannot be reached"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_a_line(
    variables: dict[str, str], words: str, tmp_path: Path
) -> None:
    done = circulade(tmp_path, "init", *FOUNDING, **variables)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith(words)


def test_replaying_an_unknown_run_is_bad_input(home: Path) -> None:
    done = circulade(home, "replay", "0b6f1c1e-7c55-4a0e-9a53-1f0c6f1d2a3b")
    assert (done.returncode, done.stderr.startswith("RUN: ")) == (2, True)
