"""Read a EUSurvey export in any of the formats that the exporter writes."""

from collections.abc import Mapping
from types import MappingProxyType

from circulade.files.eusurvey.attachments import table_member
from circulade.files.eusurvey.export import Export
from circulade.files.eusurvey.sheet_reading import read_sheets
from circulade.files.eusurvey.xml_reading import looks_like_xml, read_xml
from circulade.files.sheets import DEFAULT_LIMITS, Limits, read_workbook
from circulade.files.sheets.archive import open_archive, unpacked

OFFICE = {"[Content_Types].xml", "mimetype"}
"""Members that make a ZIP an office file, and no ZIP of uploads."""
NOTHING: Mapping[str, str] = MappingProxyType({})


def read_export(
    content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS, metadata: Mapping[str, str] = NOTHING
) -> Export:
    """Return an export from XLSX, XLS, ODS, CSV or results XML, or from the ZIP that holds one with uploads.

    `metadata` names headers by hand, such as {"contribution_id": "Nr."}. A contribution that cannot be keyed
    is left out and listed in `Export.problems`. Raises SheetError for a file that cannot be read at all.
    """
    if content.startswith(b"PK"):
        with open_archive(content, name=name, limits=limits) as archive:
            member = table_member(archive)
            if member is not None and OFFICE.isdisjoint(archive.namelist()):
                inner = unpacked(archive, member, name=name, limits=limits)
                return _table(inner, name=f"{name}/{member.filename}", limits=limits, metadata=metadata)
    return _table(content, name=name, limits=limits, metadata=metadata)


def _table(content: bytes, *, name: str, limits: Limits, metadata: Mapping[str, str]) -> Export:
    if looks_like_xml(content):
        return read_xml(content, name=name, limits=limits)
    return read_sheets(read_workbook(content, name=name, limits=limits), metadata=metadata)
