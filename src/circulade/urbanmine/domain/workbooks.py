"""A study of the platform as a workbook, whatever state its rows are in."""

from circulade.files.mine import Header, Study, write_study
from circulade.urbanmine.domain.rows import check, header_cells
from circulade.urbanmine.models import MineStudy


def workbook_of(study: MineStudy) -> bytes:
    """Return all rows that can be read; one that cannot be is corrected on the page first."""
    found = check(study)
    if found.study is not None:
        return write_study(found.study)
    cells = header_cells(study)
    return write_study(Study(Header(**{name: value for name, value in cells.items() if value is not None})))
