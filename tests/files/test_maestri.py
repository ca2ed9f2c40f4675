"""The exchange database of MAESTRI is read as its file was published."""

from tests.make.maestri import as_published

from circulade.files.maestri import read_maestri


def test_headers_far_down_other_sheets_and_several_companies_in_a_cell_are_understood() -> None:
    found = read_maestri(as_published())
    assert [each.number for each in found.exchanges] == ["9,1,1", "9,1,2", "9,1,4"]
    assert [each.giver for each in found.exchanges] == ["Steel A/S, Steel Works A/S", "Mill", "Mill"]
    assert [each.level for each in found.exchanges] == ["implemented", "planned", "under feasibility study"]
    assert [(one.sheet, one.cell) for one in found.problems] == [("Exchanges", "C24")]
