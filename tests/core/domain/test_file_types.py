"""An upload is what its name says, and its name is one that is accepted."""

import io
import zipfile

import pytest
from pytest_django import Settings

from circulade.core.domain.file_types import Refused, checked_name, media_type


def packed(**members: bytes) -> bytes:
    """A ZIP whose members are named with `__` for a slash."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return held.getvalue()


WORD = {"word__document_dot_xml": b"<x/>", "[Content_Types]_dot_xml": b"<x/>"}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("C:\\files\\plan.PDF", "plan.PDF"),
        ("pl\u202ean\u0000.pdf", "plan.pdf"),
        ("خطة المدينة.pdf", "خطة المدينة.pdf"),
    ],
)
def test_a_name_is_kept_bare(name: str, kept: str) -> None:
    assert checked_name(name) == kept


@pytest.mark.parametrize(
    "name",
    ["", ".pdf", ".", "/", "pdf", "plan.exe", "plan.pdf.exe", "plan.html", "plan.svg", "x" * 200 + ".pdf"],
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(Refused):
        checked_name(name)


def test_a_place_may_accept_more_endings_and_the_refusal_lists_them(settings: Settings) -> None:
    settings.UPLOAD_TYPES = ["pdf"]
    assert checked_name("answers.xml", also=["xml"]) == "answers.xml"
    with pytest.raises(Refused, match="accepted are pdf, xml"):
        checked_name("answers.csv", also=["xml", "pdf"])


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.png", b"\x89PNG\r\n\x1a\n..", "image/png"),
        ("a.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.txt", "Grüße".encode(), "text/plain"),
        ("a.csv", "\ufeffa,b".encode("utf-16"), "text/csv"),
        ("a.xml", b"\xef\xbb\xbf\n<Results/>", "application/xml"),
        ("a.docx", packed(**WORD), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.ods", packed(mimetype=ODS), ODS.decode()),
    ],
)
def test_content_that_agrees_with_the_name_has_its_type(name: str, content: bytes, kind: str) -> None:
    assert media_type(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("page.pdf", b"<html>"),
        ("page.txt", b"\xef\xbb\xbf \n<!DOCTYPE html>"),
        ("script.csv", b"#!/bin/sh"),
        ("program.txt", b"MZ\x90"),
        ("binary.csv", b"a,b\x00"),
        ("picture.png", b"\xff\xd8\xff"),
        ("cut.docx", packed(**WORD)[:40]),
        ("macro.docx", packed(**WORD, word__vbaProject_dot_bin=b"x")),
        ("other.docx", packed(xl__workbook_dot_xml=b"x")),
        ("macro.ods", packed(mimetype=ODS, Basic__x=b"x")),
        ("text.ods", packed(mimetype=b"application/vnd.oasis.opendocument.text")),
        ("long.ods", packed(mimetype=ODS + b" " * 300)),
    ],
)
def test_content_that_is_something_else_is_refused_by_name(name: str, content: bytes) -> None:
    with pytest.raises(Refused, match=name):
        media_type(name, content)
