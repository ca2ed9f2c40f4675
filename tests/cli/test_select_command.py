"""`circulade select` and `circulade verify`: files, exit codes, and one clear line per problem."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from circulade.cli import app


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def out(pool_path: Path, rules_path: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    assert run("select", "--pool", pool_path, "--rules", rules_path, "--out", folder).exit_code == 0
    return folder


def test_select_writes_the_four_files(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir()) == [
        "bundle.zip",
        "dossier.pdf",
        "selection.csv",
        "selection.json",
    ]


def test_verify_says_reproduced(out: Path) -> None:
    result = run("verify", out / "bundle.zip")
    assert (result.exit_code, result.stdout.partition(":")[0]) == (0, "reproduced")
    assert json.loads(run("verify", out / "bundle.zip", "--json").stdout)["reproduced"] is True


def test_verify_says_what_differs(out: Path) -> None:
    bundle = out / "bundle.zip"
    bundle.write_bytes(bundle.read_bytes().replace(b"A2,member,pilots", b"A2,member,fellow"))
    result = run("verify", bundle)
    assert result.exit_code == 1
    assert "damaged" in result.stdout


def test_verify_refuses_what_is_no_bundle(out: Path) -> None:
    result = run("verify", out / "dossier.pdf")
    assert (result.exit_code, result.stderr) == (2, "dossier.pdf: is not a ZIP file\n")
    assert run("verify", out / "none.zip").exit_code == 2


def test_nothing_is_overwritten_unless_forced(out: Path, pool_path: Path, rules_path: Path) -> None:
    arguments = ("select", "--pool", pool_path, "--rules", rules_path, "--out", out)
    before = (out / "bundle.zip").read_bytes()
    assert run(*arguments).exit_code == 2
    assert run(*arguments, "--force").exit_code == 0
    assert (out / "bundle.zip").read_bytes() == before


def test_json_prints_a_summary(pool_path: Path, rules_path: Path, tmp_path: Path) -> None:
    result = run("select", "--pool", pool_path, "--rules", rules_path, "--out", tmp_path / "new", "--json")
    summary = json.loads(result.stdout)
    assert summary["members"] == {"fellows": ["A3", "A4"], "pilots": ["A2", "A6"]}
    assert (summary["total_points"], summary["reserve"]) == (14.5, ["A1", "A7", "A5"])


def test_bad_input_exits_2_with_every_problem(pool_path: Path, rules_path: Path, tmp_path: Path) -> None:
    rules_path.write_text('{"tracks": [{"name": "p", "places": 1}], "colour": 1}', encoding="utf-8")
    pool_path.write_text("ref\nA\nA\n", encoding="utf-8")
    result = run("select", "--pool", pool_path, "--rules", rules_path, "--out", tmp_path / "new")
    assert result.exit_code == 2
    assert "pool.csv:3: column ref: 'A' stands in line 2 already\n" in result.stderr
    assert "rules.json: colour: unknown key 'colour'" in result.stderr
    assert not (tmp_path / "new").exists()


def test_no_cohort_exits_3_and_says_which_rules(pool_path: Path, rules_path: Path, tmp_path: Path) -> None:
    text = rules_path.read_text(encoding="utf-8").replace('"places": 2', '"places": 5')
    rules_path.write_text(text, encoding="utf-8")
    result = run("select", "--pool", pool_path, "--rules", rules_path, "--out", tmp_path / "new")
    assert result.exit_code == 3
    assert "These contradict each other:\n  tracks[0]: pilots: exactly 5 places\n" in result.stderr
    assert "The smallest way out:\n" in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_track_without_places_is_written_down_like_any_other(
    pool_path: Path, rules_path: Path, tmp_path: Path
) -> None:
    text = '{"tracks": [{"name": "pilots", "places": 2}, {"name": "none", "places": 0}], "seed": "s"}'
    rules_path.write_text(text, encoding="utf-8")
    result = run("select", "--pool", pool_path, "--rules", rules_path, "--out", tmp_path / "new", "--json")
    assert (result.exit_code, json.loads(result.stdout)["members"]["none"]) == (0, [])
    assert (tmp_path / "new" / "dossier.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_below_a_file_is_refused(pool_path: Path, rules_path: Path) -> None:
    result = run("select", "--pool", pool_path, "--rules", rules_path, "--out", pool_path / "new")
    assert (result.exit_code, result.stderr) == (2, f"{pool_path}: is a file; --out needs a folder there\n")
