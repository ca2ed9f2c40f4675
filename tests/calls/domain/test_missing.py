"""What a call lacks is listed by section, what blocks first."""

import pytest
from tests.make import calls as make

from circulade.calls.domain.missing import blocking

pytestmark = pytest.mark.django_db


def test_consent_must_be_asked() -> None:
    call = make.call()
    make.questions(call)
    call.questions.filter(code="consent").delete()
    assert ["consent" in gap.text for gap in blocking(call, now=make.BEFORE)] == [True]
