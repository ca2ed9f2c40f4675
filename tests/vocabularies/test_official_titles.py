"""Official wordings: both forms of table are read, and everything wrong is listed by line."""

import pytest

from circulade.vocabularies.official_titles import LARGEST, UnreadableTitles, read_official_titles

WIDE = """code,hazardous,chapter,subchapter,entry_type,title_en,title_de,title_fr
17 04 05,0,17,17 04,AN,Iron and steel,Eisen und Stahl,fer et acier
20 01 21,1,20,20 01,AH,Fluorescent tubes and other mercury-containing waste,,
17 04,,17,,,Metals (including their alloys),Metalle (einschließlich Legierungen),
"""
LONG = "Notation;Lang;prefLabel\n170405*;el;σίδηρος και χάλυβας\n170405;DE;Eisen und Stahl\n"


def problems(content: bytes) -> list[str]:
    with pytest.raises(UnreadableTitles) as caught:
        read_official_titles(content)
    return [str(problem) for problem in caught.value.problems]


def test_a_column_per_language_is_read() -> None:
    assert read_official_titles(WIDE.encode()) == {
        "17 04 05": {"en": "Iron and steel", "de": "Eisen und Stahl", "fr": "fer et acier"},
        "20 01 21": {"en": "Fluorescent tubes and other mercury-containing waste"},
        "17 04": {"en": "Metals (including their alloys)", "de": "Metalle (einschließlich Legierungen)"},
    }


def test_a_row_per_language_is_read() -> None:
    assert read_official_titles(LONG.encode()) == {
        "17 04 05": {"el": "σίδηρος και χάλυβας", "de": "Eisen und Stahl"}
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(encoding: str) -> None:
    assert read_official_titles(LONG.encode(encoding))["17 04 05"]["el"] == "σίδηρος και χάλυβας"


@pytest.mark.parametrize(
    "header", ["code\ten", "Code\tlabel_en", "CODE\tprefLabel@en", "low code\tLabel (en)"]
)
def test_usual_names_of_columns_are_read(header: str) -> None:
    assert read_official_titles(f"{header}\n01 01 01\tx\n".encode()) == {"01 01 01": {"en": "x"}}


def test_every_problem_is_listed_by_line() -> None:
    content = "code,title_en,title_xx\n17 04 05,Iron,\n17 04 05,Steel,\n17 04 08,Nothing,\n01 01 01,,x\n"
    assert problems(content.encode()) == [
        "line 3, column 'en': 17 04 05 has two titles in 'en': 'Iron' and 'Steel'",
        "line 4, column 'en': '17 04 08' is not in the List of Waste."
        " Did you mean 17 04 09 or 17 04 07 or 17 04 06?",
        "line 5, column 'xx': 'xx' is not in the languages.",
    ]


def test_a_table_without_the_needed_columns_is_refused() -> None:
    assert problems(b"a,b\n1,2\n") == ['line 1: no column "code" in the header']
    assert problems(b"code,b\n1,2\n")[0].startswith("line 1: no column for a language")
    assert problems(b"") == ['line 1: no column "code" in the header']
    assert problems(b"code,title_en\n") == ["line 2: no row with a title"]


def test_bytes_that_are_no_table_are_refused() -> None:
    assert problems(b"code,title_en\n17 04 05,\xe9\n") == [
        "line 2: not UTF-8: save the table as CSV in UTF-8"
    ]
    assert "not a CSV row" in problems(b'code,title_en\n17 04 05,"open\n')[0]
    assert problems(b"x" * (LARGEST + 1)) == ["line 1: the file is larger than 20,000,000 bytes"]
