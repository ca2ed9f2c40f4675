"""Tell by its content what a file is, whatever its name says, and refuse what is never read."""

from zipfile import ZipFile

from circulade.files.sheets.archive import refusal, unpacked
from circulade.files.sheets.limits import Limits

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
)
"""How files begin that are often uploaded by mistake."""
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def check_old_workbook(content: bytes, *, name: str) -> None:
    """Refuse an OLE file that is no plain XLS: encrypted, or with macros."""
    if _utf16("EncryptedPackage") in content:
        raise refusal(name, "the file is protected by a password: save it without one")
    if _utf16("_VBA_PROJECT") in content:
        raise refusal(name, MACROS)
    if _utf16("Workbook") not in content and _utf16("Book") not in content:
        raise refusal(name, "no workbook is found in it: damaged or cut short, or another kind of document")


MACROS = "the file contains macros, which are never accepted: save it as XLSX without macros"


def archive_format(archive: ZipFile, *, name: str, limits: Limits) -> str:
    """Return xlsx or ods; raise SheetError for macros and for any other ZIP."""
    members = set(archive.namelist())
    folded = {member.lower() for member in members}
    if name.lower().endswith((".xlsm", ".xltm", ".xlam")) or any(
        m.endswith("vbaproject.bin") for m in folded
    ):
        raise refusal(name, MACROS)
    if any(member.startswith(("basic/", "scripts/")) and not member.endswith("/") for member in folded):
        raise refusal(name, MACROS)
    if "xl/workbook.bin" in folded:
        raise refusal(name, "binary workbooks (XLSB) are not read: save it as XLSX")
    if "xl/workbook.xml" in folded:
        return "xlsx"
    if "content.xml" in members and "mimetype" in members:
        kind = unpacked(archive, archive.getinfo("mimetype"), name=name, limits=limits)
        if not kind.startswith(ODS):
            raise refusal(name, "this is no spreadsheet: upload XLSX, XLS, ODS or CSV")
        return "ods"
    raise refusal(name, "this ZIP is no spreadsheet: upload XLSX, XLS, ODS or CSV")
