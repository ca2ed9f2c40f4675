"""The file door of a study: a workbook in, tables, labelled arrays and the run out."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from circulade.files.canonical import canonical_json, digest
from circulade.files.mine.checking import StudyRefused
from circulade.files.mine.computing import Progress
from circulade.files.mine.export import export
from circulade.files.mine.plain import study_to_dict
from circulade.files.mine.result import ENGINE, VERSION, run_study
from circulade.files.mine.study import BASELINE, Header, Study
from circulade.files.mine.template import write_study
from circulade.files.mine.workbook import ReadStudy, read_study
from circulade.files.sheets import SheetError, SheetProblem
from circulade.files.table import FileError, Trouble


def read_mine(path: Path, *, seed: str = "") -> ReadStudy:
    """Return the study of a workbook with remarks; raises `FileError` with one line a problem, each with its cell."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError([Trouble(str(path), 0, "", f"cannot be read: {error.strerror}")]) from None
    try:
        read = read_study(content, name=path.name)
    except SheetError as error:
        raise FileError([_trouble(each) for each in error.problems]) from None
    if not seed:
        return read
    return replace(read, study=replace(read.study, header=replace(read.study.header, seed=seed)))


def _trouble(problem: SheetProblem) -> Trouble:
    place = ", ".join(part for part in (problem.file, problem.sheet, problem.cell) if part)
    return Trouble(place, 0, "", problem.message)


def mine_files(
    read: ReadStudy, *, progress: Progress = lambda done, total: None
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the files of the result by name, and the result; what the engine refuses is told by product and cell."""
    study = read.study
    try:
        result = run_study(study, progress=progress)
    except StudyRefused as refused:
        raise FileError([_trouble(read.place(each)) for each in refused.problems]) from None
    inputs = study_to_dict(study)
    run = {
        "engine": ENGINE,
        "contract": VERSION,
        "seed": study.header.seed,
        "inputs": inputs,
        "inputs_sha256": digest(inputs),
        "result": result,
        "result_sha256": digest(result),
    }
    return {
        "results.csv": export(study, result, kind="results.csv"),
        "arrays.npz": export(study, result, kind="arrays.npz"),
        "study.xlsx": export(study, result, kind="study.xlsx"),
        "run.json": canonical_json(run),
        "certificate.json": canonical_json(certificate(result, digest(inputs))),
    }, result


def certificate(result: Mapping[str, Any], sha256: str) -> dict[str, Any]:
    """Return what made the result and how well mass is kept."""
    return {
        "engine": ENGINE,
        "version": VERSION,
        "inputs_sha256": sha256,
        "mass_balance": result["mass_balance"],
        "scenarios": result["scenarios"],
    }


def mine_template() -> dict[str, bytes]:
    """Return an empty workbook to fill in."""
    return {"study.xlsx": write_study(Study(Header("Title of the study")))}


def summary(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sums of the baseline in a few lines: kilograms, P5, P50 and P95."""
    lines = []
    for substance, row in result["classes"][BASELINE].items():
        low, middle, high = row["discarded"]
        lines.append(f"{substance}: {middle:.4g} kg discarded ({low:.4g} to {high:.4g})")
    return {
        "lines": lines,
        "mass_balance": result["mass_balance"],
        "sums": json.loads(json.dumps(result["lines"])),
    }
