"""How large a spreadsheet may be before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for a call of thousands of applications, and stop a file made to exhaust memory."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 400_000_000
    ratio: int = 200
    """Unpacked size over packed size; applied from `ratio_from` bytes on, since small tables pack well."""
    ratio_from: int = 20_000_000
    members: int = 5_000
    """Files inside a ZIP."""
    cells: int = 3_000_000
    """Cells of one sheet, empty ones between them included."""
    cell_characters: int = 1_000_000
    """Characters of one cell of a CSV."""


DEFAULT_LIMITS = Limits()
