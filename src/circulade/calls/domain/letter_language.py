"""What of a result letter may stand in another language than the letter, said to the office before it is sent."""

from django.utils.translation import gettext as _

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.models import Application, Call
from circulade.calls.queries.results import PREFIX, letters_of
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.core.text.catalogue import has_catalogue
from circulade.core.text.names import name_of_language

TYPED = ("excluded", "included")
"""Reasons that the panel typed: a letter repeats them as they are."""


def language_notes(letter: Letter, application: Application) -> list[str]:
    """Return what to look at in a draft, each as a sentence with what to do; nothing once it was handed over."""
    if letter.state != LetterState.DRAFT:
        return []
    found = []
    name = name_of_language(letter.language)
    if letter.language != application.language:
        found.append(
            _(
                "The applicant reads %(asked)s; this letter is in %(name)s, because it has no text in %(asked)s."
            )
            % {"asked": name_of_language(application.language), "name": name}
        )
    if not has_catalogue(letter.language):
        found.append(
            _("The reason is in English: reasons are not translated into %s yet. Put it into words below.")
            % name
        )
    elif letter.language != application.call.programme.office_language and _is_typed(letter, application):
        found.append(_("The reason is as it was typed here: check that it is in %s.") % name)
    return found


def unsaid_languages(call: Call, *, reader_pk: int) -> list[str]:
    """Return the names of the languages in which drafts of a call wait whose reason is in English."""
    drafts = letters_of(call, state=LetterState.DRAFT, reader_pk=reader_pk).order_by()
    codes = drafts.values_list("language", flat=True).distinct()
    return sorted(name_of_language(code) for code in codes if not has_catalogue(code))


def _is_typed(letter: Letter, application: Application) -> bool:
    if letter.kind == PREFIX + "ineligible":
        return bool(application.eligibility_reason_id)
    standing = standing_selection(application.call)
    outcome = standing.outcomes.filter(ref=application.ref).first() if standing else None
    return outcome is not None and outcome.reason.get("code") in TYPED
