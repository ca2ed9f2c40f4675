"""A call is copied with everything that is not about its applicants."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.copying import YEAR, copy_call
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.cohorts.models import RuleSet

pytestmark = pytest.mark.django_db


def rules_of(call: Call) -> RuleSet:
    return RuleSet.objects.get(content_type=ContentType.objects.get_for_model(Call), object_id=str(call.pk))


def test_a_copy_has_questions_criteria_tracks_and_rules_but_no_applicants() -> None:
    source, ann = make.open_call(), people.user("ann")
    make.submitted(source, ann)
    RuleSet.objects.create(
        programme_id=source.programme_id,
        rules={"seed": "x", "caps": [1], "apart": [["a", "b"]]},
        about=source,
    )
    made = copy_call(source, slug="crm-2026", title={"en": "2026"}, by=ann, now=make.AFTER)
    assert (made.stage, made.announced_at, made.opens_at, made.copied_from) == (
        CallStage.DRAFT,
        None,
        None,
        source,
    )
    for related in ("tracks", "criteria", "questions"):
        copied, originals = getattr(made, related), getattr(source, related)
        assert list(copied.values_list("code", flat=True)) == list(originals.values_list("code", flat=True))
    assert (made.applications.count(), made.questionnaire_versions.count()) == (0, 0)
    assert rules_of(made).rules == {"caps": [1]}
    assert Call.objects.get(pk=source.pk).slug == "crm-2025"


def test_dates_move_by_the_clock_on_the_wall() -> None:
    source = make.call(closes_at=datetime(2025, 3, 30, 16, 0, tzinfo=UTC), opens_at=None)
    made = copy_call(
        source, slug="next", title={"en": "x"}, by=people.user("ann"), now=make.AFTER, shift=YEAR
    )
    assert made.closes_at is not None
    assert made.closes_at.isoformat() == "2026-03-29T18:00:00+02:00"


def test_an_address_is_taken_once() -> None:
    source = make.call()
    with pytest.raises(Refused, match="already"):
        copy_call(source, slug="crm-2025", title={"en": "x"}, by=people.user("ann"), now=make.AFTER)
