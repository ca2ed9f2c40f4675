"""Questions are edited so that every condition looks back and every purpose stands once."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.questions import BadQuestion, delete_question, move_question, save_question
from circulade.calls.enums import Purpose
from circulade.calls.models import Call

pytestmark = pytest.mark.django_db
TWO = [{"code": "a", "label": {"en": "A"}}, {"code": "b", "label": {"en": "B"}}]


def save(call: Call, **fields: Any) -> Any:
    values = {"title": {"en": "What?"}, "kind": "short"} | fields
    return save_question(call, values, by=None, now=make.BEFORE)


def test_a_code_is_made_of_the_title_and_never_twice() -> None:
    call = make.call()
    assert [save(call, title="Main need").code, save(call, title="Main need").code] == [
        "main_need",
        "main_need_2",
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": "A B"}, "code"),
        ({"kind": "choice"}, "options"),
        ({"kind": "choice", "options": [TWO[0], TWO[0]]}, "options"),
        ({"kind": "table", "rows": TWO}, "rows"),
        ({"kind": "number", "least": 5, "most": 1}, "most"),
        ({"purpose": Purpose.PUBLISH_CONSENT}, "kind"),
        ({"shown_if": "nowhere", "shown_values": ["a"]}, "shown_if"),
        ({"shown_if": "which"}, "shown_values"),
        ({"shown_if": "which", "shown_values": ["c"]}, "shown_values"),
        ({"shown_if": "name", "shown_values": ["x"]}, "shown_if"),
        ({"purpose": Purpose.ORGANISATION}, "purpose"),
    ],
)
def test_a_bad_question_names_the_field(fields: dict[str, Any], field: str) -> None:
    call = make.call()
    make.question(call, "which", "choice", options=TWO)
    make.question(call, "name", purpose=Purpose.ORGANISATION)
    with pytest.raises(BadQuestion) as caught:
        save(call, **fields)
    assert caught.value.field == field
    assert call.questions.count() == 2


def test_needs_may_be_asked_for_several_times() -> None:
    call = make.call()
    save(call, purpose=Purpose.NEED)
    assert save(call, purpose=Purpose.NEED).purpose == Purpose.NEED


def test_a_question_stays_behind_the_one_it_depends_on() -> None:
    call, ann = make.call(), people.user("ann")
    which = make.question(call, "which", "choice", options=TWO)
    why = make.question(call, "why", shown_if="which", shown_values=["a"])
    last = make.question(call, "last")
    with pytest.raises(BadQuestion):
        move_question(why, up=True, by=ann, now=make.BEFORE)
    with pytest.raises(BadQuestion):
        delete_question(which, by=ann, now=make.BEFORE)
    move_question(last, up=True, by=ann, now=make.BEFORE)
    assert list(call.questions.values_list("code", flat=True)) == ["which", "last", "why"]
