"""`circulade symbiosis` with status, permit, borders and time in its files, and with rows left out."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.symbiosis import symbiosis
from circulade.engines.symbiosis import Terms
from circulade.files.engines import recompute
from circulade.files.symbiosis import compute_network, network_inputs, read_listings

OFFERS = """ref,code,tonnes,lat,lon,disposal_cost,status,country,from,until
ash,10 01 01,100,55.0,23.0,40,waste,DK,2026-01-01,
slag,10 01 01,80,55.0,23.0,40,by_product,DK,,2026-06-20
grit,10 01 01,60,55.0,23.0,40,,DK,,
"""
NEEDS = """ref,class,tonnes,lat,lon,price,permits,takes,country,from,max_days
plant,cement,500,55.0,23.0,20,10 01;17,,DK,,
mill,cement,500,55.0,23.0,90,,,SE,2026-07-01,2
yard,cement,500,55.0,23.0,80,none,by_product,DK,,
"""
ACCEPTS = """class,code,yield,processing_cost
cement,10 01 01,1,10
"""
BORDERS = """from,to,days,cost,status,allowed,valid_from,valid_until
DK,SE,2,50,,,2026-01-01,2026-12-08
DK,SE,3,1,,,2026-12-09,
"""


def run(folder: Path, *more: str, **files: str) -> Result:
    arguments = []
    for name, text in {"offers": OFFERS, "needs": NEEDS, "accepts": ACCEPTS, **files}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        arguments += [f"--{name}", str(folder / f"{name}.csv")]
    app = typer.Typer()
    app.command()(symbiosis)
    terms = ["--per-tonne", "6", "--per-tkm", "0.13", "--out", str(folder / "out")]
    return CliRunner().invoke(app, [*arguments, *terms, *more])


def links(folder: Path) -> set[tuple[str, str]]:
    rows = [line.split(",") for line in (folder / "out/plan.csv").read_text().splitlines()[1:]]
    return {(offer, need) for offer, need, *_ in rows}


def test_status_permit_and_time_keep_pairs_out(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert links(tmp_path) == {("ash", "plant"), ("slag", "yard"), ("grit", "plant")}
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    # sure: ash and slag and grit to plant, slag to yard; in doubt: what the mill's permit covers, grit's status
    assert (certificate["pairs_compatible"], certificate["unknown"]) == (4, 3)


def test_borders_cost_and_take_days_by_date(tmp_path: Path) -> None:
    needs = NEEDS.replace("mill,cement,500,55.0,23.0,90,,", "mill,cement,500,55.0,23.0,190,any,")
    result = run(tmp_path, "--on", "2026-12-08", needs=needs, borders=BORDERS)
    assert result.exit_code == 0, result.output
    assert links(tmp_path) == {("ash", "mill"), ("slag", "yard"), ("grit", "mill")}
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert certificate["options"]["on"] == "2026-12-08"
    assert certificate["value"] == pytest.approx(160 * (40 + 190 - 10 - 6 - 50) + 80 * (40 + 80 - 16))
    # from the next day on the way takes three days, which is too many
    run(tmp_path, "--on", "2026-12-09", "--force", needs=needs, borders=BORDERS)
    assert ("ash", "mill") not in links(tmp_path)
    result = run(tmp_path, "--force", needs=needs, borders=BORDERS)
    told = "--on: some borders hold on some days only: say on which day to plan\n"
    assert (result.exit_code, result.stderr) == (2, told)
    told = "--on: '9.12.2026' is not a day; write it like 2026-12-09\n"
    assert run(tmp_path, "--on", "9.12.2026", "--force").stderr == told


def test_a_bad_condition_is_told_by_line_and_column(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        "--on",
        "2026-12-09",
        offers=OFFERS.replace("waste,DK", "rubbish,Denmark").replace("2026-06-20", "June"),
        needs=NEEDS.replace("by_product", "by_product;gift"),
        borders=BORDERS + "DK,PL,-1,0,,maybe,,\nDK,SE,0,0,,,2026-12-31,\n",
    )
    assert result.exit_code == 2
    statuses = "(product, by_product, end_of_waste, waste)"
    assert result.stderr.splitlines() == [
        "offers.csv:2: column country: 'Denmark' is not two capital letters (ISO 3166)",
        f"offers.csv:2: column status: 'rubbish' is not a status {statuses}",
        "offers.csv:3: column until: 'June' is not a day; write it like 2026-12-09",
        f"needs.csv:4: column takes: 'gift' is not a status {statuses}",
        "borders.csv:4: column allowed: 'maybe' is neither yes nor no",
        "borders.csv:4: column days: -1 is not from 0 to 3,650",
        "borders.csv:5: column from: the same border and status on the same days stands in line 3 already",
    ]


def test_bad_rows_can_be_left_out_and_the_rest_goes_through(tmp_path: Path) -> None:
    bad = OFFERS + "x,10 01 01,-4,55,23,40,waste,DK,,\nash,10 01 01,5,55,23,40,waste,DK,,\n"
    result = run(tmp_path, "--skip-bad", offers=bad)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/left_out.csv").read_text().splitlines() == [
        "file,line,column,problem",
        'offers.csv,5,tonnes,"-4 is not from 0 to 100,000,000 (tonnes a year)"',
        "offers.csv,6,ref,'ash' stands in line 2 already",
    ]
    assert result.stderr.startswith("warning: left out: offers.csv:5: column tonnes: -4 is not from 0")
    plan = (tmp_path / "out/plan.csv").read_bytes()
    run(tmp_path, "--force")
    assert (tmp_path / "out/plan.csv").read_bytes() == plan
    missing = run(tmp_path, "--skip-bad", "--force", offers=OFFERS.replace(",tonnes,", ",weight,"))
    assert missing.exit_code == 2


def test_a_stored_run_remembers_the_conditions(tmp_path: Path) -> None:
    run(tmp_path, borders=BORDERS)
    names = ("offers", "needs", "accepts", "borders")
    offers, needs, accepts, borders = (tmp_path / f"{name}.csv" for name in names)
    listings = read_listings(
        offers=offers,
        needs=needs,
        accepts=accepts,
        terms=Terms(6, 0.13),
        borders=borders,
        on=date(2026, 12, 9),
    ).listings
    stored = json.loads(json.dumps(network_inputs(listings)))
    assert recompute("symbiosis", stored) == compute_network(listings).network.as_json()


def test_codes_not_in_the_list_of_the_day_are_told_and_the_rest_goes_through(tmp_path: Path) -> None:
    offers = (
        OFFERS
        + "can,16 05 04*,5,55,23,40,waste,DK,,\nodd,99 99 99,5,55,23,40,waste,DK,,\nown,ash,5,55,23,40,waste,DK,,\n"
    )
    accepts = ACCEPTS + "".join(f"cement,{code},1,10\n" for code in ("16 05 04*", "99 99 99", "ash"))
    result = run(tmp_path, "--on", "2026-12-09", offers=offers, accepts=accepts)
    assert result.exit_code == 0, result.output
    told = [line for line in result.stderr.splitlines() if "column code" in line]
    assert len(told) == 1
    assert told[0].startswith("warning: offers.csv:6: column code: ")
    assert run(tmp_path, "--force", offers=offers, accepts=accepts).stderr == ""


SALTY = """ref,code,tonnes,lat,lon,disposal_cost,q:salt
salty,10 01 01,60,55.0,23.0,40,3
clean,10 01 01,60,55.0,23.0,40,1
"""
MIXING = """ref,class,tonnes,lat,lon,price,max:salt,blend
mixes,cement,60,55.0,23.0,90,2,{mixes}
strict,cement,60,55.0,23.0,20,2,no
"""


def taken(folder: Path) -> dict[tuple[str, str], float]:
    rows = [line.split(",") for line in (folder / "out/plan.csv").read_text().splitlines()[1:]]
    return {(offer, need): round(float(tonnes), 6) for offer, need, tonnes, *_ in rows}


def test_each_need_says_whether_its_limits_hold_for_the_mix(tmp_path: Path) -> None:
    mixed = run(tmp_path, "--blend", "--force", offers=SALTY, needs=MIXING.format(mixes="yes"))
    assert mixed.exit_code == 0, mixed.output
    assert taken(tmp_path) == {("salty", "mixes"): 30.0, ("clean", "mixes"): 30.0, ("clean", "strict"): 30.0}
    apart = run(tmp_path, "--blend", "--force", offers=SALTY, needs=MIXING.format(mixes="no"))
    assert apart.exit_code == 0, apart.output
    assert taken(tmp_path) == {("clean", "mixes"): 60.0}
    refused = run(tmp_path, "--blend", "--force", offers=SALTY, needs=MIXING.format(mixes="maybe"))
    assert refused.exit_code == 2
    assert "needs.csv:2: column blend: 'maybe' is neither yes nor no" in refused.output
