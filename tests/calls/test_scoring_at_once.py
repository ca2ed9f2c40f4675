"""Many assessors score at the same moment: no score is lost, and no database is locked."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection
from tests.make import assessing as make

from circulade.calls.domain.scoring import Typed, save_scores, submit_assessment
from circulade.calls.models import Assessment, Score
from circulade.core.domain.audit_chain import verify_chain

ASSESSORS = 12
CODES = ("commitment", "experience")


def work(key: int) -> str:
    """Score an assessment field by field, as autosave does, and submit it; returns what went wrong."""
    try:
        held = Assessment.objects.select_related("assessor__user").get(pk=key)
        for code in CODES:
            kept = save_scores(
                held, [Typed(f"score-{code}", str(key % 6))], by=held.assessor.user, now=make.NOW
            )
            if not kept.changed:
                return f"{code} not stored"
        submit_assessment(held, by=held.assessor.user, now=make.NOW)
    except Exception as error:  # whatever it is, the test shows it
        return repr(error)
    finally:
        connection.close()
    return ""


@pytest.mark.django_db(transaction=True)
def test_everybody_scores_at_once_and_every_score_stands() -> None:
    call = make.call(applications=1)
    holders = [make.assessor(call, f"assessor-{number}") for number in range(ASSESSORS)]
    keys = [make.assessment(call, holder).pk for holder in holders]
    with ThreadPoolExecutor(ASSESSORS) as pool:
        assert list(pool.map(work, keys)) == [""] * ASSESSORS
    expected = {(key, code): Decimal(key % 6) for key in keys for code in CODES}
    stored = Score.objects.values_list("assessment", "criterion__code", "value")
    assert {(key, code): value for key, code, value in stored} == expected
    assert set(Assessment.objects.values_list("state", flat=True)) == {"submitted"}
    assert verify_chain().broken_at is None
