"""Sentences of introductions: drafted in the office's language by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "introduction_subject": "Introduction: {need} and {answer}",
    "introduction": "We think that you two should talk.\n\n"
    "{need} looks for: {wanted}\n{answer} offers: {offered}\n\n"
    "Please write to each other; tell us what comes of it.\n\n{contacts}",
}
"""English sentences by name: the strings to translate."""


def say(name: str, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)
