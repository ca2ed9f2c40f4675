"""`circulade stocks` writes its folder, and ends with 0 or with 2 and a line for every problem."""

import json
import math
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from circulade.cli.stocks import stocks
from circulade.files.engines import recompute
from circulade.files.stocks import compute_stocks, read_stocks, stocks_inputs
from circulade.files.stocks.run import stocks_result

INFLOW = "series,year,value\na,2000,10\na,2001,0\na,2002,0\nb,2001,5\nb,2002,6.5\n"
LIFETIMES = "series,distribution,p1,p2\nb,weibull,2,20\na,fixed,2,\n"


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(stocks)
    return app


def run(
    command: typer.Typer,
    folder: Path,
    *more: str,
    text: str = INFLOW,
    lifetimes: str = LIFETIMES,
    kind: str = "inflow",
) -> Result:
    (folder / "I.csv").write_text(text, encoding="utf-8")
    (folder / "L.csv").write_text(lifetimes, encoding="utf-8")
    arguments = [f"--{kind}", str(folder / "I.csv"), "--lifetimes", str(folder / "L.csv")]
    return CliRunner().invoke(command, [*arguments, "--out", str(folder / "out"), *more])


def test_it_writes_stocks_in_full_precision_and_a_certificate(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 0, result.output
    rows = (tmp_path / "out/stocks.csv").read_text().splitlines()
    assert rows[:4] == [
        "series,year,inflow,stock,outflow",
        "a,2000,10.0,10.0,0.0",
        "a,2001,0.0,10.0,0.0",
        "a,2002,0.0,0.0,10.0",
    ]
    name, year, *numbers = rows[4].split(",")
    assert (name, year, numbers[0]) == ("b", "2001", "5.0")
    assert float(numbers[1]) == pytest.approx(5 * math.exp(-((0.5 / 20) ** 2)), rel=1e-15)
    assert float(numbers[2]) == pytest.approx(-5 * math.expm1(-((0.5 / 20) ** 2)), rel=1e-12)
    certificate = json.loads((tmp_path / "out/certificate.json").read_text())
    assert certificate["mass_balance"] < 1e-15
    assert (certificate["engine"], certificate["version"], certificate["series"]) == ("stocks", "1", 2)
    assert certificate["options"]["inflow_at"] == "middle"


def test_json_prints_the_certificate_and_nothing_else(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, "--json")
    assert result.stdout == (tmp_path / "out/certificate.json").read_text()


def test_the_order_of_rows_changes_no_byte(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    first = [(tmp_path / "out" / name).read_bytes() for name in ("stocks.csv", "certificate.json")]
    header, *rows = INFLOW.splitlines()
    run(command, tmp_path, "--force", text="\n".join([header, *reversed(rows)]))
    assert [(tmp_path / "out" / name).read_bytes() for name in ("stocks.csv", "certificate.json")] == first


def test_doubts_are_certified_alike_whatever_the_order_of_the_rows(
    command: typer.Typer, tmp_path: Path
) -> None:
    rows = ["a,normal,8,5", "b,weibull,0.1,20"]
    found = []
    for order in (rows, rows[::-1]):
        result = run(command, tmp_path, "--force", lifetimes="\n".join(["series,distribution,p1,p2", *order]))
        found.append((tmp_path / "out/certificate.json").read_bytes())
        assert [line[:20] for line in result.stderr.splitlines()] == [
            "warning: L.csv:2: co",
            "warning: L.csv:3: co",
        ]
    assert found[0] == found[1]
    assert len(json.loads(found[0])["warnings"]) == 2


def test_retiring_more_than_is_in_use_is_told_with_its_place(command: typer.Typer, tmp_path: Path) -> None:
    text = "series,year,value\nb,2000,10\na,2000,10\na,2001,-3\na,2002,-20\n"
    result = run(command, tmp_path, "--negative-inflow", "oldest-first", text=text)
    assert result.exit_code == 2
    assert result.stderr == (
        "I.csv:5: column value: series 'a': "
        "a negative inflow is more than what is in stock: nothing is left to retire\n"
    )


def test_stocks_give_back_the_inflows(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    rows = [line.split(",") for line in (tmp_path / "out/stocks.csv").read_text().splitlines()[1:]]
    text = "\n".join(["series,year,value", *(f"{s},{y},{stock}" for s, y, _, stock, _ in rows if s == "b")])
    only = "\n".join([LIFETIMES.splitlines()[0], LIFETIMES.splitlines()[1]])
    run(command, tmp_path, "--force", text=text, lifetimes=only, kind="stock")
    found = [line.split(",")[2] for line in (tmp_path / "out/stocks.csv").read_text().splitlines()[1:]]
    assert [float(value) for value in found] == pytest.approx([5.0, 6.5], abs=1e-12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,2000,1\na,2002,1", "I.csv:3: column year: series 'a': 2001 missing before 2002"),
        ("a,2000,1\na,2005,1", "I.csv:3: column year: series 'a': 2001 to 2004 missing before 2005"),
        ("a,2000,many", "I.csv:2: column value: 'many' is not a number"),
        ('a,2000,"1,5"', "I.csv:2: column value: '1,5' has a decimal comma; write 1.5"),
        ("a,2000,1,5", "I.csv:2: 4 cells under 3 columns; if a number has a decimal comma, write a point"),
        ("a,2000,1 500", "I.csv:2: column value: '1 500' has signs between the thousands; write 1500"),
        ("a,2000,-3", "I.csv:2: column value: -3 is negative; inflow cannot be"),
        ("a,2000,", "I.csv:2: column value: is empty; write 0"),
        ("a,2000,nan", "I.csv:2: column value: 'nan' is not a number"),
        ("a,2000,1e101", "I.csv:2: column value: '1e101' is too large"),
        ("a,20,1", "I.csv:2: column year: '20' is not a year from 1800 to 2200"),
        ("a,2000,1\na,2000,2", "I.csv:3: series 'a', year 2000 stands in line 2 already"),
        ("a,2000,1\nz,2000,2", "I.csv:3: column series: 'z' has no lifetime in L.csv"),
    ],
    ids=lambda value: value[:24] if value.startswith(("a,", "z,")) else "",
)
def test_what_is_wrong_with_the_series_is_told_with_its_place(
    command: typer.Typer, tmp_path: Path, text: str, told: str
) -> None:
    lifetimes = "series,distribution,p1,p2\na,fixed,2,\n"
    result = run(command, tmp_path, text=f"series,year,value\n{text}\n", lifetimes=lifetimes)
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,fixed,0,", "L.csv:2: column p1: 0 is not above zero: the years of a fixed lifetime"),
        ("a,weibull,0,5", "L.csv:2: column p1: 0 is not above zero: the shape of a weibull lifetime"),
        ("a,weibull,-1,5", "L.csv:2: column p1: -1 is not above zero"),
        ("a,weibull,2,1e12", "L.csv:2: column p2: 1e12 lies outside 1e-09 to 1e+09: the scale"),
        ("a,weibull,2,", "L.csv:2: column p2: is empty: the scale of a weibull lifetime"),
        ("a,fixed,2,1", "L.csv:2: column p2: must be empty for fixed, not '1'"),
        ("a,weibul,2,1", "L.csv:2: column distribution: 'weibul' is none of weibull, lognormal, normal"),
        ("a,fixed,2,\na,fixed,3,", "L.csv:3: column series: series 'a' has a lifetime in line 2 already"),
        ("a,fixed,2,\nq,fixed,3,", "L.csv:3: column series: 'q' does not stand in I.csv"),
    ],
    ids=lambda value: value[:16] if value.startswith("a,") else "",
)
def test_what_is_wrong_with_a_lifetime_is_told_with_its_place(
    command: typer.Typer, tmp_path: Path, text: str, told: str
) -> None:
    header = "series,distribution,p1,p2"
    result = run(command, tmp_path, text="series,year,value\na,2000,1\n", lifetimes=f"{header}\n{text}\n")
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


