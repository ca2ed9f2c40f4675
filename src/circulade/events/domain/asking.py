"""The office writes the questions of a registration."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.core.models.fields import Translated
from circulade.core.text.translated import texts
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventQuestionKind
from circulade.events.models import Event, EventQuestion

if TYPE_CHECKING:
    from circulade.accounts.models import User

CHOICES = (EventQuestionKind.CHOICE, EventQuestionKind.SEVERAL)


def save_question(
    event: Event,
    fields: Mapping[str, Any],
    *,
    by: "User | None",
    now: datetime,
    question: EventQuestion | None = None,
) -> EventQuestion:
    """Add a question at the end, or change one."""
    made = question or EventQuestion(event=event)
    for name, value in fields.items():
        setattr(made, name, Translated(value) if name in ("title", "help") else value)
    with transaction.atomic():
        others = list(event.questions.exclude(pk=made.pk))
        if question is None:
            made.position = max((one.position for one in others), default=-1) + 1
            made.code = made.code or _code(str(made.title), {one.code for one in others})
        _check(made, others)
        made.save()
        audit(event, "question saved", by=by, changes={"question": (None, made.code)}, at=now)
    return made


def delete_question(question: EventQuestion, *, by: "User | None", now: datetime) -> None:
    """Delete a question on which no other hangs; answers given stay with those who gave them."""
    if question.event.questions.filter(shown_if=question.code).exists():
        raise Refused(_("Another question hangs on this one: change that first."))
    with transaction.atomic():
        audit(question.event, "question deleted", by=by, changes={"question": (question.code, None)}, at=now)
        question.delete()


def _code(title: str, taken: set[str]) -> str:
    base = slugify(title)[:40].strip("-") or "question"
    code, number = base, 2
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    return code


def _check_options(codes: list[str]) -> None:
    if len(codes) < 2:
        raise Refused(_("Give at least two answers to choose from."), field="options")
    if twice := next((each for each in codes if codes.count(each) > 1), None):
        raise Refused(_("“%s” stands there twice.") % twice, field="options")


def _check_followers(question: EventQuestion, others: list[EventQuestion]) -> None:
    """An answer after which another question is asked stays: else nobody would be asked that one any more."""
    codes = _codes(question)
    for one in others:
        if one.shown_if == question.code and (lost := sorted(set(one.shown_values) - codes)):
            raise Refused(
                _("“%(question)s” is asked after the answer “%(answer)s”: change that question first.")
                % {"question": one.title, "answer": lost[0]},
                field="options",
            )


def _codes(question: EventQuestion) -> set[str]:
    if question.kind == EventQuestionKind.YES_NO:
        return {"yes", "no"}
    return {str(each["code"]) for each in question.options} if question.kind in CHOICES else set()


def _check(question: EventQuestion, others: list[EventQuestion]) -> None:
    if not texts(question.title):
        raise Refused(_("A question needs words."), field="title")
    if question.kind in CHOICES:
        _check_options([str(each["code"]) for each in question.options])
    _check_followers(question, others)
    if not question.shown_if:
        question.shown_values = []
        return
    earlier = {
        one.code: one for one in others if one.position < question.position and one.stage == question.stage
    }
    asked = earlier.get(question.shown_if)
    if asked is None:
        raise Refused(
            _("A condition looks back at an earlier question of the same form."), field="shown_values"
        )
    known = _codes(asked)
    if not question.shown_values or set(question.shown_values) - known:
        raise Refused(
            _("Say for which of these answers it is asked: %s.") % ", ".join(sorted(known)),
            field="shown_values",
        )
