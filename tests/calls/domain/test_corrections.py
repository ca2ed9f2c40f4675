"""A correction of announced questions reaches drafts and everybody who has begun."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.corrections import correct_questions, has_uncorrected_edits
from circulade.calls.domain.questions import save_question
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application

pytestmark = pytest.mark.django_db
LATER = make.CLOSES + timedelta(days=10)


def test_a_correction_moves_drafts_and_leaves_what_was_sent_in() -> None:
    ann, lead = people.user("ann"), people.user("lead")
    call = make.open_call()
    draft, sent = make.draft(call, ann), make.submitted(call, ann)
    save_question(
        call, {"word_limit": 200}, by=lead, now=make.DURING, question=call.questions.get(code="commitment")
    )
    assert has_uncorrected_edits(call)
    version = correct_questions(call, note="The limit is 200 words.", by=lead, now=make.DURING)
    assert (version.number, version.note) == (2, "The limit is 200 words.")
    numbers = dict(Application.objects.values_list("pk", "questionnaire__number"))
    assert (numbers[draft.pk], numbers[sent.pk]) == (2, 1)
    with pytest.raises(Refused, match="nothing to announce"):
        correct_questions(call, note="Again.", by=lead, now=make.DURING)
