"""Sentences of letters that groups write: said in their reader's language by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "leader_subject": "You are invited to lead {group}",
    "leader": "{office} invites you to lead the group “{group}”.\n\n"
    "Follow this link to accept; it works once, within {days} days:\n{link}",
}
"""English sentences by name: the strings to translate."""


def say(name: str, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)
