"""Write the smallest XLS (BIFF8 in an OLE file) that holds text and numbers."""

import struct

SECTOR = 512


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def stream(rows: list[list[str | float]], sheet: str) -> bytes:
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)) + record(0x42, b"\xb0\x04")
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("ascii")
    end = record(0x0A, b"")
    start = len(begin) + 4 + 6 + len(name) + len(end)
    globals_ = begin + record(0x85, struct.pack("<IH", start, 0) + name) + end
    cells = b"".join(cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    dimensions = record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    return (
        globals_
        + record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6))
        + dimensions
        + cells
        + end
    )


def entry(name: str, kind: int, *, start: int, size: int, child: int = -1) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBiii", len(written), kind, 1, -1, -1, child)
        + bytes(36)
        + struct.pack("<iQ", start, size)
    )


def old_workbook(rows: list[list[str | float]], *, sheet: str = "Content", extra: str = "") -> bytes:
    """Return an XLS; `extra` names one more stream, such as that of macros."""
    data = stream(rows, sheet).ljust(8 * SECTOR, b"\0")
    data += bytes(-len(data) % SECTOR)
    sectors = len(data) // SECTOR
    chain = [*range(1, sectors), -2, -2, -3]  # the workbook, the directory, the table itself
    table = struct.pack(f"<{len(chain)}i", *chain).ljust(SECTOR, b"\xff")
    directory = entry("Root Entry", 5, start=-2, size=0, child=1) + entry(
        "Workbook", 2, start=0, size=len(data)
    )
    directory += entry(extra, 2, start=-2, size=0) if extra else b""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<iiiiiii", 1, sectors, 0, 4096, -2, 0, -2) + struct.pack("<ii", 0, sectors + 1)
    return header.ljust(SECTOR, b"\xff") + data + directory.ljust(SECTOR, b"\0") + table
