"""Announcing freezes the questions, and says all that is missing instead."""

import pytest
from tests.make import calls as make

from circulade.calls.domain.announcing import announce
from circulade.calls.domain.missing import blocking
from circulade.calls.domain.trouble import NotReady
from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_announcing_freezes_the_questions_and_is_audited() -> None:
    call = make.open_call()
    assert (call.stage, call.announced_at) == (CallStage.ANNOUNCED, make.BEFORE)
    version = call.questionnaire_versions.get()
    assert (version.number, [q.code for q in version.frozen()][:2]) == (1, ["territory", "email"])
    assert AuditEntry.objects.last().changes == {"stage": ["draft", "announced"]}


def test_announcing_says_all_that_is_missing() -> None:
    call = make.call(contact="", eligible_kinds=[])
    sections = [gap.section for gap in blocking(call, now=make.BEFORE)]
    assert sections == ["who", "dates", "questions"]
    with pytest.raises(NotReady, match="Add the questions"):
        announce(call, by=None, now=make.BEFORE)
    assert Call.objects.get().stage == CallStage.DRAFT
