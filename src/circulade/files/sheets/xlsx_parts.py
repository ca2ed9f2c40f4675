"""Which part of an XLSX holds which sheet."""

from posixpath import normpath
from xml.etree.ElementTree import ParseError
from zipfile import ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from circulade.files.sheets.archive import refusal

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_names(archive: ZipFile, *, name: str) -> dict[str, str]:
    """Return the sheet's name for each part, such as xl/worksheets/sheet1.xml.

    Raises SheetError if the table of contents is no well-formed XML.
    """
    if RELATIONS not in archive.namelist():
        return {}
    try:
        workbook = fromstring(archive.read("xl/workbook.xml"))
        relations = fromstring(archive.read(RELATIONS))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refusal(name, "the file is damaged: its table of contents cannot be read") from error
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    return {
        _part(targets.get(sheet.get(RELATION), "")): sheet.get("name", "")
        for sheet in workbook.iter(f"{MAIN}sheet")
    }


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else normpath(f"xl/{target}")
