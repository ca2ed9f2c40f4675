"""Write the results of a command into its folder: all files or none, and nothing overwritten unasked."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from circulade.files.table import FileError, Trouble


def check_folder(folder: Path, *, force: bool) -> None:
    """Refuse a folder that already holds something, unless `force`; call it before computing."""
    if folder.exists() and not folder.is_dir():
        raise FileError([Trouble(str(folder), 0, "", "is a file; --out names a folder")])
    parent = next((one for one in folder.parents if one.exists()), None)
    if parent is not None and not parent.is_dir():
        raise FileError([Trouble(str(parent), 0, "", "is a file; --out needs a folder there")])
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise FileError([Trouble(str(folder), 0, "", "is not empty; choose another --out or add --force")])


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write `files` by name; each is complete under another name before any takes its own."""
    check_folder(folder, force=force)
    parts = {name: folder / f".{name}.part" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, part in parts.items():
            if (folder / name).is_dir():
                raise FileError([Trouble(str(folder / name), 0, "", "is a folder; a file must stand there")])
            part.write_bytes(files[name])
        for name, part in parts.items():
            os.replace(part, folder / name)  # noqa: PTH105 - atomic on every platform
    except OSError as error:
        reason = error.strerror or "unwritable"
        raise FileError([Trouble(str(folder), 0, "", f"cannot be written: {reason}")]) from None
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
