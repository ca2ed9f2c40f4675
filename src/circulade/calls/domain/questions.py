"""Edit the questions of a call, in an order in which every condition looks back."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage, Purpose, QuestionKind
from circulade.calls.models import Call, Question
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
REPEATABLE = {Purpose.NONE, Purpose.NEED, Purpose.OFFER}
CONDITIONAL_KINDS = {QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.YES_NO, QuestionKind.PLACE}
MOST_QUESTIONS = 400


class BadQuestion(Refused):
    """A question cannot be like this; `field` says which part."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def save_question(
    call: Call,
    fields: Mapping[str, Any],
    *,
    by: "User | None",
    now: datetime,
    question: Question | None = None,
) -> Question:
    """Add a question at the end, or change one. Raises `BadQuestion`, and keeps versions already frozen."""
    made = question or Question(call=call)
    old_code = made.code
    for field, value in fields.items():
        setattr(made, field, value)
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        others = list(call.questions.exclude(pk=made.pk))
        if question is None:
            made.position = max((other.position for other in others), default=-1) + 1
            made.code = made.code or new_code(str(made.title), {other.code for other in others})
        _check(made, others)
        if old_code and old_code != made.code:
            call.questions.filter(shown_if=old_code).update(shown_if=made.code)
        made.save()
        action = "question added" if question is None else "question changed"
        audit(call, action, by=by, changes={"question": (old_code or None, made.code)}, at=now)
    return made


def new_code(title: str, taken: set[str]) -> str:
    """Make a code from a title that no other question has."""
    base = slugify(title).replace("-", "_")[:40].strip("_") or "question"
    code, number = base, 2
    while code in taken:
        code, number = f"{base}_{number}", number + 1
    return code


def _check(question: Question, others: list[Question]) -> None:
    if not CODE.fullmatch(question.code):
        raise BadQuestion("code", _("A code has small letters, digits, - and _ only, such as main_need."))
    if any(other.code == question.code for other in others):
        raise BadQuestion("code", _("Another question of this call has the code “%s”.") % question.code)
    if len(others) >= MOST_QUESTIONS:
        raise BadQuestion("code", _("A call can have %d questions at most.") % MOST_QUESTIONS)
    if question.purpose not in REPEATABLE and any(other.purpose == question.purpose for other in others):
        raise BadQuestion("purpose", _("Another question already says this to the register."))
    if question.purpose == Purpose.PUBLISH_CONSENT and question.kind != QuestionKind.YES_NO:
        raise BadQuestion("kind", _("Consent is asked as a yes or no question."))
    _check_parts(question)
    _check_condition(question, others)


def _check_parts(question: Question) -> None:
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL} and len(question.options) < 2:
        raise BadQuestion("options", _("Give at least two options."))
    if question.kind == QuestionKind.TABLE and not (question.rows and question.columns):
        raise BadQuestion("rows", _("A table needs rows and columns."))
    for field in ("options", "rows", "columns"):
        codes = [each["code"] for each in getattr(question, field)]
        if len(codes) != len(set(codes)):
            raise BadQuestion(field, _("Two entries have the same code."))
    if question.least is not None and question.most is not None and question.least > question.most:
        raise BadQuestion("most", _("The largest number is below the smallest."))


def _check_condition(question: Question, others: list[Question]) -> None:
    if not question.shown_if:
        question.shown_values = []
        return
    earlier = {other.code: other for other in others if other.position < question.position}
    asked = earlier.get(question.shown_if)
    if asked is None:
        raise BadQuestion("shown_if", _("The condition must be about an earlier question."))
    if asked.kind not in CONDITIONAL_KINDS:
        raise BadQuestion(
            "shown_if", _("A condition can be about a choice, several choices, yes or no, or a country.")
        )
    if not question.shown_values:
        raise BadQuestion("shown_values", _("Choose for which answers the question shows."))
    known = {option["code"] for option in asked.options} or (
        {"yes", "no"} if asked.kind == QuestionKind.YES_NO else set()
    )
    unknown = [value for value in question.shown_values if known and value not in known]
    if unknown:
        raise BadQuestion("shown_values", _("“%s” is not an answer to that question.") % unknown[0])


def move_question(question: Question, *, up: bool, by: "User | None", now: datetime) -> None:
    """Move a question by one place; a condition must keep looking back."""
    call = question.call
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        order = list(call.questions.all())
        place = next(index for index, each in enumerate(order) if each.pk == question.pk)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(order):
            return
        first, second = sorted((place, other))
        if order[second].shown_if == order[first].code:
            raise BadQuestion(
                "shown_if",
                _("“%(one)s” shows only for answers to “%(other)s” and must come after it.")
                % {"one": order[second], "other": order[first]},
            )
        order[place], order[other] = order[other], order[place]
        for position, each in enumerate(order):
            each.position = position
        Question.objects.bulk_update(order, ["position"])
        audit(call, "question moved", by=by, changes={"place": (place, other)}, at=now)


def delete_question(question: Question, *, by: "User | None", now: datetime) -> None:
    """Delete a question that no other depends on; versions already frozen keep it."""
    call = question.call
    with transaction.atomic():
        dependent = call.questions.filter(shown_if=question.code).first()
        if dependent is not None:
            raise BadQuestion(
                "shown_if", _("“%s” shows only for answers to this question: change that first.") % dependent
            )
        code = question.code
        question.delete()
        audit(call, "question deleted", by=by, changes={"question": (code, None)}, at=now)


def questions_are_frozen(call: Call) -> bool:
    """Tell whether changes to the questions reach applicants only as an announced correction."""
    return call.stage != CallStage.DRAFT
