"""A call offers one factsheet; the one before stays stored, and the change is audited by digest."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.make import accounts as people
from tests.make import calls as make
from tests.make.core import pdf

from circulade.calls.domain.factsheet import set_factsheet
from circulade.core.domain.attachments import Refused
from circulade.core.models import Attachment, AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_latest_is_offered_and_the_one_before_kept() -> None:
    call, lead = make.call(), people.user("lead")
    for name in ("one.pdf", "two.pdf"):
        set_factsheet(call, pdf(name), by=lead, now=make.BEFORE)
    call.refresh_from_db()
    assert call.factsheet is not None
    assert (call.factsheet.name, Attachment.objects.count()) == ("two.pdf", 2)
    first, second = AuditEntry.objects.filter(action="factsheet changed").order_by("number")
    assert first.changes["sha256"][0] is None
    assert second.changes["sha256"] == [first.changes["sha256"][1], call.factsheet.sha256]


def test_a_refused_file_leaves_the_factsheet() -> None:
    call = make.call()
    with pytest.raises(Refused):
        set_factsheet(call, SimpleUploadedFile("f.pdf", b"MZ"), by=people.user("lead"), now=make.BEFORE)
    call.refresh_from_db()
    assert call.factsheet is None
