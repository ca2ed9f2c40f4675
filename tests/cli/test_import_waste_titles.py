"""The official titles of the List of Waste come in by a file; what is wrong in it is said by line and column."""

import json
from pathlib import Path

import pytest
from pytest_django import Settings
from typer.testing import CliRunner

from circulade.cli import app
from circulade.cli.import_waste_titles import PLACE

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_titles_are_kept_by_code_and_language(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "low.csv"
    file.write_text("code,title_de,title_fr\n17 04 05,Eisen und Stahl,fer et acier\n", encoding="utf-8")
    done = RUNNER.invoke(app, ["import", "waste-titles", str(file)])
    assert (done.exit_code, json.loads((home / PLACE).read_bytes())) == (
        0,
        {"17 04 05": {"de": "Eisen und Stahl", "fr": "fer et acier"}},
    )


def test_a_code_that_does_not_exist_is_named_and_nothing_is_kept(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "low.csv"
    file.write_text("code,title_de\n99 99 98,Unsinn\n", encoding="utf-8")
    done = RUNNER.invoke(app, ["import", "waste-titles", str(file)])
    assert (done.exit_code, "line 2" in done.stderr, (home / PLACE).exists()) == (2, True, False)