def test_a_semicolon_file_is_told_apart(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, text="series;year;value\na;2000;1,5\n")
    assert result.exit_code == 2
    assert "I.csv:1: the columns are separated by semicolons; save with commas" in result.stderr


def test_a_shape_of_a_tenth_is_computed_and_doubted(command: typer.Typer, tmp_path: Path) -> None:
    text = "series,year,value\na,1900,1\n"
    result = run(command, tmp_path, text=text, lifetimes="series,distribution,p1,p2\na,weibull,0.1,20\n")
    assert result.exit_code == 0
    assert "a shape of 0.1 means that half are gone after 0.512 years" in result.stderr
    assert "series 'a': begins in 1900" in result.stderr
    assert len(json.loads((tmp_path / "out/certificate.json").read_text())["warnings"]) == 2


def test_a_stock_that_falls_too_fast_is_refused_or_retired_early(
    command: typer.Typer, tmp_path: Path
) -> None:
    text, lifetimes = (
        "series,year,value\na,2000,10\na,2001,4\n",
        "series,distribution,p1,p2\na,fixed,9,\n",
    )
    result = run(command, tmp_path, text=text, lifetimes=lifetimes, kind="stock")
    assert result.exit_code == 2
    assert result.stderr == (
        "I.csv:3: column value: series 'a': the stock falls faster than its lifetime lets it: "
        "an inflow of -6 would be needed; see --negative-inflow\n"
    )
    result = run(
        command, tmp_path, "--negative-inflow", "oldest-first", text=text, lifetimes=lifetimes, kind="stock"
    )
    assert result.exit_code == 0
    assert (tmp_path / "out/stocks.csv").read_text().splitlines()[2] == "a,2001,0.0,4.0,6.0"


