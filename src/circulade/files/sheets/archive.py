"""Open a ZIP from outside only after its size is known: counted, not believed."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from circulade.files.sheets.limits import Limits
from circulade.files.sheets.problem import SheetError, SheetProblem

CHUNK = 1 << 20


def open_archive(content: bytes, *, name: str, limits: Limits) -> ZipFile:
    """Return the ZIP if every member can be unpacked within the limits; otherwise raise SheetError.

    Sizes that the ZIP states are checked first; `unpacked` then counts what really comes out.
    """
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refusal(
            name, "the file is damaged or cut short: save it again and upload the new file"
        ) from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise refusal(name, f"the file holds {len(members)} parts, at most {limits.members} are read")
    if any(member.flag_bits & 0x1 for member in members):
        raise refusal(name, "the file is protected by a password: save it without one")
    total = sum(member.file_size for member in members)
    _check_size(total, packed=len(content), name=name, limits=limits)
    return archive


def unpacked(archive: ZipFile, member: ZipInfo, *, name: str, limits: Limits) -> bytes:
    """Return the content of one member, counted while it is unpacked."""
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(CHUNK):
                size += len(piece)
                if size > limits.unpacked_bytes:
                    raise _too_large(name, limits)
                pieces.append(piece)
    except (
        BadZipFile,
        EOFError,
        OSError,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        if isinstance(error, SheetError):
            raise
        raise refusal(name, f"the part {member.filename!r} is damaged: save the file again") from error
    return b"".join(pieces)


def refusal(name: str, message: str) -> SheetError:
    """Return the refusal of a whole file."""
    return SheetError(SheetProblem(name, "", "", message))


def _check_size(total: int, *, packed: int, name: str, limits: Limits) -> None:
    if total > limits.unpacked_bytes:
        raise _too_large(name, limits)
    if total > limits.ratio_from and total > limits.ratio * max(packed, 1):
        raise refusal(
            name,
            f"the file unpacks to {total // packed} times its size, at most {limits.ratio} times is read: "
            "it looks made to exhaust memory",
        )


def _too_large(name: str, limits: Limits) -> SheetError:
    return refusal(
        name,
        f"the file unpacks to more than {limits.unpacked_bytes // 1_000_000} MB: split it into smaller files",
    )
