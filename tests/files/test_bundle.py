"""Bundles: equal bytes for equal files, and hostile archives refused."""

import io
import zipfile

import pytest

from circulade.files.bundle import DamagedBundle, NoBundle, read_bundle, write_bundle, write_zip

FILES = {"b.csv": b"x\n", "a.json": b"{}"}


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def test_bytes_depend_on_names_and_contents_only() -> None:
    assert write_bundle(FILES) == write_bundle(dict(reversed(FILES.items())))
    with zipfile.ZipFile(io.BytesIO(write_bundle(FILES))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a.json", "b.csv", "manifest.json"]
    assert {(e.date_time, e.create_system, e.external_attr >> 16, e.compress_type) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o100644, zipfile.ZIP_STORED)
    }


def test_what_is_written_is_read() -> None:
    members = read_bundle(write_bundle(FILES))
    assert {name: members[name] for name in FILES} == FILES


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a ZIP file"),
        (b"%PDF-1.7", "is not a ZIP file"),
        (zipped(("../evil", b"x")), "holds a member with a path"),
        (zipped(("/etc/passwd", b"x")), "holds a member with a path"),
        (zipped(("c:\\x", b"x")), "holds a member with a path"),
        (zipped(*((f"m{number}", b"") for number in range(60))), "holds 60 members"),
        (zipped(("a", bytes(200 * 2**20)), compression=zipfile.ZIP_DEFLATED), "unpacks to more than 128 MiB"),
    ],
    ids=["empty", "pdf", "parent", "absolute", "drive", "many", "bomb"],
)
def test_what_is_no_bundle_or_hostile_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(NoBundle, match=message):
        read_bundle(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(NoBundle, match="holds 'a' twice"):
        read_bundle(zipped(("a", b"1"), ("a", b"2")))


def test_a_truncated_archive_is_damaged() -> None:
    content = write_zip(FILES)
    for length in range(4, len(content) - 1, 7):
        with pytest.raises(DamagedBundle):
            read_bundle(content[:length])
