"""The pool as CSV: the dialect, sets, scores, and every problem by line and column."""

from fractions import Fraction

import pytest

from circulade.files.selection import pool_csv, read_pool
from circulade.files.table import FileError

POOL = b"""ref,country,tracks,prefer:pilots,score:fit:ann,score:fit:bob,score:plan
 B2 ,FI|SE,pilots|fellows,1,4.5,,3
A1,,,,4,3,2.25
"""


def problems(content: bytes) -> list[str]:
    with pytest.raises(FileError) as refused:
        read_pool(content)
    return [str(trouble) for trouble in refused.value.troubles]


def test_cells_become_sets_scores_and_wishes() -> None:
    first, second = read_pool(POOL).pool.applicants
    assert (first.ref, second.ref) == ("A1", "B2")
    assert second.attributes == {"country": ("FI", "SE")}
    assert second.tracks == ("fellows", "pilots")
    assert second.prefer == {"pilots": 1}
    assert second.scores == {"fit": {"ann": Fraction(9, 2)}, "plan": {"": Fraction(3)}}
    assert first.attributes == {"country": ()}
    assert first.scores["plan"] == {"": Fraction(9, 4)}


def test_byte_order_mark_and_line_ends_do_not_matter() -> None:
    assert read_pool(b"\xef\xbb\xbf" + POOL.replace(b"\n", b"\r\n")).pool == read_pool(POOL).pool


def test_what_is_written_reads_back_and_ignores_the_order_of_rows_and_columns() -> None:
    lines = [line.split(",") for line in POOL.decode().splitlines()]
    turned = "\n".join(",".join(reversed(line)) for line in [lines[0], lines[2], lines[1]]).encode()
    written = pool_csv(read_pool(POOL).pool)
    assert read_pool(written).pool == read_pool(POOL).pool
    assert pool_csv(read_pool(turned).pool) == written


def test_every_problem_is_listed_by_line_and_column() -> None:
    content = 'ref,score:fit,prefer:p\nA1,"4,5",7\n,1,\nA1,x,\nÅ,1,\nÅ,2,\n'.encode()
    assert problems(content) == [
        "pool.csv:2: column score:fit: '4,5' is not a number (decimals are written with a dot)",
        "pool.csv:2: column prefer:p: '7' is not 1, 2 or 3",
        "pool.csv:3: column ref: is empty",
        "pool.csv:4: column ref: 'A1' stands in line 2 already",
        "pool.csv:6: column ref: 'Å' stands in line 5 already",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "pool.csv: the file is empty; its first line must name the columns"),
        (b"name\nA\n", "pool.csv:1: column 'ref' is missing"),
        (b"ref,a,a\nA,1,2\n", "pool.csv:1: column 'a' stands twice"),
        (b"ref,score:\nA,1\n", "pool.csv:1: column 'score:' names no criterion"),
        (
            b"ref,score:q:a,score:q: a\nA,1,2\n",
            "pool.csv:1: column 'score:q: a' means the same as column 'score:q:a'",
        ),
        (b"ref,,a\nA,1,2\n", "pool.csv:1: the 2. column has no name"),
        (b"ref,a\nA\n", "pool.csv:2: 1 cells under 2 columns"),
        (b"ref\n", "pool.csv: has no rows below the header"),
        (b"ref\n\xe9\n", "pool.csv:2: is not UTF-8 text; save it as CSV UTF-8"),
        (b'ref,a\nA,"b', "pool.csv:2: is not CSV: unexpected end of data"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: bytes, message: str) -> None:
    assert message in problems(content)


@pytest.mark.parametrize("number", ["1e3", "nan", "inf", "1_0", "٣", "0x1", "1.", "--1"])
def test_only_plain_decimals_are_scores(number: str) -> None:
    assert problems(f"ref,score:fit\nA,{number}\n".encode()) == [
        f"pool.csv:2: column score:fit: {number!r} is not a number"
    ]
