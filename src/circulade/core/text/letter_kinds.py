"""What the kinds of letters are called where people read; the codes stay in exports."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LETTER_KINDS: Mapping[str, Promise] = {
    "receipt": _("receipt"),
    "notice": _("notice of a change"),
    "answer": _("answer to a question"),
    "extension": _("extension of a deadline"),
    "reminder": _("reminder"),
    "clarification": _("clarification"),
    "clarification-reminder": _("reminder of a clarification"),
    "invitation": _("invitation"),
    "take-over": _("invitation to take an application over"),
    "role_invitation": _("invitation to a role"),
    "assessor_invitation": _("invitation of an assessor"),
    "assessor_assignment": _("assessments to do"),
    "assessor_reminder": _("reminder of assessments"),
    "result_accepted": _("result: accepted"),
    "result_reserve": _("result: reserve list"),
    "result_rejected": _("result: not selected"),
    "result_ineligible": _("result: ineligible"),
    "review": _("review of a result"),
}


def letter_kind_name(kind: str) -> str:
    """Name a kind; a part after a colon (a track) follows it, and an unknown kind is said as it reads."""
    known, _colon, more = kind.partition(":")
    name = str(LETTER_KINDS.get(known, known.replace("_", " ").replace("-", " ")))
    return f"{name} ({more})" if more else name
