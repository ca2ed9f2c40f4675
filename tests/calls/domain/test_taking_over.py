"""Imported applicants are let in by letters that are drafted, looked over, then sent."""

from datetime import timedelta
from typing import Any

import pytest
from tests.make import accounts, importing
from tests.make import calls as make

from circulade.calls.domain.importing import import_file
from circulade.calls.domain.taking_over import draft_take_overs, send_take_overs
from circulade.calls.models import Call
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
DUE = make.AFTER + timedelta(days=7)


def imported(settings: Any, tmp_path: Any) -> Call:
    settings.MEDIA_ROOT = tmp_path
    call = importing.call()
    content = importing.export({"c-1": importing.ROW})
    import_file(call, name="e.xlsx", content=content, by=None, now=importing.NOW)
    return call


def test_take_over_letters_are_drafted_once_and_sent_when_the_office_says_so(
    settings: Any, tmp_path: Any
) -> None:
    call, by = imported(settings, tmp_path), accounts.user()
    assert draft_take_overs(call, by=by, now=importing.NOW) == (1, ())
    assert draft_take_overs(call, by=by, now=importing.NOW) == (0, ())
    assert Letter.objects.get().state == "draft"
    assert send_take_overs(call, by=by, now=importing.NOW) == 1
    assert send_take_overs(call, by=by, now=importing.NOW) == 0
    assert Letter.objects.get().state == "queued"
