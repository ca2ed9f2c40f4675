"""Every message that a letter may hold, gathered from the apps: what the catalogues of letters translate."""

from pathlib import Path

from django.utils.translation import override

from circulade.accounts.domain.letter_sentences import ROLES
from circulade.accounts.domain.letter_sentences import SENTENCES as OF_ACCOUNTS
from circulade.calls.domain.letter_sentences import COUNTED, SENTENCES
from circulade.calls.domain.selection_source import register_attributes
from circulade.calls.domain.verdicts import NOT_ELIGIBLE
from circulade.cohorts.domain.standing_words import TEMPLATES as STANDING
from circulade.cohorts.domain.words import ERASED
from circulade.core import navigation
from circulade.core.text.catalogue import SOURCE
from circulade.engines.selection.reason_wording import TEMPLATES as REASONS
from circulade.engines.selection.sentences import TEMPLATES as RULES
from circulade.events.domain.seat_words import TEMPLATES as OF_SEATS
from circulade.events.domain.sentences import SENTENCES as OF_EVENTS
from circulade.events.enums import EventFormat, RegistrationState
from circulade.groups.domain.letter_sentences import SENTENCES as OF_GROUPS
from circulade.matchmaking.domain.letter_sentences import SENTENCES as OF_MATCHES
from circulade.matchmaking.enums import RequestState
from circulade.spoken import spoken
from circulade.symbiosis.domain.letter_sentences import SENTENCES as OF_SYMBIOSIS
from circulade.web.shell import WORKSPACES

Message = str | tuple[str, str]
"""A sentence, or a sentence for one thing and for several."""
PACKAGE = Path(__file__).parent
SPOKEN = ("core/domain", "core/templates/design", "events", "matchmaking", "web/templates")
"""Where pages and components say something in the words of letters."""


def letter_messages() -> tuple[Message, ...]:
    """Return reasons, rules, and the labels in them, each once, in English; names of countries come from CLDR."""
    with override(SOURCE):
        attributes = register_attributes()
        formats = [str(label) for label in (*EventFormat.labels, *RegistrationState.labels)]
        formats += [str(label) for label in RequestState.labels]
        menus = [str(entry.label) for entry in navigation.entries("public")]
        menus += [str(label) for label in WORKSPACES.values()]
    labels = [
        str(label)
        for attribute in attributes
        if attribute.name != "country"
        for label in attribute.values.values()
    ]
    messages: list[Message] = [
        *REASONS.values(),
        *RULES.values(),
        *STANDING.values(),
        *(str(attribute.label) for attribute in attributes),
        *labels,
        *SENTENCES.values(),
        *COUNTED.values(),
        *OF_GROUPS.values(),
        *OF_EVENTS.values(),
        *OF_SEATS,
        *OF_MATCHES.values(),
        *OF_SYMBIOSIS.values(),
        *formats,
        *menus,
        *OF_ACCOUNTS.values(),
        *ROLES.values(),
        ERASED,
        NOT_ELIGIBLE,
        *(message for folder in SPOKEN for message in spoken(PACKAGE / folder)),
    ]
    return tuple(dict.fromkeys(messages))
