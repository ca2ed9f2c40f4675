"""How the office is told that a copied call names a year that is over, with the way to the field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from circulade.calls.domain.past_years import PastYear
from circulade.calls.forms.calls import LINES, PARAGRAPHS
from circulade.calls.forms.results import KIND_LABELS
from circulade.calls.models import Call, Criterion, LetterTemplate, Question, Track
from circulade.core.text.names import language_name

if TYPE_CHECKING:
    from circulade.accounts.models import User

# Call texts that stand in another section of the office's pages than the texts.
ELSEWHERE = {"who_can_apply": "who", "session_place": "dates"}
LABELS: Mapping[str, Any] = {
    **LINES,
    **PARAGRAPHS,
    "who_can_apply": _("Who can apply, in words"),
    "session_place": _("Where the session is"),
    "name": _("Name"),
    "description": _("Description"),
    "anchors": _("What the scores stand for"),
    "help": _("Help"),
    "section": _("Section"),
    "options": _("Options"),
    "rows": _("Rows of the table"),
    "columns": _("Columns of the table"),
    "least": _("Smallest number"),
    "most": _("Largest number"),
    "subject": _("Subject"),
    "text": _("Text"),
}
# One field of the form holds these in all languages.
TOGETHER = frozenset({"anchors", "options", "rows", "columns"})


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the list; `href` is empty for somebody who may not change it."""

    label: str
    href: str
    years: str
    words: str


def told(found: PastYear, call: Call, user: "User") -> Told:
    """Say where a call names years that are over."""
    limit = found.field in {"least", "most"}
    years = ", ".join(map(str, found.years))
    return Told(_label(found, call), _href(found, call, user), years, "" if limit else found.words)


def _label(found: PastYear, call: Call) -> str:
    part, label = found.part, str(LABELS[found.field])
    if isinstance(part, Question):
        label = str(_("Question") if found.field == "title" else label)
    if found.language and len(call.languages) > 1:
        label = f"{label} ({language_name(found.language)})"
    if isinstance(part, Call):
        return label
    if isinstance(part, LetterTemplate):
        general, _colon, track = part.kind.partition(":")
        kind = str(KIND_LABELS.get(general, general))
        return str(_("Result letter")) + f" “{kind}{f' ({track})' if track else ''}”: {label}"
    return f"“{part}”: {label}"


def _href(found: PastYear, call: Call, user: "User") -> str:
    part = found.part
    needed = "calls.send_results" if isinstance(part, LetterTemplate) else "calls.change_call"
    if not user.has_perm(needed, call):
        return ""
    if isinstance(part, Call):
        page = reverse("calls:office_edit_call", args=[call.slug, ELSEWHERE.get(found.field, "texts")])
    elif isinstance(part, LetterTemplate):
        page = reverse("calls:office_letter_text", args=[call.slug, part.kind])
    else:
        names: dict[type[Track | Criterion | Question], str] = {
            Track: "calls:office_track",
            Criterion: "calls:office_criterion",
            Question: "calls:office_question",
        }
        page = reverse(names[type(part)], args=[call.slug, part.pk])
    together = found.field in TOGETHER or not found.language
    return f"{page}#id_{found.field}" + ("" if together else f"_{found.language}")
