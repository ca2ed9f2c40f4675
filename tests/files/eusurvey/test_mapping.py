"""MAP.json: read, written, and refused with the key that is wrong."""

import pytest
from tests.files.eusurvey.samples import COLUMNS, text_column

from circulade.files.eusurvey import ImportMapping, read_mapping, written_mapping
from circulade.files.eusurvey.mapping import resolve
from circulade.files.sheets import SheetError

MAPPING = ImportMapping(
    columns={"name": ("Name of your city",), "team": ("A", "B")},
    options={"topics": {"H2O": "water"}},
    metadata={"contribution_id": "Nr."},
)


def test_a_mapping_reads_back_as_it_was_written() -> None:
    assert read_mapping(written_mapping(MAPPING), name="MAP.json") == MAPPING


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "MAP.json, line 1, column 2: no valid JSON"),
        (b"[]", "an object with the keys"),
        (b'{"colums": {}}', "MAP.json, colums: unknown key"),
        (b'{"columns": []}', "MAP.json, columns: an object"),
        (b'{"columns": {"a": 1}}', r"MAP.json, columns\.a: a column or a list"),
        (b'{"options": {"a": {"x": 1}}}', r"MAP.json, options\.a: an object of texts"),
        (b"\xff\xfe\x00", "no valid JSON in UTF-8"),
        (b"[" * 100_000, "no valid JSON in UTF-8"),
        (b'{"columns": ' + b"9" * 5000 + b"}", "no valid JSON in UTF-8"),
        (b'{"columns": {"a": "\\ud800"}}', "holds half a letter"),
    ],
)
def test_what_is_wrong_is_named(content: bytes, message: str) -> None:
    with pytest.raises(SheetError, match=message):
        read_mapping(content, name="MAP.json")


def test_a_column_is_found_by_key_short_name_and_title_in_any_language() -> None:
    for reference in ("q3", "TOPICS", "thèmes"):
        assert [column.key for column in resolve(reference, COLUMNS)] == ["q3"]
    assert resolve("nothing", COLUMNS) == ()


def test_a_header_that_stands_twice_is_found_twice() -> None:
    columns = (text_column("S!A4", "Other"), text_column("S!B4", "Other"))
    assert len(resolve("other", columns)) == 2
