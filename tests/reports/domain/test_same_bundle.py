"""The same call gives the same bundle to the byte: on SQLite and on PostgreSQL, and however its rows lie there."""

from hashlib import sha256

import pytest
from django.db import models
from tests.make import deciding as make

from circulade.calls.models import Answer, Call, Score
from circulade.reports.domain.dossier import bundle_of

pytestmark = pytest.mark.django_db
# Computed once, the same on both databases. It changes only with the engine, with what a pool says of an applicant,
# or with the call that `tests.make.deciding` makes: if you meant to change one of these, state the new hash here.
EXPECTED = "2a734e988865ced7f15ce5036bd72227c7e02bcd5856bb11a67af2803c3439de"


def put_in_again(rows: models.QuerySet[models.Model]) -> None:
    """Store the rows anew in the opposite order, so that nothing can rest on how they lie in the database."""
    found = list(rows.order_by("pk"))
    rows.delete()
    for row in reversed(found):
        row.pk = None
        row.save(force_insert=True)


def hash_of_bundle(call: Call) -> str:
    return sha256(bundle_of(make.proposed(call))).hexdigest()


def test_either_database_and_any_order_of_rows_give_these_bytes() -> None:
    call = make.call(applications=6, tracks=1)
    put_in_again(Score.objects.filter(assessment__application__call=call))
    put_in_again(Answer.objects.filter(application__call=call))
    turned = hash_of_bundle(call)
    assert turned == EXPECTED


def test_rows_as_they_came_give_the_same_bytes() -> None:
    assert hash_of_bundle(make.call(applications=6, tracks=1)) == EXPECTED
