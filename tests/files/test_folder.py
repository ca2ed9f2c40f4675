"""Results come all or not at all, and nothing is overwritten unasked."""

from pathlib import Path

import pytest

from circulade.files.folder import check_folder, write_folder
from circulade.files.table import FileError

FILES = {"a.csv": b"a", "b.json": b"b"}


def said(folder: Path, *, force: bool = False) -> str:
    with pytest.raises(FileError) as refused:
        write_folder(folder, FILES, force=force)
    return str(refused.value)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_written_into_a_new_folder_and_nothing_beside_them(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "out", FILES, force=False)
    assert held(tmp_path / "new" / "out") == FILES


def test_a_folder_that_holds_something_is_left_alone_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"x")
    assert said(tmp_path) == f"{tmp_path}: is not empty; choose another --out or add --force"
    assert held(tmp_path) == {"mine.txt": b"x"}
    write_folder(tmp_path, FILES, force=True)
    assert held(tmp_path) == {"mine.txt": b"x", **FILES}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for folder, place in (
        (tmp_path / "file", "is a file; --out names a folder"),
        (tmp_path / "file" / "x", ""),
    ):
        with pytest.raises(FileError) as refused:
            check_folder(folder, force=True)
        assert str(refused.value).startswith(f"{tmp_path / 'file'}: is a file; {place.partition('; ')[2]}")


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / "b.json").mkdir()
    assert said(tmp_path, force=True) == f"{tmp_path / 'b.json'}: is a folder; a file must stand there"
    assert held(tmp_path) == {"a.csv": b"old"}
