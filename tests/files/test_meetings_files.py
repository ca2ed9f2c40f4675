"""The files of a meeting plan: every problem by file, line and column; replay from stored inputs."""

import json
from pathlib import Path

import pytest

from circulade.engines.meetings import ENGINE
from circulade.files.canonical import canonical_json
from circulade.files.engines import recompute
from circulade.files.meetings import (
    MeetingInputs,
    compute_meetings,
    meetings_files,
    meetings_inputs,
    read_meetings,
)
from circulade.files.table import FileError

PEOPLE = "ref,available,most,online\na,111,,0\nb,111,2,\nc,011,1,1\n"
WISHES = "a,b,weight\na,b,2\nb,a,1.5\nc,a,3\n"


def read(
    folder: Path, people: str = PEOPLE, wishes: str = WISHES, *, tables: int = 1, **more: str
) -> MeetingInputs:
    texts = {"people": people, "wishes": wishes, **more}
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    extra = {name: folder / f"{name}.csv" for name in more}
    return read_meetings(folder / "people.csv", folder / "wishes.csv", slots=3, tables=tables, **extra)


def test_the_answer_is_written_sorted_with_an_empty_table_where_none_is_needed(tmp_path: Path) -> None:
    answer = meetings_files(compute_meetings(read(tmp_path)))
    assert answer["meetings.csv"] == b"slot,table,a,b\n1,1,a,b\n2,,a,c\n"
    certificate = json.loads(answer["certificate.json"])
    wanted = {"value": 34.5, "bound": 34.5, "weight": 6.5, "without_meeting": 0, "optimal": True}
    assert {name: certificate[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("people", "wishes", "says"),
    [
        (
            PEOPLE + "a,111,,\na,11,,\n",
            WISHES,
            [
                "people.csv:5: column ref: 'a' stands in line 2 already; keep one",
                "people.csv:6: column ref: 'a' stands in line 2 already; keep one",
            ],
        ),
        (PEOPLE + "d,11,,\n", WISHES, ["people.csv:5: column available: '11' has 2 characters for 3 slots"]),
        (
            PEOPLE + "d,1x1,,\n",
            WISHES,
            ["people.csv:5: column available: '1x1' has 'x'; write one 0 or 1 for every slot"],
        ),
        (
            PEOPLE + "d,111,-1,2\n",
            WISHES,
            [
                "people.csv:5: column most: '-1' is not a whole number from 0",
                "people.csv:5: column online: '2' is neither 0 nor 1",
            ],
        ),
        ("ref,available\n", WISHES, ["people.csv: has no rows below the header"]),
        (
            PEOPLE,
            WISHES + "a,a,1\n",
            ["wishes.csv:5: column b: 'a' cannot meet themselves; take the row out"],
        ),
        (PEOPLE, WISHES + "a,b,9\n", ["wishes.csv:5: this pair stands in line 2 already; keep one"]),
        (PEOPLE, WISHES + "a,z,9\n", ["wishes.csv:5: column b: 'z' is no participant"]),
        (
            PEOPLE,
            WISHES + "a,c,-1\n",
            ["wishes.csv:5: column weight: -1 is below 0; leave the row out or forbid the pair"],
        ),
        (
            PEOPLE,
            WISHES + "a,c,nan\n",
            ["wishes.csv:5: column weight: nan is not a number that can be added"],
        ),
        (
            PEOPLE,
            WISHES + "a,c,inf\n",
            ["wishes.csv:5: column weight: inf is not a number that can be added"],
        ),
        (PEOPLE, WISHES + "a,c,much\n", ["wishes.csv:5: column weight: 'much' is not a number"]),
        (PEOPLE, WISHES + "a,c,1_0\n", ["wishes.csv:5: column weight: '1_0' is not a number"]),
        (PEOPLE, WISHES + "a,c,٣\n", ["wishes.csv:5: column weight: '٣' is not a number"]),
        (PEOPLE, WISHES + "a,c\n", ["wishes.csv:5: 2 cells under 3 columns"]),
    ],
)
def test_every_problem_is_named_by_file_line_and_column(
    tmp_path: Path, people: str, wishes: str, says: list[str]
) -> None:
    with pytest.raises(FileError) as error:
        read(tmp_path, people, wishes)
    assert str(error.value).splitlines() == says


@pytest.mark.parametrize(
    ("fixed", "tables", "says"),
    [
        (
            "a,b,1\n",
            0,
            "fixed.csv:2: column slot: slot 1 has more fixed meetings at tables than the 0 tables there are",
        ),
        ("a,c,1\n", 1, "fixed.csv:2: column slot: 'c' is not available in slot 1"),
        ("a,b,4\n", 1, "fixed.csv:2: column slot: slot 4 is not from 1 to 3"),
        ("a,b,x\n", 1, "fixed.csv:2: column slot: 'x' is not a whole number from 0"),
        ("b,c,2\n", 1, "fixed.csv:2: nobody wishes that 'b' and 'c' meet; add a wish"),
        ("a,b,2\nc,a,2\n", 1, "fixed.csv:3: column slot: 'a' is fixed with 'b' in slot 2 already"),
    ],
)
def test_fixed_meetings_that_cannot_be_are_named(tmp_path: Path, fixed: str, tables: int, says: str) -> None:
    with pytest.raises(FileError) as error:
        read(tmp_path, tables=tables, fixed="a,b,slot\n" + fixed)
    assert says in str(error.value).splitlines()


def test_a_pair_fixed_and_forbidden_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"fixed.csv:2: 'b' and 'a' are forbidden to meet"):
        read(tmp_path, fixed="a,b,slot\nb,a,1\n", forbid="a,b\na,b\n")


def test_a_stored_plan_is_recomputed_from_its_inputs_alone(tmp_path: Path) -> None:
    plan = compute_meetings(read(tmp_path, fixed="a,b,slot\nb,a,3\n"), seed="s")
    inputs = json.loads(canonical_json(meetings_inputs(plan.request)))
    assert recompute(ENGINE, inputs) == plan.as_json()
