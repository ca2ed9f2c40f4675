"""CSV: three delimiters, any encoding, and the line where it breaks."""

import pytest

from circulade.files.sheets import Limits, SheetError, Value, read_workbook


def rows(content: bytes) -> tuple[tuple[Value, ...], ...]:
    return read_workbook(content, name="t.csv").sheets[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_found(encoding: str) -> None:
    made = read_workbook("Nom,Größe\nÉvry,3\n".encode(encoding), name="t.csv")
    assert made.sheets[0].rows == (("Nom", "Größe"), ("Évry", "3"))
    assert made.problems == ()


def test_windows_1252_is_read_and_said() -> None:
    made = read_workbook("Nom\nÉvry – 3 €\n".encode("cp1252"), name="t.csv")
    assert made.sheets[0].rows[1] == ("Évry – 3 €",)
    assert [str(p) for p in made.problems] == [
        "t.csv, line 2: the file is not UTF-8; it was read as Windows-1252: check accented letters"
    ]


def test_mixed_encodings_keep_both_halves_and_name_the_lines() -> None:
    made = read_workbook("a\nÉvry\n".encode() + "Łódź\n".encode() + "Évry\n".encode("cp1252"), name="t.csv")
    assert [row[0] for row in made.sheets[0].rows] == ["a", "Évry", "Łódź", "Évry"]
    assert [(p.cell, p.message[:15]) for p in made.problems] == [("line 4", "mixed encodings")]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_found(sign: str) -> None:
    content = f'Alias{sign}x\n\na{sign}b{sign}c\n"1{sign}2"{sign}"3\n4"{sign}\n'
    assert rows(content.encode()) == (("Alias", "x"), (), ("a", "b", "c"), (f"1{sign}2", "3\n4", None))


def test_a_file_cut_inside_a_cell_names_the_row() -> None:
    with pytest.raises(SheetError, match=r"t\.csv, line 3: the file ends inside a quoted cell"):
        rows(b'a,b\n1,2\n3,"cut')


def test_text_after_a_closing_quote_names_the_row() -> None:
    with pytest.raises(SheetError, match="line 2: the row that begins here has text after a closing quote"):
        rows(b'a,b\n"1"x,2\n')


def test_a_cell_that_never_ends_is_refused() -> None:
    content = b'a\n"' + b"x" * 2000 + b'"\n'
    with pytest.raises(SheetError, match="more than 1000 characters"):
        read_workbook(content, name="t.csv", limits=Limits(cell_characters=1000))


def test_more_cells_than_the_limit_are_refused() -> None:
    with pytest.raises(SheetError, match="more than 3 cells"):
        read_workbook(b"1,2\n3,4\n", name="t.csv", limits=Limits(cells=3))


def test_a_utf16_file_cut_in_half_a_letter_is_refused() -> None:
    with pytest.raises(SheetError, match="cut short"):
        rows("Nom,Größe\n".encode("utf-16")[:-1])
