"""`circulade import eusurvey` does what the pages do, says every problem, and stores all or nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.make import importing as make
from typer.testing import CliRunner

from circulade.calls.models import Application
from circulade.cli import app

pytestmark = pytest.mark.django_db

MAPPING = {
    "columns": {
        "territory": "Territory",
        "email": "Email",
        "commitment": "Commitment",
        "country": "Country",
        "consent": "Consent",
    }
}


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(MAPPING))
    return str(path)


def written(tmp_path: Path, rows: dict[str, dict[str, Any]]) -> str:
    path = tmp_path / "export.xlsx"
    path.write_bytes(make.export(rows))
    return str(path)


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["import", "eusurvey", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_imports_and_says_what_it_did(tmp_path: Path, mapping: str) -> None:
    make.call()
    code, said, _ = run(written(tmp_path, {"c-1": make.ROW}), "--mapping", mapping, "--call", "crm-2025")
    assert code == 0
    assert said == (
        "1 contributions: 1 are new, 0 changed, 0 unchanged, 0 to decide on the page of the import.\n"
    )
    assert Application.objects.get().name == "München"


def test_the_only_call_need_not_be_named_and_json_is_for_programs(tmp_path: Path, mapping: str) -> None:
    make.call()
    code, said, _ = run(written(tmp_path, {"c-1": make.ROW}), "--mapping", mapping, "--json")
    assert (code, json.loads(said)) == (
        0,
        {
            "call": "crm-2025",
            "counts": {"new": 1, "changed": 0, "unchanged": 0, "conflict": 0},
            "problems": 0,
            "stored": True,
        },
    )


def test_a_dry_run_stores_nothing(tmp_path: Path, mapping: str) -> None:
    make.call()
    code, said, _ = run(written(tmp_path, {"c-1": make.ROW}), "--mapping", mapping, "--dry-run")
    assert (code, said[:32], Application.objects.count()) == (0, "1 contributions: 1 would be new,", 0)


def test_a_problem_is_one_line_with_its_cell_and_nothing_is_stored(tmp_path: Path, mapping: str) -> None:
    make.call()
    table = tmp_path / "problems.csv"
    rows = {"c-1": make.ROW, "c-2": make.ROW | {"Country": "Atlantis"}}
    code, _, error = run(written(tmp_path, rows), "--mapping", mapping, "--problems", str(table))
    lines = error.splitlines()
    assert (code, Application.objects.count()) == (2, 0)
    assert lines[0].startswith("Content, D6: Country: ")
    assert lines[1] == "Nothing was imported: correct the above, or leave it out with --accept-problems."
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith("Content,D6,c-2,")


def test_accepted_problems_leave_the_rest(tmp_path: Path, mapping: str) -> None:
    make.call()
    rows = {"c-1": make.ROW, "c-2": make.ROW | {"Country": "Atlantis"}}
    code, _, _ = run(written(tmp_path, rows), "--mapping", mapping, "--accept-problems")
    assert (code, Application.objects.count()) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--call", "no-such"], "There is no call no-such; the calls are: crm-2025."),
        (["--mapping", "no-such.json"], "no-such.json: No such file or directory"),
    ],
)
def test_bad_arguments_say_the_way_out(tmp_path: Path, arguments: list[str], said: str) -> None:
    make.call()
    code, _, error = run(written(tmp_path, {"c-1": make.ROW}), *arguments)
    assert (code, error.strip()) == (2, said)


def test_a_file_that_is_no_export_is_refused(tmp_path: Path) -> None:
    make.call()
    path = tmp_path / "export.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    code, _, error = run(str(path))
    assert (code, error.startswith("export.xlsx: ")) == (2, True)
