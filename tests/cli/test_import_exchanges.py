"""`circulade import irep` and `import maestri` say what they took, and every problem by file and cell."""

import json
from pathlib import Path

import pytest
from tests.make import accounts as people
from tests.make import irep
from tests.make import symbiosis as make
from tests.make.maestri import EXCHANGES, workbook
from typer.testing import CliRunner

from circulade.cli import app
from circulade.symbiosis.models import Stream, SymbiosisLink

pytestmark = pytest.mark.django_db
TABLE = "Prod_dechets_non_dangereux.csv"


def run(tmp_path: Path, content: bytes, *arguments: str) -> tuple[int, str, list[str]]:
    path = tmp_path / "2024.zip"
    path.write_bytes(content)
    done = CliRunner().invoke(app, ["import", "irep", str(path), *arguments])
    return done.exit_code, done.stdout, done.stderr.splitlines()


def test_takes_a_year_in_twice_without_taking_anything_twice(tmp_path: Path) -> None:
    make.district(people.programme())
    code, said, problems = run(tmp_path, irep.archive(), "--departments", "59")
    assert (code, Stream.objects.count()) == (0, 3)
    assert said.startswith(f"{len(irep.WASTE)} rows read, taken into port-district: ")
    assert [line.split(":")[0] for line in problems] == [f"{TABLE}, {cell}" for cell in ("A7", "K8", "I9")], (
        problems
    )
    run(tmp_path, irep.archive(), "--departments", "59")
    assert Stream.objects.count() == 3


def test_a_dry_run_stores_nothing_and_json_is_for_programs(tmp_path: Path) -> None:
    make.district(people.programme())
    table = tmp_path / "problems.csv"
    code, said, _ = run(tmp_path, irep.archive(), "--dry-run", "--json", "--problems", str(table))
    told = json.loads(said)
    assert (code, told["stored"], told["problems"], Stream.objects.count()) == (0, False, 4, 0)
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) == 1 + told["problems"]


def test_what_is_no_archive_and_a_district_that_is_missing_are_told(tmp_path: Path) -> None:
    assert run(tmp_path, irep.archive())[::2] == (2, ["there is no district yet"])
    make.district(people.programme())
    code, _, problems = run(tmp_path, b"a;b")
    assert (code, len(problems)) == (2, 1)
    assert "this is no ZIP" in problems[0]


def test_takes_known_exchanges_in_once_and_says_what_is_wrong_by_cell(tmp_path: Path) -> None:
    make.district(people.programme())
    path = tmp_path / "exchanges.xlsx"
    path.write_bytes(workbook())
    looked = CliRunner().invoke(app, ["import", "maestri", str(path), "--dry-run"])
    assert (looked.exit_code, SymbiosisLink.objects.count()) == (0, 0)
    taken = CliRunner().invoke(app, ["import", "maestri", str(path), "--json"])
    told = json.loads(taken.stdout)
    assert (taken.exit_code, told["rows"], told["stored"]) == (0, len(EXCHANGES), True)
    assert told["counts"]["new_exchanges"] == SymbiosisLink.objects.exclude(source="").count() > 0
    assert len(taken.stderr.splitlines()) == told["problems"] > 0
    again = json.loads(CliRunner().invoke(app, ["import", "maestri", str(path), "--json"]).stdout)
    assert (again["counts"]["new_exchanges"], again["counts"]["unchanged"]) == (
        0,
        told["counts"]["new_exchanges"],
    )
