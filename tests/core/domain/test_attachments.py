"""Only harmless files of accepted kinds are stored, and only those who may see the owner may read them."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.domain import attachments
from circulade.core.domain.attachments import Refused, attach, may_read
from circulade.core.enums import ScanState
from circulade.core.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def zipped(members: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # no clock: the bytes name the test
    return packed.getvalue()


def upload(name: str, content: bytes) -> Attachment:
    return attach(SimpleUploadedFile(name, content), about=make.programme(), by=None)


DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}


def test_a_file_is_stored_under_a_random_name_and_keeps_its_own_beside(tmp_path: Path) -> None:
    stored = upload("Plan d'action.pdf", make_core.PDF)
    assert (stored.name, stored.media_type) == ("Plan d'action.pdf", "application/pdf")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [stored.id.hex]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html>"),
        ("drawing.svg", b"<svg>"),
        ("run.exe", b"MZ"),
        ("no_ending", b"x"),
        (".pdf", make_core.PDF),
        ("page.pdf", b"<html>"),
        ("page.txt", b"  <!DOCTYPE html>"),
        ("script.txt", b"#!/bin/sh"),
        ("binary.csv", b"a\x00b"),
        ("empty.pdf", b""),
        ("photo.png", b"\xff\xd8\xff"),
        ("letter.docx", zipped({"a": b""})),
        ("macro.docx", zipped(DOCX | {"word/vbaProject.bin": b""})),
        ("letter.odt", zipped({"mimetype": b"application/zip"})),
        ("letter.docx", b"PK\x03\x04 cut"),
        ("x" * 250 + ".pdf", make_core.PDF),
    ],
)
def test_what_is_not_accepted_is_refused_and_nothing_is_kept(
    name: str, content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        upload(name, content)
    assert (Attachment.objects.count(), list(tmp_path.rglob("*"))) == (0, [])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", make_core.PDF),
        ("a.PNG", b"\x89PNG\r\n\x1a\nrest"),
        ("a.jpeg", b"\xff\xd8\xffrest"),
        ("a.txt", "Zürich".encode("latin-1")),
        ("a.csv", b"\xef\xbb\xbfa,b\n"),
        ("a.docx", zipped(DOCX)),
        ("a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})),
    ],
)
def test_accepted_kinds_are_stored(name: str, content: bytes) -> None:
    with upload(name, content).file.open("rb") as stored:
        assert stored.read() == content


@pytest.mark.parametrize("name", ["../../etc/plan.pdf", "C:\\files\\plan.pdf", "pl\u202ean.pdf"])
def test_folders_and_invisible_characters_are_dropped_from_names(name: str) -> None:
    assert upload(name, make_core.PDF).name == "plan.pdf"


def test_a_file_that_is_too_large_is_refused(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 10
    with pytest.raises(Refused, match="larger than"):
        upload("a.pdf", make_core.PDF)


def scanner(settings: Settings, folder: Path, script: str) -> None:
    path = folder / "scanner"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(0o755)
    settings.CIRCULADE_SCANNER = str(path)


def test_the_scanner_sees_the_content_and_may_pass_it(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scanner(settings, tmp_path_factory.mktemp("scanner"), 'grep -q PDF "$1"')
    assert upload("a.pdf", make_core.PDF).scan == ScanState.CLEAN


@pytest.mark.parametrize(
    ("code", "words"), [(1, "refused by the virus scanner"), (2, "could not be scanned")]
)
def test_what_the_scanner_does_not_pass_is_refused(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, code: int, words: str
) -> None:
    scanner(settings, tmp_path_factory.mktemp("scanner"), f"exit {code}")
    with pytest.raises(Refused, match=words):
        upload("a.pdf", make_core.PDF)


def test_reading_asks_the_permission_on_the_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "_permissions", {})
    programme = make.programme()
    manager = make.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    stranger = make.user("bob")
    stored = attach(make_core.pdf(), about=programme, by=stranger)
    assert not may_read(manager, stored)
    attachments.register_owner(Programme, "core.read_audit")
    assert [may_read(who, stored) for who in (manager, stranger, AnonymousUser())] == [True, False, False]


def test_a_file_of_nothing_is_its_uploaders_alone() -> None:
    ann = make.user("ann")
    stored = attach(make_core.pdf(), about=None, by=ann)
    assert [may_read(who, stored) for who in (ann, make.user("bob"), AnonymousUser())] == [True, False, False]
