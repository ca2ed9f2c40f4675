"""`circulade symbiosis --months` plans month by month, with stores."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.symbiosis import symbiosis
from circulade.engines.symbiosis import Terms
from circulade.files.engines import recompute
from circulade.files.symbiosis import compute_network, network_inputs, read_listings

OFFERS = """ref,code,tonnes,lat,lon,disposal_cost,month:6,storage,storage_cost,decay
peel,02 03 04,120,55.0,11.0,40,1,500,2,0.1
pulp,02 03 04,120,55.0,11.0,40,,,,
"""
NEEDS = """ref,class,tonnes,lat,lon,price,month:7,month:8
farm,feed,400,55.0,11.0,20,1,1
"""
ACCEPTS = "class,code,yield,processing_cost\nfeed,02 03 04,1,4\n"


def run(folder: Path, *more: str, offers: str = OFFERS, needs: str = NEEDS) -> Result:
    arguments = []
    for name, text in {"offers": offers, "needs": needs, "accepts": ACCEPTS}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        arguments += [f"--{name}", str(folder / f"{name}.csv")]
    app = typer.Typer()
    app.command()(symbiosis)
    terms = ["--per-tonne", "6", "--per-tkm", "0.13", "--out", str(folder / "out")]
    return CliRunner().invoke(app, [*arguments, *terms, *more])


def test_streams_meet_needs_in_their_months_or_through_a_store(tmp_path: Path) -> None:
    result = run(tmp_path, "--months")
    assert result.exit_code == 0, result.output
    rows = [line.split(",") for line in (tmp_path / "out/plan.csv").read_text().splitlines()]
    assert rows[0] == ["offer", "need", "month", "tonnes", "margin"]
    flows = {(row[0], int(row[2])): float(row[3]) for row in rows[1:]}
    assert flows == pytest.approx({("peel", 7): 108.0, ("pulp", 7): 10.0, ("pulp", 8): 10.0})
    stored = (tmp_path / "out/stored.csv").read_text().splitlines()
    assert stored[0] == "side,ref,month,tonnes"
    assert stored[1].startswith("offer,peel,6,")
    assert float(stored[1].split(",")[3]) == pytest.approx(120)
    assert len(stored) == 2
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert certificate["value"] == pytest.approx(128 * 50 - 120 * 2)
    assert (certificate["months"], certificate["gap"]) == (12, pytest.approx(0, abs=1e-9))


def test_without_the_option_months_play_no_part_and_that_is_said(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.stderr.splitlines()[0] == (
        "warning: offers.csv: column month:6: months and stores play a part with --months only"
    )
    assert json.loads((tmp_path / "out/certificate.json").read_text())["value"] == pytest.approx(240 * 50)


def test_bad_months_are_told_by_line_and_column(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        "--months",
        offers=OFFERS.replace(",0.1", ",1.1").replace("month:6", "month:13"),
        needs=NEEDS.replace("1,1", "-1,1"),
    )
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "offers.csv:1: column 'month:13' is unknown; months are month:1 to month:12",
        "offers.csv:2: column decay: 1.1 is not from 0 to 1",
        "needs.csv:2: column month:7: -1 is not from 0 to 100,000,000",
    ]
    told = "--months: cannot be planned together with --blend\n"
    assert run(tmp_path, "--months", "--blend").stderr == told


def test_a_stored_run_remembers_the_months(tmp_path: Path) -> None:
    run(tmp_path, "--months")
    files = read_listings(
        offers=tmp_path / "offers.csv",
        needs=tmp_path / "needs.csv",
        accepts=tmp_path / "accepts.csv",
        terms=Terms(6, 0.13),
        months=True,
    )
    stored = json.loads(json.dumps(network_inputs(files.listings, seasons=files.seasons)))
    answer = compute_network(files.listings, seasons=files.seasons)
    assert recompute("symbiosis", stored) == json.loads(json.dumps(answer.network.as_json()))
