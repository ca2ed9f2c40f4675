"""Which uploaded files are accepted: the name's ending must be listed, and the content must be what it says.

Sources of the signatures: PDF (ISO 32000), PNG (RFC 2083), JPEG (ISO 10918), ZIP (APPNOTE 4.3), Office
Open XML (ECMA-376) and OpenDocument (ISO 26300) members.
"""

import unicodedata
import zipfile
from collections.abc import Collection
from io import BytesIO
from pathlib import PurePosixPath

from django.conf import settings

from circulade.core.text.catalogue import said_here

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain",
    "csv": "text/csv",
    "xls": "application/vnd.ms-excel",
    "xml": "application/xml",
    "zip": "application/zip",
}
SIGNATURES = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "xls": b"\xd0\xcf\x11\xe0",
    "zip": b"PK",
}
OOXML = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
# What a browser or a shell would run, at the beginning of a "text".
ACTIVE = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php", b"#!", b"mz", b"\x7felf")


class Refused(ValueError):
    """An upload that is not accepted; the sentence says why and what would be."""


def checked_name(name: str, *, also: Collection[str] = ()) -> str:
    """Return the bare file name, without folders and invisible characters; raises Refused.

    `also` are endings that are accepted in this place beside those accepted everywhere.
    """
    bare = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(char for char in bare if unicodedata.category(char) not in ("Cc", "Cf")).strip()
    if not clean or clean.startswith(".") or len(clean) > 200:
        raise Refused(
            said_here("the file needs a name of at most 200 characters that does not begin with a dot")
        )
    ending = clean.rpartition(".")[2].lower()
    if "." not in clean or ending not in {*settings.UPLOAD_TYPES, *also}:
        accepted = ", ".join(dict.fromkeys([*settings.UPLOAD_TYPES, *also]))
        raise Refused(
            said_here(
                "“{name}”: this kind of file is not accepted; accepted are {accepted}",
                name=clean,
                accepted=accepted,
            )
        )
    return clean


def media_type(name: str, content: bytes) -> str:
    """Return the media type of a checked name if the content agrees with it; raises Refused."""
    ending = name.rpartition(".")[2].lower()
    if not content:
        raise Refused(said_here("“{name}” is empty", name=name))
    if not _agrees(ending, content):
        raise Refused(
            said_here(
                "“{name}” does not hold what its name says: save it again as .{ending}",
                name=name,
                ending=ending,
            )
        )
    return MEDIA_TYPES[ending]


def _agrees(ending: str, content: bytes) -> bool:
    if ending in SIGNATURES:
        return content.startswith(SIGNATURES[ending])
    if ending in ("txt", "csv"):
        return _is_text(content)
    if ending == "xml":
        return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or content.startswith(
            (b"\xff\xfe", b"\xfe\xff")
        )
    return _is_document(ending, content)


def _is_text(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in content and not start.startswith(ACTIVE)


def _is_document(ending: str, content: bytes) -> bool:
    """Look into the ZIP: the main member is there, the stated type is right, and there are no macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if ending in OOXML:
                macros = any(name.lower().endswith("vbaproject.bin") for name in names)
                return OOXML[ending] in names and "[Content_Types].xml" in names and not macros
            if "mimetype" not in names or archive.getinfo("mimetype").file_size > 200:
                return False
            stated = archive.read("mimetype").decode("ascii", "replace").strip()
            return stated == MEDIA_TYPES[ending] and not any(name.startswith("Basic/") for name in names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return False
