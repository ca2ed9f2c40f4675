"""Uploads: by Contribution ID, never by a path that leaves its folder."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from circulade.files.eusurvey import attachments
from circulade.files.sheets import Limits, SheetError


def packed(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_uploads_are_found_by_contribution_and_question() -> None:
    made = attachments(
        packed(
            **{
                "export.xlsx": b"x",
                "id-1/Upload_2/b.pdf": b"2",
                "id-1/Upload_1/a.pdf": b"1",
                "id-2/c.pdf": b"3",
            }
        ),
        name="e.zip",
    )
    found = {
        key: [(f.folder, f.name, f.content) for f in files] for key, files in made.by_contribution.items()
    }
    assert found == {
        "id-1": [("Upload_1", "a.pdf", b"1"), ("Upload_2", "b.pdf", b"2")],
        "id-2": [("", "c.pdf", b"3")],
    }


def test_a_path_that_leaves_its_folder_is_listed_and_not_read() -> None:
    made = attachments(packed(**{"id-1/../../etc/passwd": b"x", "/abs/a": b"y"}), name="e.zip")
    assert made.by_contribution == {}
    assert [p.cell for p in made.problems] == ["id-1/../../etc/passwd", "/abs/a"]


def test_uploads_larger_than_the_limit_are_refused() -> None:
    with pytest.raises(SheetError, match="unpacks to more than"):
        attachments(packed(**{"id-1/a": b"0" * 2000}), name="e.zip", limits=Limits(unpacked_bytes=1000))
