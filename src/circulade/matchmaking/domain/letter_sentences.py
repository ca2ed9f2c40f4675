"""Sentences of introductions, meetings and visits to stands, said by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "introduction_subject": "Introduction: {need} and {answer}",
    "introduction": "We think that you two should talk.\n\n"
    "{need} looks for: {wanted}\n{answer} offers: {offered}\n\n"
    "Please write to each other; tell us what comes of it.\n\n{contacts}",
    "meetings_subject": "Your meetings: {event}",
    "meetings": "These are your meetings at “{event}”:\n\n{meetings}\n\n"
    "On your own page you find them for your calendar and as PDF:\n{page}",
    "meetings_changed_subject": "Your meetings have changed: {event}",
    "meetings_changed": "Your meetings at “{event}” have changed. These hold now:\n\n{meetings}\n\n"
    "On your own page you find them for your calendar and as PDF:\n{page}",
    "meetings_gone": "Your meetings at “{event}” have changed: none of them is left. "
    "Why, stands on your own page:\n{page}",
    "meetings_none": "We could not plan a meeting for you at “{event}”. "
    "Why each of your wishes was not met stands on your own page:\n{page}",
    "table": "table {table}",
    "stand": "stand {stand}",
    "stand_subject": "A visitor to your stand: {event}",
    "stand_booked": "{name} visits your stand at “{event}”: {at}.\n\n{text}",
    "stand_freed": "{name} does not visit your stand at “{event}” any more: {at}. The time is free again.",
}
"""English sentences by name: the strings to translate."""


def say(name: str, /, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)
