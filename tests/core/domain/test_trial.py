"""A trial leaves nothing behind unless it is kept: no row, and no file."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from tests.make import accounts as make

from circulade.accounts.models import Programme
from circulade.core.domain.attachments import attach
from circulade.core.domain.trial import Trial, trial
from circulade.core.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(settings: Any, tmp_path: Path) -> Programme:
    settings.MEDIA_ROOT = tmp_path
    return make.programme()


def stored(programme: Programme, attempt: Trial) -> Attachment:
    made = attach(ContentFile(b"a,b\n1,2\n", name="list.csv"), about=programme, by=None)
    attempt.holds(made, None)
    return made


def left(folder: Path) -> tuple[int, int]:
    return Attachment.objects.count(), sum(each.is_file() for each in folder.rglob("*"))


def test_what_is_kept_stays(programme: Programme, tmp_path: Path) -> None:
    with trial() as attempt:
        stored(programme, attempt)
        attempt.kept = True
    assert left(tmp_path) == (1, 1)


def test_what_is_not_kept_leaves_nothing(programme: Programme, tmp_path: Path) -> None:
    with trial() as attempt:
        stored(programme, attempt)
    assert left(tmp_path) == (0, 0)


def test_what_goes_wrong_leaves_nothing_though_it_was_to_be_kept(
    programme: Programme, tmp_path: Path
) -> None:
    def fail() -> None:
        with trial() as attempt:
            stored(programme, attempt)
            attempt.kept = True
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        fail()
    assert left(tmp_path) == (0, 0)
