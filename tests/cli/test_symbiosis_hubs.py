"""`circulade symbiosis --hubs` opens treatment hubs that pay, and `--link-cost` drops links that do not."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.symbiosis import symbiosis
from circulade.engines.symbiosis import Terms
from circulade.files.engines import recompute
from circulade.files.symbiosis import compute_network, network_inputs, read_listings

FILES = {
    "offers": "ref,code,tonnes,lat,lon,disposal_cost\nwood,17 02 01,100,55,11,40\nchips,03 01 05,10,55,11,30\n",
    "needs": "ref,class,tonnes,lat,lon,price\nmill,board,500,55,11,50\n",
    "accepts": "class,code,yield,processing_cost\nboard,clean wood,1,0\nboard,03 01 05,1,0\n",
    "hubs": "ref,process,tonnes,lat,lon,fixed_cost\nnear,chip,80,55,11,1000\ndear,chip,80,55,11,90000\n",
    "treatments": "process,code,output,yield,cost\nchip,17 02 01,clean wood,0.5,10\n",
}


def run(folder: Path, *more: str, without: tuple[str, ...] = (), **files: str) -> Result:
    arguments = []
    for name, text in {**FILES, **files}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        if name not in without:
            arguments += [f"--{name}", str(folder / f"{name}.csv")]
    app = typer.Typer()
    app.command()(symbiosis)
    terms = ["--per-tonne", "6", "--per-tkm", "0.13", "--out", str(folder / "out")]
    return CliRunner().invoke(app, [*arguments, *terms, *more])


def test_a_hub_that_pays_is_opened(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/plan.csv").read_text().splitlines()[1:] == ["chips,mill,10.0,74.0"]
    assert (tmp_path / "out/ways.csv").read_text().splitlines() == [
        "hub,way,code,site,tonnes,margin",
        "near,in,17 02 01,wood,80.0,24.0",
        "near,out,clean wood,mill,40.0,44.0",
    ]
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert certificate["opened"] == ["near"]
    assert certificate["value"] == pytest.approx(740 + 80 * 24 + 40 * 44 - 1000)
    assert certificate["gap"] == pytest.approx(0, abs=1e-9)
    assert "no class accepts" not in result.stderr


def test_bad_hubs_are_told_by_line_and_column(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        hubs=FILES["hubs"] + "near,chip,-1,55,11,0\n",
        treatments=FILES["treatments"] + "chip,17 02 01,clean wood,0,x\n",
    )
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "hubs.csv:4: column ref: 'near' stands in line 2 already",
        "hubs.csv:4: column tonnes: -1 is not from 0 to 100,000,000",
        "treatments.csv:3: column cost: 'x' is not a number",
        "treatments.csv:3: column output: process 'chip' from '17 02 01' to 'clean wood' stands in line 2 already",
        "treatments.csv:3: column yield: 0 is not above 0 and at most 100",
    ]
    alone = run(tmp_path, without=("treatments",))
    assert alone.stderr == "--treatments: missing: hubs need both --hubs and --treatments\n"
    assert run(tmp_path, "--months").stderr == "--hubs: cannot be planned together with --months\n"


def test_a_link_that_does_not_earn_its_cost_is_dropped(tmp_path: Path) -> None:
    nothing = ("hubs", "treatments")
    run(tmp_path, "--link-cost", "700", without=nothing)
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert (certificate["value"], certificate["options"]["link_cost"]) == (pytest.approx(40), 700)
    run(tmp_path, "--link-cost", "800", "--force", without=nothing)
    assert (tmp_path / "out/plan.csv").read_text().splitlines() == ["offer,need,tonnes,margin"]


def test_a_stored_run_remembers_hubs_and_link_costs(tmp_path: Path) -> None:
    run(tmp_path)
    paths = {name: tmp_path / f"{name}.csv" for name in FILES}
    files = read_listings(**paths, terms=Terms(6, 0.13))
    stored = json.loads(json.dumps(network_inputs(files.listings, hubs=files.hubs)))
    answer = compute_network(files.listings, hubs=files.hubs)
    assert recompute("symbiosis", stored) == json.loads(json.dumps(answer.network.as_json()))
    stored = json.loads(json.dumps(network_inputs(files.listings, link_cost=700)))
    answer = compute_network(files.listings, link_cost=700)
    assert recompute("symbiosis", stored) == json.loads(json.dumps(answer.network.as_json()))
