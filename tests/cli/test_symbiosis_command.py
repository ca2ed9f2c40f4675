"""`circulade symbiosis` writes its folder, and ends with 0 or with 2 and a line for every problem."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.symbiosis import symbiosis
from circulade.engines.symbiosis import Terms
from circulade.files.engines import recompute
from circulade.files.symbiosis import compute_network, network_inputs, read_listings

OFFERS = """ref,code,tonnes,lat,lon,disposal_cost,q:ash
ö1,10 01 01,100,55.0,23.0,40,2
o2,10 01 01,50,55.1,23.0,30,
o3,17 01 01,80,55.0,23.2,25,1
"""
NEEDS = """ref,class,tonnes,lat,lon,price,max:ash
n1,cement,90,55.0,23.05,20,5
n2,aggregate,60,55.2,23.1,8,
"""
ACCEPTS = """class,code,yield,processing_cost
cement,10 01 01,0.9,10
aggregate,10 01 01,1,5
aggregate,17 01 01,0.8,4
"""
TERMS = ("--per-tonne", "6", "--per-tkm", "0.13")


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(symbiosis)
    return app


def run(
    command: typer.Typer,
    folder: Path,
    *more: str,
    offers: str = OFFERS,
    needs: str = NEEDS,
    accepts: str = ACCEPTS,
    terms: tuple[str, ...] = TERMS,
) -> Result:
    arguments = []
    for name, text in (("offers", offers), ("needs", needs), ("accepts", accepts)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        arguments += [f"--{name}", str(folder / f"{name}.csv")]
    return CliRunner().invoke(command, [*arguments, *terms, "--out", str(folder / "out"), *more])


def test_it_writes_the_plan_and_its_certificate(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 0, result.output
    rows = [line.split(",") for line in (tmp_path / "out/plan.csv").read_text().splitlines()]
    assert rows[0] == ["offer", "need", "tonnes", "margin"]
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    value = sum(float(tonnes) * float(margin) for _, _, tonnes, margin in rows[1:])
    assert certificate["value"] == pytest.approx(value, rel=1e-12)
    assert certificate["bound"] == pytest.approx(value, rel=1e-9)
    assert (certificate["pairs_compatible"], certificate["unknown"]) == (4, 1)
    assert (certificate["engine"], certificate["version"]) == ("symbiosis", "1")
    assert certificate["options"] == {"per_tonne": 6, "per_tkm": 0.13, "detour": 1.3, "blend": False}
    assert {row[1] for row in rows if row[0] == "o2"} == {"n2"}


def test_json_prints_the_certificate_and_nothing_else(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--json")
    assert result.stdout == (tmp_path / "out/certificate.json").read_text()


def test_the_order_of_rows_changes_no_byte(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    first = [(tmp_path / "out" / name).read_bytes() for name in ("plan.csv", "certificate.json")]
    turned = [
        "\n".join([text.splitlines()[0], *reversed(text.splitlines()[1:])])
        for text in (OFFERS, NEEDS, ACCEPTS)
    ]
    run(command, tmp_path, "--force", offers=turned[0], needs=turned[1], accepts=turned[2])
    assert [(tmp_path / "out" / name).read_bytes() for name in ("plan.csv", "certificate.json")] == first


def test_prices_of_transport_are_never_invented(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, terms=())
    assert result.exit_code == 2
    told = "missing: prices of transport are inputs of the study and have no defaults"
    assert result.stderr == f"--per-tonne: {told}\n--per-tkm: {told}\n"
    assert not (tmp_path / "out").exists()
    assert run(command, tmp_path, terms=("--per-tonne", "6")).stderr == f"--per-tkm: {told}\n"


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("tonnes", "-5", "offers.csv:3: column tonnes: -5 is not from 0 to 100,000,000 (tonnes a year)"),
        ("tonnes", "1e12", "offers.csv:3: column tonnes: 1,000,000,000,000 is not from 0 to 100,000,000"),
        ("tonnes", '"1,5"', "offers.csv:3: column tonnes: '1,5' has a decimal comma; write 1.5"),
        ("tonnes", "", "offers.csv:3: column tonnes: is empty; write a number, none is filled in"),
        ("tonnes", "nan", "offers.csv:3: column tonnes: 'nan' is not a number"),
        ("lat", "95", "offers.csv:3: column lat: 95 is not from -90 to 90 (degrees of latitude)"),
        ("lon", "-181", "offers.csv:3: column lon: -181 is not from -180 to 180"),
        ("ref", "ö1", "offers.csv:3: column ref: 'ö1' stands in line 2 already"),
        ("ref", "", "offers.csv:3: column ref: is empty"),
        ("q:ash", "much", "offers.csv:3: column q:ash: 'much' is not a number"),
    ],
    ids=lambda value: value[:12] if value.isascii() else "umlaut",
)
def test_a_bad_cell_is_told_by_line_and_column(
    command: typer.Typer, tmp_path: Path, column: str, cell: str, told: str
) -> None:
    header, first, second, *rest = OFFERS.splitlines()
    cells = dict(zip(header.split(","), second.split(","), strict=True)) | {column: cell}
    result = run(command, tmp_path, offers="\n".join([header, first, ",".join(cells.values()), *rest]))
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_problems_of_all_files_are_listed_at_once(command: typer.Typer, tmp_path: Path) -> None:
    header = OFFERS.splitlines()[0]
    many = "\n".join([header, *(f"o{n},c,{'x' if n % 2 else 1},55,23,30," for n in range(5000))])
    result = run(
        command,
        tmp_path,
        offers=many,
        needs=NEEDS.replace("23.05", "400"),
        accepts=ACCEPTS.replace("0.9", "0") + "cement,10 01 01,1,1\n",
    )
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 2503
    assert lines[0] == "offers.csv:3: column tonnes: 'x' is not a number"
    assert lines[-3].startswith("needs.csv:2: column lon: 400 is not from -180 to 180")
    assert lines[-2].startswith("accepts.csv:2: column yield: 0 is not above 0")
    assert lines[-1] == (
        "accepts.csv:5: column code: class 'cement' with code '10 01 01' stands in line 2 already"
    )


def test_an_unknown_column_and_a_semicolon_file_are_refused(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, offers=OFFERS.replace("q:ash", "ash"), needs=NEEDS.replace(",", ";"))
    assert result.exit_code == 2
    assert "offers.csv:1: column 'ash' is unknown" in result.stderr
    assert "needs.csv:1: the columns are separated by semicolons" in result.stderr


def test_who_can_have_no_link_is_said_and_the_rest_goes_through(command: typer.Typer, tmp_path: Path) -> None:
    result = run(
        command, tmp_path, offers=OFFERS + "o4,99,1,55,23,1,1\n", needs=NEEDS + "n3,glass,1,55,23,1,\n"
    )
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "warning: offers.csv: column code: '99' (line 5): no class accepts this code in accepts.csv",
        "warning: needs.csv: column class: 'glass' (line 4): this class accepts no code in accepts.csv",
    ]


def test_a_blend_may_hold_what_alone_would_be_too_much(command: typer.Typer, tmp_path: Path) -> None:
    offers = OFFERS.replace("o2,10 01 01,50,55.1,23.0,30,", "o2,10 01 01,50,55.0,23.0,30,8")
    needs = NEEDS.replace("n1,cement,90", "n1,cement,190")
    run(command, tmp_path, offers=offers, needs=needs)
    alone = json.loads((tmp_path / "out/certificate.json").read_text())
    result = run(command, tmp_path, "--blend", "--force", offers=offers, needs=needs)
    assert result.exit_code == 0, result.output
    mixed = json.loads((tmp_path / "out/certificate.json").read_text())
    assert mixed["value"] > alone["value"] + 1
    assert mixed["options"]["blend"] is True
    rows = [line.split(",") for line in (tmp_path / "out/plan.csv").read_text().splitlines()[1:]]
    into = {row[0]: float(row[2]) for row in rows if row[1] == "n1"}
    assert into["o2"] > 0
    assert 2 * into["ö1"] + 8 * into["o2"] <= 5 * (into["ö1"] + into["o2"]) + 1e-9


def test_results_are_not_overwritten_without_force(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    again = run(command, tmp_path)
    assert (again.exit_code, again.stderr) == (
        2,
        f"{tmp_path / 'out'}: is not empty; choose another --out or add --force\n",
    )


def test_a_stored_run_is_recomputed_from_its_inputs_alone(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    files = read_listings(
        offers=tmp_path / "offers.csv",
        needs=tmp_path / "needs.csv",
        accepts=tmp_path / "accepts.csv",
        terms=Terms(6.0, 0.13),
    )
    stored = json.loads(json.dumps(network_inputs(files.listings, seed="s")))
    answer = compute_network(files.listings, seed="s")
    assert recompute("symbiosis", stored) == answer.network.as_json()
