"""Pack a ZIP so that equal content gives equal bytes: sorted, dated 1980, mode 0644.

Office formats are ZIPs that carry the clock twice: in the dates of the members, and in their properties.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Literal
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3
FIXED = b"1980-01-01T00:00:00Z"
STAMPS = (
    re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)"),
    re.compile(rb"(<meta:creation-date>)[^<]*(<)"),
    re.compile(rb"(<dc:date>)[^<]*(<)"),
)
PROPERTIES = ("docProps/core.xml", "meta.xml")
FIRST = ("mimetype", "[Content_Types].xml")
"""Members that their format wants first."""


def zipped(members: Mapping[str, bytes], *, compressed: bool = False) -> bytes:
    """Return a ZIP of the members; compressed bytes are equal only for one build of zlib."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED if compressed else ZIP_STORED) as archive:
        for name in sorted(members, key=lambda name: (name not in FIRST, name)):
            info = ZipInfo(name, date_time=FIRST_DAY)
            info.create_system = UNIX
            # The format wants its type readable without unpacking.
            info.compress_type = ZIP_STORED if name == "mimetype" else archive.compression
            info.external_attr = 0o100644 << 16
            archive.writestr(info, members[name])
    return out.getvalue()


def repacked(content: bytes, *, kind: Literal["xlsx", "ods", "docx"]) -> bytes:
    """Return an office file without its clock; a table is compressed, a DOCX stored."""
    with ZipFile(BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    for name in PROPERTIES:
        if name in members:
            for stamp in STAMPS:
                members[name] = stamp.sub(rb"\g<1>" + FIXED + rb"\g<2>", members[name])
    if kind == "ods":
        # The writer declares every name space met so far by the process; this keeps those used.
        members = {name: _canonical(xml) if name.endswith(".xml") else xml for name, xml in members.items()}
    return zipped(members, compressed=kind != "docx")


def _canonical(xml: bytes) -> bytes:
    return canonicalize(from_file=BytesIO(xml)).encode()
