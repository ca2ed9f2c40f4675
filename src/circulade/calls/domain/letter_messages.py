"""Every message that a letter to an applicant may hold: what the catalogues of letters translate."""

from django.utils.translation import override

from circulade.calls.domain.letter_sentences import SENTENCES
from circulade.calls.domain.selection_source import register_attributes
from circulade.calls.domain.verdicts import NOT_ELIGIBLE
from circulade.cohorts.domain.standing_words import TEMPLATES as STANDING
from circulade.cohorts.domain.words import ERASED
from circulade.core.text.catalogue import SOURCE
from circulade.engines.selection.reason_wording import TEMPLATES as REASONS
from circulade.engines.selection.sentences import TEMPLATES as RULES


def letter_messages() -> tuple[str, ...]:
    """Return reasons, rules, and the labels in them, each once, in English; names of countries come from CLDR."""
    with override(SOURCE):
        attributes = register_attributes()
    labels = [
        str(label)
        for attribute in attributes
        if attribute.name != "country"
        for label in attribute.values.values()
    ]
    messages = [
        *REASONS.values(),
        *RULES.values(),
        *STANDING.values(),
        *(str(attribute.label) for attribute in attributes),
        *labels,
        *SENTENCES.values(),
        ERASED,
        NOT_ELIGIBLE,
    ]
    return tuple(dict.fromkeys(messages))
