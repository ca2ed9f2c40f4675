"""Static files of older code are noticed and collected anew; those of now are left as they are."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from circulade.cli.serve import bring_static_files_up_to_date
from circulade.core.domain import static_files

MANIFEST = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


@pytest.fixture
def page_script(settings: Settings, tmp_path: Path) -> Path:
    """One static file, as the code comes with it, and an empty folder to collect in."""
    source = tmp_path / "source"
    source.mkdir()
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": MANIFEST}
    script = source / "page.js"
    script.write_text("old")
    return script


def collected(settings: Settings) -> list[str]:
    return sorted(path.read_text() for path in Path(settings.STATIC_ROOT).glob("page.*.js"))


def test_files_are_current_once_collected_and_no_longer_when_the_code_has_moved_on(page_script: Path) -> None:
    states = [static_files.are_current()]
    static_files.collect()
    states.append(static_files.are_current())
    page_script.write_text("new")
    states.append(static_files.are_current())
    assert states == [False, True, False]


def test_a_changed_file_is_collected_whatever_its_date_and_the_old_one_stays(
    page_script: Path, settings: Settings
) -> None:
    static_files.collect()
    page_script.write_text("new")
    os.utime(page_script, (0, 0))
    static_files.collect()
    assert (collected(settings), static_files.are_current()) == (["new", "old"], True)


def test_another_version_of_the_code_is_noticed(page_script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    static_files.collect()
    monkeypatch.setattr(static_files, "__version__", "99.0")
    assert static_files.are_current() is False


def test_the_site_collects_before_it_serves_and_the_second_start_does_nothing(
    page_script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring_static_files_up_to_date()
    first = capsys.readouterr().out
    bring_static_files_up_to_date()
    second = capsys.readouterr().out
    assert (first, second) == ("The static files are not those of this version: collecting them\n", "")


def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(
    page_script: Path, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.STATIC_ROOT = tmp_path / "file" / "static"
    with pytest.raises(static_files.StaticFilesRefused, match=r"cannot be written .*run `circulade init`"):
        static_files.collect()
