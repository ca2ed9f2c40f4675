"""Files that respondents uploaded: folders of a ZIP named by Contribution ID."""

from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from circulade.files.sheets import DEFAULT_LIMITS, Limits, SheetProblem
from circulade.files.sheets.archive import open_archive, unpacked

TABLES = (".xlsx", ".xls", ".ods", ".csv", ".xml")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One uploaded file; `folder` tells the upload question ("Upload_1"), empty where the ZIP does not."""

    folder: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachments:
    """Uploads by Contribution ID, sorted by folder and name."""

    by_contribution: Mapping[str, tuple[Attachment, ...]]
    problems: tuple[SheetProblem, ...] = ()


def attachments(content: bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> Attachments:
    """Return the uploads of a ZIP of folders `<Contribution ID>/<Upload_n>/<file>`; `<Upload_n>` may lack.

    Names are kept for display only: they are never used as paths. Raises SheetError as `read_export` does.
    """
    found: dict[str, list[Attachment]] = {}
    problems: list[SheetProblem] = []
    with open_archive(content, name=name, limits=limits) as archive:
        for member in archive.infolist():
            parts = member.filename.replace("\\", "/").split("/")
            if member.is_dir() or len(parts) == 1:
                continue
            if member.filename.startswith("/") or any(part in ("", ".", "..") for part in parts):
                problems.append(
                    SheetProblem(name, "", member.filename, "this path leaves its folder: not read")
                )
                continue
            key, folder = (parts[-3], parts[-2]) if len(parts) > 2 else (parts[-2], "")
            data = unpacked(archive, member, name=name, limits=limits)
            found.setdefault(key, []).append(Attachment(folder, parts[-1], data))
    return Attachments(
        {key: tuple(sorted(files, key=lambda f: (f.folder, f.name))) for key, files in sorted(found.items())},
        tuple(problems),
    )


def table_member(archive: ZipFile) -> ZipInfo | None:
    """Return the exported table that lies beside the folders of uploads; None unless there is exactly one."""
    members = [m for m in archive.infolist() if "/" not in m.filename and m.filename.lower().endswith(TABLES)]
    return members[0] if len(members) == 1 else None
