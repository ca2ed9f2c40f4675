"""`circulade assign` writes its folder, and ends with 0, 2 or 3."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.assign import assign

FIT = "application,assessor,fit\na,x,0.9\na,y,0.8\nb,x,0.7\nb,y,0.1\n"


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(assign)
    return app


def run(command: typer.Typer, folder: Path, *more: str, text: str = FIT) -> Result:
    (folder / "fit.csv").write_text(text, encoding="utf-8")
    arguments = ["--fit", str(folder / "fit.csv"), "--per-application", "1", "--load", "1"]
    return CliRunner().invoke(command, [*arguments, "--out", str(folder / "out"), *more])


def test_it_writes_the_assignment_and_its_certificate(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/assignment.csv").read_text() == "application,assessor\na,y\nb,x\n"
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert (certificate["total"], certificate["bound"], certificate["worst_application"]) == (1.5, 1.5, 0.7)
    assert "total fit 1.5 of at most 1.5" in result.stdout


def test_json_prints_the_certificate_and_nothing_else(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--json")
    assert result.stdout == (tmp_path / "out/certificate.json").read_text()


def test_no_assignment_ends_with_3_and_the_reason(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, text="application,assessor,fit\na,x,1\nb,x,1\n")
    assert result.exit_code == 3
    assert result.stderr == (
        "no assignment exists: applications a, b need 2 assessments, "
        "but the 1 assessor allowed (x) can give only 1\n"
    ) or result.stderr == (
        "no assignment exists: 2 applications need 2 assessments, "
        "but all 1 assessor together have only 1 places\n"
    )
    assert not (tmp_path / "out").exists()


def test_bad_input_ends_with_2_and_a_line_per_problem(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, text=FIT + "c,x,2\nd,x,3\n")
    assert result.exit_code == 2
    assert result.stderr == (
        "fit.csv:6: column fit: '2' is not a number from 0 to 1\n"
        "fit.csv:7: column fit: '3' is not a number from 0 to 1\n"
    )


def test_results_are_not_overwritten_without_force(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    again = run(command, tmp_path)
    assert (again.exit_code, again.stderr) == (
        2,
        f"{tmp_path / 'out'}: is not empty; choose another --out or add --force\n",
    )
    assert run(command, tmp_path, "--force").exit_code == 0
