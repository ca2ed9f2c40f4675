"""`circulade symbiosis` says why there is no link, and names options, files and columns as they are to be written."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from circulade.cli import app

OFFERS = "ref,code,tonnes,lat,lon,disposal_cost,q:ash\nmill,ash,300,51.92,4.48,40,3\n"
NEEDS = "ref,class,tonnes,lat,lon,price,max:ash\nkiln,cement,500,51.9,4.5,12,\n"
ACCEPTS = "class,code,yield,processing_cost\ncement,ash,1,3\n"


def run(folder: Path, *options: str, per_tonne: float = 6.0, **files: str) -> Result:
    texts = {"offers": OFFERS, "needs": NEEDS, "accepts": ACCEPTS, **files}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text)
    given = [part for name in texts for part in (f"--{name}", str(folder / f"{name}.csv"))]
    terms = ["--per-tonne", str(per_tonne), "--per-tkm", "0.13", "--out", str(folder / "out")]
    return CliRunner().invoke(app, ["symbiosis", *given, *terms, *options])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"accepts": ACCEPTS.replace(",ash", ",slag")},
            "no need with tonnes is of a class that accepts the code",
        ),
        ({"needs": NEEDS.replace("12,", "12,1")}, "every accepted pair breaks a limit, a permit, a border"),
        ({"per_tonne": 600.0}, "1 accepted pair is allowed, but it costs more than it gains"),
    ],
    ids=["acceptance", "rules", "money"],
)
def test_a_plan_without_links_says_what_is_in_the_way(
    tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    result = run(tmp_path, **changed)
    assert (result.exit_code, told in result.stdout) == (0, True), result.output


def test_one_link_is_not_several_and_the_summary_is_one_line(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.stdout.startswith("1 link, 300 tonnes a year, ")
    assert len(result.stdout.splitlines()) == 1


def test_columns_that_only_look_different_are_told_once(tmp_path: Path) -> None:
    result = run(tmp_path, offers=OFFERS.replace("ref,", "Ref,").replace("disposal_cost", "disposal cost"))
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "offers.csv:1: column 'Ref' must be written 'ref'",
        "offers.csv:1: column 'disposal cost' must be written 'disposal_cost'",
    ]


def test_a_cost_of_links_that_is_none_and_a_folder_in_place_of_a_file_are_named(tmp_path: Path) -> None:
    wrong = run(tmp_path, "--link-cost", "-5")
    assert (wrong.exit_code, wrong.stderr) == (2, "--link-cost: -5 is not a cost from 0\n")
    folder = run(tmp_path, "--borders", ".")
    assert (folder.exit_code, folder.stderr) == (2, ".: cannot be read: Is a directory\n")
