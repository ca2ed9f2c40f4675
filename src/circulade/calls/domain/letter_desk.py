"""Compose result letters: the text of a kind, filled with what the decision says, all in one language.

Whatever language a text is found in, its reason is said in the same one: no letter changes language half-way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.letter_texts import LetterText, feedback_heading, fill, text_for
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.domain.verdicts import Verdict, verdicts
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call, LetterTemplate, ResultSettings
from circulade.calls.queries.results import settings_of
from circulade.cohorts.models import CohortSelection
from circulade.core.text.catalogue import letter_gettext
from circulade.core.text.translated import texts


@dataclass(frozen=True, slots=True)
class Desk:
    """What every letter of a call needs; `files` are the applications written to."""

    call: Call
    selection: CohortSelection
    own: Mapping[str, LetterTemplate]
    settings: ResultSettings
    files: list[Application]
    said: dict[str, dict[str, Verdict]] = field(default_factory=dict)

    def verdicts(self, language: str) -> dict[str, Verdict]:
        """What the decision says of each application, in a language; worked out once for all letters in it."""
        if language not in self.said:
            with translation.override(language):
                self.said[language] = verdicts(self.selection, self.files, translate=letter_gettext)
        return self.said[language]


def desk_of(call: Call, files: list[Application]) -> Desk:
    """Gather what letters are written from; raises WrongStage before the decision."""
    selection = standing_selection(call)
    if selection is None or call.stage not in (CallStage.DECIDED, CallStage.PUBLISHED):
        raise WrongStage(_("Letters are written once the cohort is decided."))
    own = {one.kind: one for one in call.letter_templates.all()}
    return Desk(call, selection, own, settings_of(call), files)


def compose(
    desk: Desk, application: Application, verdict: Verdict, *, link: str, language: str
) -> LetterText:
    """Write the letter of one application in a language, or in the one that has a text of it."""
    call = desk.call
    found = text_for(call, kind=verdict.kind, track=verdict.track, language=language, own=desk.own)
    title = texts(call.title)
    tracks = {track.code: texts(track.name) for track in call.tracks.all()}
    values = {
        "call": title.get(found.language) or str(call.title),
        "ref": application.ref,
        "name": application.name or application.ref,
        "track": tracks.get(verdict.track, {}).get(found.language) or verdict.track_name,
        "reason": desk.verdicts(found.language)[application.ref].reason,
        "feedback": _feedback(desk, application, found.language),
        "confirm_link": link,
        "review_link": link,
        "confirm_days": str(desk.settings.confirm_days),
        "review_days": str(desk.settings.review_days),
        "office": call.programme.office_name,
        "contact": call.contact,
    }
    text = fill(found.text, values)
    subject = fill(found.subject, values).replace("\n", " ")
    return LetterText(found.language, subject[:300], f"{found.notice}\n\n{text}".strip())


def _feedback(desk: Desk, application: Application, language: str) -> str:
    said = [one.feedback.strip() for one in application.with_feedback]  # type: ignore[attr-defined]  # prefetched
    if not desk.settings.with_feedback or not said:
        return ""
    return "\n\n".join([feedback_heading(language), *(f"– {one}" for one in said)])
