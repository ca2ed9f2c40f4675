"""Correct the questions of an announced call: a new version, announced to everybody who has begun."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.freezing import freeze
from circulade.calls.domain.notices import give_notice
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Call, QuestionnaireVersion
from circulade.calls.queries.questions import current_version, edited_questions
from circulade.files.canonical import digest

if TYPE_CHECKING:
    from circulade.accounts.models import User


def correct_questions(call: Call, *, note: str, by: "User", now: datetime) -> QuestionnaireVersion:
    """Freeze the questions as edited now and move drafts to them; what was sent in keeps its version.

    Raises `Refused` if nothing differs, or without words that say to applicants what changed.
    """
    words = clean_text(note)
    if not words:
        raise Refused(_("Please say what was corrected: applicants will read it."))
    with transaction.atomic():
        held = Call.objects.select_for_update().select_related("programme").get(pk=call.pk)
        if held.stage != CallStage.ANNOUNCED:
            raise WrongStage(_("Questions can be corrected only while the call is announced."))
        before = current_version(held)
        version = freeze(held, by=by, now=now, note=words)
        if before is not None and version.pk == before.pk:
            raise Refused(_("The questions are the same as before: nothing to announce."))
        held.applications.exclude(state=ApplicationState.SUBMITTED).update(questionnaire=version)
        give_notice(held, words, by=by, now=now)
    return version


def has_uncorrected_edits(call: Call) -> bool:
    """Tell whether the office has edited questions of an announced call without announcing it yet."""
    version = current_version(call)
    return version is not None and version.sha256 != digest(
        [each.to_json() for each in edited_questions(call)]
    )
