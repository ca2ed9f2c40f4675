"""What a call still lacks before it can be announced, each with the section of the office page that has it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from circulade.calls.enums import Purpose
from circulade.calls.models import Call, FrozenQuestion
from circulade.calls.queries.questions import edited_questions
from circulade.core.text.translated import texts


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do first; `section` is texts, who, dates, tracks, criteria or questions."""

    section: str
    text: str
    blocking: bool = True


def missing(call: Call, *, now: datetime) -> list[Missing]:
    """List what must be there before announcing, then what is only advised."""
    questions = edited_questions(call)
    found = [
        *_texts(call),
        *_dates(call, now=now),
        *_tracks_and_criteria(call),
        *_questions(call, questions),
    ]
    return sorted(found, key=lambda each: not each.blocking)


def blocking(call: Call, *, now: datetime) -> list[Missing]:
    """List only what must be there."""
    return [each for each in missing(call, now=now) if each.blocking]


def _texts(call: Call) -> list[Missing]:
    found = []
    if not call.languages:
        found.append(Missing("texts", _("Choose the languages of the call.")))
    for language in call.languages:
        for field, name in (("title", _("title")), ("summary", _("summary"))):
            if not texts(getattr(call, field)).get(language):
                found.append(
                    Missing(
                        "texts",
                        _("The %(field)s is missing in “%(language)s”.")
                        % {"field": name, "language": language},
                    )
                )
    if not call.eligible_kinds:
        found.append(Missing("who", _("Choose the kinds of organisations that may apply.")))
    if not texts(call.who_can_apply):
        found.append(Missing("who", _("Say in words who can apply.")))
    if not call.contact:
        found.append(Missing("dates", _("Give an address for questions.")))
    if call.factsheet_id is None:
        found.append(Missing("texts", _("There is no factsheet yet."), blocking=False))
    return found


def _dates(call: Call, *, now: datetime) -> list[Missing]:
    if call.opens_at is None or call.closes_at is None:
        return [Missing("dates", _("Set when the call opens and when it closes."))]
    if call.closes_at <= call.opens_at:
        return [Missing("dates", _("The call closes before it opens."))]
    if call.closes_at <= now:
        return [Missing("dates", _("The deadline is already over."))]
    if call.session_at is not None and call.session_at >= call.closes_at:
        return [
            Missing("dates", _("The question and answer session comes after the deadline."), blocking=False)
        ]
    return []


def _tracks_and_criteria(call: Call) -> list[Missing]:
    found = []
    if not call.tracks.exists():
        found.append(Missing("tracks", _("Add at least one track with its places.")))
    if not call.criteria.filter(weight__gt=0).exists():
        found.append(Missing("criteria", _("Add at least one criterion with a weight.")))
    return found


def _questions(call: Call, questions: tuple[FrozenQuestion, ...]) -> list[Missing]:
    if not questions:
        return [Missing("questions", _("Add the questions of the application."))]
    found = []
    purposes = {question.purpose for question in questions}
    wanted = {
        Purpose.PUBLISH_CONSENT: _("Ask for consent to publish the name, as a question of its own."),
        Purpose.CONTACT_EMAIL: _("Ask for the e-mail address of the contact."),
    }
    found += [Missing("questions", text) for purpose, text in wanted.items() if purpose not in purposes]
    if not purposes & {Purpose.ORGANISATION, Purpose.TERRITORY}:
        found.append(Missing("questions", _("Ask for the name of the organisation or of the territory.")))
    for language in call.languages:
        untranslated = [question.code for question in questions if not question.title.get(language)]
        if untranslated:
            found.append(
                Missing(
                    "questions",
                    _("Questions without a title in “%(language)s”: %(codes)s.")
                    % {"language": language, "codes": ", ".join(untranslated)},
                    blocking=False,
                )
            )
    return found
