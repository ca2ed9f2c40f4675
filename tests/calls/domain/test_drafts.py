"""Several colleagues write one application, and none overwrites another unseen."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.drafts import Entry, fingerprint, save_answers
from circulade.calls.queries.applications import stored_answers, working_values

pytestmark = pytest.mark.django_db


def test_the_later_writer_sees_old_theirs_and_mine() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    save_answers(application, [Entry("commitment", "theirs", 1)], by=bob, now=make.DURING)
    saved = save_answers(application, [Entry("commitment", "mine", 1)], by=ann, now=make.DURING)
    (overlap,) = saved.overlaps
    assert (overlap.base, overlap.theirs, overlap.mine) == ("old", "theirs", "mine")
    assert (overlap.changed_by, overlap.revision) == ("Bob", 2)
    assert working_values(application)["commitment"] == "theirs"


def test_the_later_writer_may_then_choose() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    save_answers(application, [Entry("commitment", "theirs", 1)], by=bob, now=make.DURING)
    saved = save_answers(application, [Entry("commitment", "both", 2)], by=ann, now=make.DURING)
    assert (saved.overlaps, saved.revisions) == ((), {"commitment": 3})


def test_several_saves_of_a_colleague_are_one_difference() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    for number in range(1, 4):
        save_answers(application, [Entry("commitment", f"theirs {number}", number)], by=bob, now=make.DURING)
    (overlap,) = save_answers(application, [Entry("commitment", "mine", 1)], by=ann, now=make.DURING).overlaps
    assert (overlap.base, overlap.theirs) == ("old", "theirs 3")


def test_an_overlap_in_one_answer_does_not_hold_up_the_others() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    save_answers(application, [Entry("commitment", "theirs", 1)], by=bob, now=make.DURING)
    saved = save_answers(
        application,
        [Entry("commitment", "mine", 1), Entry("territory", "Ville-Haute", 0)],
        by=ann,
        now=make.DURING,
    )
    assert [overlap.question for overlap in saved.overlaps] == ["commitment"]
    assert working_values(application) == {"commitment": "theirs", "territory": "Ville-Haute"}


def test_the_same_answer_twice_is_no_overlap_and_no_revision() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    save_answers(application, [Entry("commitment", "new", 1)], by=bob, now=make.DURING)
    saved = save_answers(application, [Entry("commitment", "new", 1)], by=ann, now=make.DURING)
    assert (saved.overlaps, saved.changed) == ((), frozenset())
    assert stored_answers(application)["commitment"].revision == 2


def test_a_draft_keeps_what_breaks_a_rule() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann)
    saved = save_answers(application, [Entry("email", "not yet known", 0)], by=ann, now=make.DURING)
    assert [problem.rule for problem in saved.problems] == ["email"]
    assert working_values(application)["email"] == "not yet known"


def test_an_unknown_question_is_not_stored() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann)
    save_answers(application, [Entry("stage", "decided", 0)], by=ann, now=make.DURING)
    assert working_values(application) == {}


def test_what_a_whole_form_sends_back_untouched_leaves_a_colleagues_change() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(make.open_call(), ann, commitment="old")
    make.write(application, ann, commitment="Ann again")
    untouched = Entry("commitment", "old", 1, was=fingerprint("old"))
    touched = Entry("commitment", "Bob", 1, was=fingerprint("old"))
    saved = save_answers(application, [untouched], by=bob, now=make.DURING)
    assert (saved.overlaps, working_values(application)["commitment"]) == ((), "Ann again")
    saved = save_answers(application, [touched], by=bob, now=make.DURING)
    assert [overlap.theirs for overlap in saved.overlaps] == ["Ann again"]