def test_the_unu_rule_tells_its_mass_gap(command: typer.Typer, tmp_path: Path) -> None:
    lifetimes = "series,distribution,p1,p2\na,weibull,1.2,0.6\nb,weibull,2,20\n"
    result = run(command, tmp_path, "--convention", "unu", "--json", lifetimes=lifetimes)
    certificate = json.loads(result.stdout)
    assert certificate["mass_balance"] < 1e-15
    assert abs(certificate["mass_gap"]) > 0.005
    refused = run(command, tmp_path, "--convention", "unu", "--force")
    assert refused.exit_code == 2
    assert "a fixed lifetime has no density, which the UNU rule needs" in refused.stderr


def test_results_are_not_overwritten_without_force(command: typer.Typer, tmp_path: Path) -> None:
    run(command, tmp_path)
    again = run(command, tmp_path)
    assert (again.exit_code, again.stderr) == (
        2,
        f"{tmp_path / 'out'}: is not empty; choose another --out or add --force\n",
    )


def test_a_stored_run_is_recomputed_from_its_inputs_alone(tmp_path: Path) -> None:
    (tmp_path / "I.csv").write_text(INFLOW, encoding="utf-8")
    (tmp_path / "L.csv").write_text(LIFETIMES, encoding="utf-8")
    answer = compute_stocks(read_stocks(inflow=tmp_path / "I.csv", lifetimes=tmp_path / "L.csv"), seed="s")
    assert recompute("stocks", json.loads(json.dumps(stocks_inputs(answer)))) == stocks_result(answer)


def test_a_nul_byte_is_refused_with_its_line(command: typer.Typer, tmp_path: Path) -> None:
    result = run(command, tmp_path, text="series,year,value\na,2000,10\na\0b,2001,0\n")
    assert result.exit_code == 2
    assert "I.csv:3: holds a NUL byte" in result.output
