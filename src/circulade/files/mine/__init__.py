"""A study of the urban mine from its rows to its result: check, compute, write, read. Knows nothing of Django."""

from circulade.files.mine.bands import NAMES
from circulade.files.mine.checking import Problem, StudyRefused, read_header, read_row
from circulade.files.mine.columns import COLUMNS, HEADER, Column
from circulade.files.mine.computing import compute
from circulade.files.mine.doubts import doubts_of
from circulade.files.mine.export import EXPORTS, export
from circulade.files.mine.plain import study_from_dict, study_to_dict
from circulade.files.mine.quality import Basis, Quality
from circulade.files.mine.result import ENGINE, VERSION, compute_from_inputs, result_of, run_study
from circulade.files.mine.rules import checked, problems_of
from circulade.files.mine.study import (
    BASELINE,
    Assumption,
    Collected,
    Header,
    Point,
    Price,
    Product,
    Strategy,
    Study,
    Substance,
)
from circulade.files.mine.template import write_study
from circulade.files.mine.workbook import SHEETS, ReadStudy, read_study

__all__ = [
    "BASELINE",
    "COLUMNS",
    "ENGINE",
    "EXPORTS",
    "HEADER",
    "NAMES",
    "SHEETS",
    "VERSION",
    "Assumption",
    "Basis",
    "Collected",
    "Column",
    "Header",
    "Point",
    "Price",
    "Problem",
    "Product",
    "Quality",
    "ReadStudy",
    "Strategy",
    "Study",
    "StudyRefused",
    "Substance",
    "checked",
    "compute",
    "compute_from_inputs",
    "doubts_of",
    "export",
    "problems_of",
    "read_header",
    "read_row",
    "read_study",
    "result_of",
    "run_study",
    "study_from_dict",
    "study_to_dict",
    "write_study",
]
