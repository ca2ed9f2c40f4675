"""The files of an assignment: read strictly, written exactly."""

from pathlib import Path

import pytest

from circulade.files.assignment import AssignmentFiles, assign_files, assignment_files, read_assignment
from circulade.files.table import FileError

FIT = "application,assessor,fit\na,x,0.9\na,y,0.8\nb,x,0.7\nb,y,0.1\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_fits_and_conflicts_are_read(tmp_path: Path) -> None:
    fit = written(tmp_path, "fit.csv", "\ufeff" + FIT.replace("a,x", " a , x "))
    conflicts = written(tmp_path, "conflicts.csv", "application,assessor,reason\nb,x,own organisation\n")
    files = read_assignment(fit, conflicts=conflicts)
    assert (files.applications, files.assessors) == (("a", "b"), ("x", "y"))
    assert files.conflicts == {("b", "x")}


def test_the_answer_is_written_sorted_and_exact(tmp_path: Path) -> None:
    files: AssignmentFiles = read_assignment(written(tmp_path, "fit.csv", FIT))
    answer = assignment_files(assign_files(files, per_application=1, load=1, seed="s"))
    assert answer["assignment.csv"] == b"application,assessor\na,y\nb,x\n"
    assert answer["certificate.json"] == (
        b'{"bound":1.5,"bound_exact":"3/2","engine":"assessment.assign","load":{"x":1,"y":1},"optimal":true,'
        b'"per_application":1,"seed":"s","total":1.5,"total_exact":"3/2","version":"1",'
        b'"worst_application":0.7,"worst_applications":["b"]}\n'
    )


def test_loads_override_the_common_load(tmp_path: Path) -> None:
    loads = written(tmp_path, "loads.csv", "assessor,load\nx,2\n")
    files = read_assignment(written(tmp_path, "fit.csv", FIT), loads=loads)
    assert assign_files(files, per_application=1, load=0).load == {"x": 2, "y": 0}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "fit.csv: the file is empty; its first line must name the columns"),
        ("application,assessor,fit\n", "fit.csv: has no rows below the header"),
        (FIT + "c,x,1.5\n", "fit.csv:6: column fit: '1.5' is not a number from 0 to 1"),
        (FIT + "c,x,nan\n", "fit.csv:6: column fit: 'nan' is not a number from 0 to 1"),
        (
            FIT + "c,x,1e-999999999999\n",
            "fit.csv:6: column fit: '1e-999999999999' is not a number from 0 to 1",
        ),
        (FIT + "c,x,\n", "fit.csv:6: column fit: is empty"),
        (FIT + "c,x,0_0.5\n", "fit.csv:6: column fit: '0_0.5' is not a number from 0 to 1"),
        (FIT + "c,x,٠.٥\n", "fit.csv:6: column fit: '٠.٥' is not a number from 0 to 1"),
        (FIT + "c,x\n", "fit.csv:6: 2 cells under 3 columns"),
        (FIT + "a,x,0.5\n", "fit.csv:6: application 'a' and assessor 'x' stand in line 2 already"),
        (FIT.replace("fit", "score", 1), "fit.csv:1: column 'fit' is missing"),
        (FIT.replace("fit", "fit,colour", 1), "fit.csv:1: column 'colour' is unknown"),
        (FIT + '"c,x,0.5\n', "fit.csv:6: is not CSV: unexpected end of data"),
    ],
)
def test_every_problem_is_named_by_file_line_and_column(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError) as error:
        read_assignment(written(tmp_path, "fit.csv", text))
    assert str(error.value).startswith(says)


def test_text_that_is_not_utf_8_is_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "fit.csv").write_bytes(FIT.encode() + "é,x,1\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"fit.csv:6: is not UTF-8 text; save it as CSV UTF-8"):
        read_assignment(tmp_path / "fit.csv")


def test_a_conflict_with_a_misspelt_name_is_refused_not_passed_over(tmp_path: Path) -> None:
    conflicts = written(tmp_path, "conflicts.csv", "application,assessor\na,X\n")
    with pytest.raises(FileError, match=r"conflicts.csv:2: column assessor: 'X' does not stand in the fits"):
        read_assignment(written(tmp_path, "fit.csv", FIT), conflicts=conflicts)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("assessor,load\nz,1\n", "loads.csv:2: column assessor: 'z' does not stand in the fits"),
        ("assessor,load\nx,1\nx,2\n", "loads.csv:3: column assessor: 'x' stands twice"),
        ("assessor,load\nx,many\n", "loads.csv:2: column load: 'many' is not a whole number from 0"),
        (
            "assessor,load\nx,9999999999\n",
            "loads.csv:2: column load: '9999999999' is not a whole number from 0",
        ),
    ],
)
def test_bad_loads_are_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError) as error:
        read_assignment(written(tmp_path, "fit.csv", FIT), loads=written(tmp_path, "loads.csv", text))
    assert str(error.value) == says
