"""Sentences of letters that invite to a role: said in their reader's language by the catalogues of letters."""

from circulade.accounts.enums import Role
from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "role_subject": "You are invited to {programme}",
    "role": "{office} invites you to take part in {programme}.\n\nYour role: {role}\n\n"
    "Follow this link to accept; it works once, within {days} days:\n{link}",
}
"""English sentences by name: the strings to translate."""

ROLES = {
    Role.ADMINISTRATOR: "administration",
    Role.PROGRAMME_MANAGER: "programme management",
    Role.SELECTION_LEAD: "lead of the selection",
    Role.ASSESSOR: "assessing applications",
    Role.GROUP_LEADER: "lead of a group",
    Role.FACILITATOR: "facilitation",
    Role.ANALYST: "analysis",
    Role.EDITOR: "editing",
    Role.EVENT_ORGANISER: "organisation of events",
    Role.MEMBER: "membership",
    Role.APPLICANT: "applying",
    Role.FUNDER: "reading for the funder",
}
"""What a role is, in words that name no man or woman in any language."""


def say(name: str, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)


def role_in_words(role: Role) -> str:
    """Say a role in the active language."""
    return letter_gettext(ROLES[role])
