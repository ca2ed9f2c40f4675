"""The dialect of every file door: what is refused, with one line that says where and what to do."""

from pathlib import Path

import pytest

from circulade.files.table import LONGEST_TEXT, FileError, Trouble, read_open_table, read_table


def refused(content: bytes, folder: Path) -> list[str]:
    path = folder / "t.csv"
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        read_table(path, required=("ref", "name"), optional=("note",))
    return [str(one) for one in caught.value.troubles]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "t.csv: the file is empty; its first line must name the columns"),
        (b"ref,name\na,b,c\n", "t.csv:2: 3 cells under 2 columns"),
        (b"ref,name\na,\n", "t.csv:2: column name: is empty"),
        (b'ref,name\na,b\n"c,d\n', "t.csv:3: is not CSV: unexpected end of data"),
        ("ref,name\na,Žďár\n".encode("cp1250"), "t.csv:2: is not UTF-8 text; save it as CSV UTF-8"),
        ("ref,name\na,b\n".encode("utf-16"), "t.csv:1: is not UTF-8 text; save it as CSV UTF-8"),
        (
            b"ref;name\na;1,5\n",
            "t.csv:1: the columns are separated by semicolons; save with commas, and with points for decimals",
        ),
        (
            b"ref\tname\na\tb\n",
            "t.csv:1: the columns are separated by tabs; save with commas, and with points for decimals",
        ),
        (b"ref,name,ref\n", "t.csv:1: column 'ref' stands twice"),
    ],
    ids=("empty", "cells", "missing", "cut", "mixed", "utf16", "semicolons", "tabs", "twice"),
)
def test_a_file_that_is_not_in_the_dialect_says_why(content: bytes, said: str, tmp_path: Path) -> None:
    assert refused(content, tmp_path) == [said]


def test_every_line_that_is_wrong_is_named(tmp_path: Path) -> None:
    assert refused(b"ref,name\n,b\n\na,\n", tmp_path) == [
        "t.csv:2: column ref: is empty",
        "t.csv:4: column name: is empty",
    ]


def test_two_hundred_columns_long_answers_and_any_script_come_whole() -> None:
    names = ",".join(f"c{number}" for number in range(200))
    long = "ש" * 40_000
    columns, (row,) = read_open_table(f"{names}\n{long},{'x,' * 198}y\n".encode(), file="t.csv")
    assert (len(columns), row.line, row.cells["c0"], row.cells["c199"]) == (200, 2, long, "y")


def test_a_cell_beyond_all_measure_is_refused_by_its_line() -> None:
    with pytest.raises(FileError) as caught:
        read_open_table(b"ref\n" + b"x" * 200_000 + b"\n", file="t.csv")
    assert str(caught.value).startswith("t.csv:2: is not CSV: field larger than")


def test_a_problem_is_one_line_that_can_be_read() -> None:
    said = str(Trouble("t.csv", 2, "ref", f"{'9' * 100_000!r} is not a number"))
    assert len(said) < LONGEST_TEXT + 50
    assert said.startswith("t.csv:2: column ref: '999")
    assert said.endswith("9' is not a number")
