"""A run holds canonical bytes of what went in and what came out."""

import pytest
from tests.make import accounts as make

from circulade.core.domain.runs import store_run
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_the_order_of_keys_does_not_change_a_run() -> None:
    first = store_run(engine="selection", inputs={"a": 1, "b": [2]}, result={}, by=None)
    second = store_run(engine="selection", inputs={"b": [2], "a": 1}, result={}, by=None)
    assert (first.inputs, first.inputs_sha256) == (second.inputs, second.inputs_sha256)
    assert first.inputs == '{"a":1,"b":[2]}'


def test_who_and_what_it_is_about_stand_beside_the_run() -> None:
    ann, programme = make.user("ann"), make.programme()
    run = store_run(
        engine="selection", inputs={}, result={"chosen": ["A1"]}, by=ann, about=programme, seed="s"
    )
    assert (run.by, run.about, run.programme_id, run.seed) == (ann, programme, programme.pk, "s")
    assert AuditEntry.objects.get().run_id == run.pk
