"""What waits for an assessor, by call."""

import pytest
from tests.make import assessing as make

from circulade.calls.domain.assessing_setup import assessing_tasks

pytestmark = pytest.mark.django_db


def test_what_is_submitted_waits_no_more() -> None:
    call = make.call(applications=2)
    desk = make.assessor(call)
    first = make.assessment(call, desk)
    make.assessment(call, desk, number=1)
    programme = call.programme
    assert [(one.label, one.count) for one in assessing_tasks(desk.user, programme)] == [
        ("Assess 2 applications", 2)
    ]
    make.score(first)
    assert [one.label for one in assessing_tasks(desk.user, programme)] == ["Assess 1 application"]
