"""`circulade mine`: a workbook in, files out, and one clear line for every problem."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.make.mine import plain_study
from typer.testing import CliRunner

from circulade.cli import app
from circulade.files.engines import recompute
from circulade.files.mine import Assumption, write_study


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["mine", *arguments])
    return done.exit_code, done.stdout, done.stderr


def workbook(folder: Path) -> Path:
    path = folder / "study.xlsx"
    path.write_bytes(write_study(plain_study()))
    return path


def test_a_study_becomes_tables_arrays_and_a_run_that_can_be_recomputed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told, _ = run(str(workbook(tmp_path)), "--out", str(out), "--json")
    assert code == 0
    assert json.loads(told)["mass_balance"] < 1e-9
    names = {path.name for path in out.iterdir()}
    assert names == {"results.csv", "arrays.npz", "study.xlsx", "run.json", "certificate.json"}
    stored = json.loads((out / "run.json").read_bytes())
    assert recompute("urban-mine", stored["inputs"]) == stored["result"]
    rows = list(csv.DictReader(io.StringIO((out / "results.csv").read_text("utf-8-sig"))))
    assert {row["scenario"] for row in rows} == {"baseline", "Second life"}
    with np.load(out / "arrays.npz") as arrays:
        assert arrays["flows"].shape == (2, 2, 4, 3, 7)
        assert list(arrays["year"]) == list(range(2024, 2031))
        assert json.loads(str(arrays["dimensions"]))["flows"][0] == "scenario"


def test_the_template_is_written_and_says_what_it_lacks_when_read(tmp_path: Path) -> None:
    out = tmp_path / "empty"
    assert run("--template", "--out", str(out))[0] == 0
    code, _, error = run(str(out / "study.xlsx"), "--out", str(tmp_path / "result"))
    assert code == 2
    assert "there is no product yet" in error


def test_a_file_that_is_missing_and_a_folder_that_is_full_are_refused(tmp_path: Path) -> None:
    code, _, error = run(str(tmp_path / "none.xlsx"), "--out", str(tmp_path / "out"))
    assert (code, "cannot be read" in error) == (2, True)
    code, _, error = run(str(workbook(tmp_path)), "--out", str(tmp_path))
    assert (code, "is not empty" in error) == (2, True)


def test_what_the_engine_refuses_is_told_by_product_and_cell(tmp_path: Path) -> None:
    study = plain_study()
    short = Assumption("pv", "lifetime", 0.3, form="fixed", low=0.3, high=0.3)
    rows = (short, *(each for each in study.assumptions if (each.product, each.kind) != ("pv", "lifetime")))
    path = tmp_path / "study.xlsx"
    path.write_bytes(write_study(replace(study, assumptions=rows)))
    code, _, error = run(str(path), "--out", str(tmp_path / "out"))
    assert code == 2
    assert error.strip().startswith(
        "study.xlsx, Products, A2: “Panels”: nothing that comes in is still there"
    )


def test_text_named_like_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "study.xlsx"
    path.write_text("hello")
    code, _, error = run(str(path), "--out", str(tmp_path / "out"))
    assert (code, "this is no workbook" in error) == (2, True)
