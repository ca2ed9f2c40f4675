"""Lists of participants as b2match and tools like it write them: read in every format, columns by their headers."""

from circulade.files.b2match.fields import FIELDS, NEEDED, suggested_columns
from circulade.files.b2match.reading import Cell, PeopleFile, PersonRow, read_people

__all__ = [
    "FIELDS",
    "NEEDED",
    "Cell",
    "PeopleFile",
    "PersonRow",
    "read_people",
    "suggested_columns",
]
