"""Criteria and their weights change until assessment begins."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.criteria import save_criterion
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import CallStage

pytestmark = pytest.mark.django_db
LATER = make.CLOSES + timedelta(days=10)


def test_criteria_stay_once_assessment_has_begun() -> None:
    call = make.call_at(CallStage.ASSESSMENT)
    with pytest.raises(WrongStage):
        save_criterion(
            call,
            {"weight": 9},
            by=people.user("lead"),
            now=make.AFTER,
            criterion=call.criteria.all()[0],
            notice="x",
        )
