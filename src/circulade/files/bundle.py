"""Bundles: a ZIP that is the same, byte for byte, for the same files.

Stored, not compressed; members sorted, dated 1980-01-01, mode 0644, Unix; `manifest.json` lists
the SHA-256 of every other member.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256

MANIFEST = "manifest.json"
LARGEST = 128 * 2**20
MOST_MEMBERS = 50
FIRST_DAY = (1980, 1, 1, 0, 0, 0)

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises, one or the other, for archives with altered headers."""


class NoBundle(ValueError):
    """The file is no bundle, or one that is not safe to open."""


class DamagedBundle(ValueError):
    """The file was a ZIP and cannot be read any more."""


def write_bundle(members: Mapping[str, bytes]) -> bytes:
    """Return the ZIP of these files and their manifest."""
    hashes = {name: sha256(content).hexdigest() for name, content in members.items()}
    manifest = json.dumps({"sha256": hashes}, sort_keys=True, indent=2).encode() + b"\n"
    return write_zip({**members, MANIFEST: manifest})


def write_zip(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP whose bytes depend on nothing but names and contents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, members[name])
    return target.getvalue()


def read_bundle(content: bytes) -> dict[str, bytes]:
    """Return the members by name; raises `NoBundle` or `DamagedBundle`, and unpacks nothing large."""
    if not (content.startswith(b"PK") or b"PK\x05\x06" in content):
        raise NoBundle("is not a ZIP file")
    if len(content) > LARGEST:
        raise NoBundle(f"is larger than {LARGEST // 2**20} MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse(entries)
            return {entry.filename: _content(archive, entry) for entry in entries}
    except NoBundle:
        raise
    except UNREADABLE as error:
        raise DamagedBundle(f"cannot be read as a ZIP: {error}") from None


def _refuse(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_MEMBERS:
        raise NoBundle(f"holds {len(names)} members; a bundle holds a few")
    for name in names:
        if not name or name.startswith(".") or any(sign in name for sign in "/\\:\0"):
            raise NoBundle(f"holds a member with a path or an unusable name: {name!r}")
        if names.count(name) > 1:
            raise NoBundle(f"holds {name!r} twice")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise NoBundle(f"unpacks to more than {LARGEST // 2**20} MiB")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as member:
        content = member.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} has another size than stated")
    return content
