"""`circulade meetings` writes its folder, and ends with 0 or 2."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.meetings import meetings

PEOPLE = "ref,available,most,online\nana,11,,0\nbo,11,,0\ncy,01,,1\ndi,00,,\n"
WISHES = "a,b,weight\nana,bo,2\ncy,ana,3\ndi,bo,1\n"


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(meetings)
    return app


def run(command: typer.Typer, folder: Path, *more: str, wishes: str = WISHES) -> Result:
    (folder / "p.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "w.csv").write_text(wishes, encoding="utf-8")
    arguments = ["--people", str(folder / "p.csv"), "--wishes", str(folder / "w.csv"), "--slots", "2"]
    return CliRunner().invoke(command, [*arguments, "--tables", "1", "--out", str(folder / "out"), *more])


def test_it_writes_the_meetings_and_their_certificate(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/meetings.csv").read_text() == "slot,table,a,b\n1,1,ana,bo\n2,,ana,cy\n"
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert (certificate["value"], certificate["bound"], certificate["weight"]) == (33, 33, 5)
    assert (certificate["without_meeting"], certificate["free_in_no_slot"]) == (0, ["di"])
    assert "free in no slot: di" in result.stdout


def test_json_prints_the_certificate_and_nothing_else(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--json")
    assert result.stdout == (tmp_path / "out/certificate.json").read_text()


def test_bad_input_ends_with_2_and_a_line_per_problem(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, wishes=WISHES + "bo,bo,1\nbo,eve,1\n")
    assert result.exit_code == 2
    assert result.stderr == (
        "w.csv:5: column b: 'bo' cannot meet themselves; take the row out\n"
        "w.csv:6: column b: 'eve' is no participant\n"
    )
    assert not (tmp_path / "out").exists()


def test_results_are_not_overwritten_without_force(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    assert run(command, tmp_path).exit_code == 2
    assert run(command, tmp_path, "--force").exit_code == 0


def test_a_time_limit_is_said_in_the_result(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path, "--time-limit", "0")
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert isinstance(certificate["stopped_early"], bool)
