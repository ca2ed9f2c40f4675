"""A seed that is no text ends every command with one line, before anything is computed or written."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from circulade.cli import app

COMMANDS = {
    "select": ["--pool", "p.csv", "--rules", "r.json"],
    "assign": ["--fit", "f.csv", "--per-application", "1", "--load", "1"],
    "match": ["--queries", "q.csv", "--items", "i.csv"],
    "meetings": ["--people", "p.csv", "--wishes", "w.csv", "--slots", "1", "--tables", "1"],
    "symbiosis": ["--offers", "o.csv", "--needs", "n.csv", "--accepts", "a.csv"],
    "stocks": ["--inflow", "i.csv", "--lifetimes", "l.csv"],
    "mine": ["study.xlsx"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_half_a_letter_is_no_seed(command: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = [command, *COMMANDS[command], "--out", str(out), "--seed", "draw \udcff"]
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, result.stderr) == (2, "--seed: 'draw \\udcff' is not text in UTF-8\n")
    assert not out.exists()
