"""The texts of result letters: shipped in ten languages, changed per call, with fields that are filled in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Call, LetterTemplate
from circulade.core.domain.audit import audit
from circulade.core.models.fields import Translated
from circulade.core.text.translated import texts

if TYPE_CHECKING:
    from circulade.accounts.models import User

KINDS = ("accepted", "reserve", "rejected", "ineligible")
ALWAYS = ("call", "ref", "name", "reason", "feedback", "office", "contact")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "accepted": (*ALWAYS, "track", "confirm_link", "confirm_days"),
    "reserve": ALWAYS,
    "rejected": (*ALWAYS, "review_link", "review_days"),
    "ineligible": (*ALWAYS, "review_link", "review_days"),
}
SHIPPED = Path(__file__).parent.parent / "data" / "letters"
LAST_RESORT = "en"
_FIELD = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class LetterText:
    """Subject and text with their fields; `notice` says that it is not in the language asked for."""

    language: str
    subject: str
    text: str
    notice: str = ""


def kinds_of_letters(call: Call) -> tuple[str, ...]:
    """Return the kinds a call can write: one for all accepted, one for each track, and the others."""
    tracks = tuple(f"accepted:{track.code}" for track in call.tracks.all())
    return (KINDS[0], *(tracks if len(tracks) > 1 else ()), *KINDS[1:])


def allowed_fields(kind: str) -> tuple[str, ...]:
    """Return the fields that a text of this kind may use."""
    return FIELDS[kind.partition(":")[0]]


@cache
def shipped(language: str) -> Mapping[str, Any]:
    """Return the shipped texts of a language; empty when there are none."""
    path = SHIPPED / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def shipped_languages() -> tuple[str, ...]:
    """Return the languages in which texts are shipped."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def shipped_text(kind: str, language: str) -> LetterText | None:
    """Return the shipped text of a kind."""
    found = shipped(language).get(kind.partition(":")[0])
    return LetterText(language, found["subject"], found["text"].strip()) if found else None


def text_for(
    call: Call, *, kind: str, track: str, language: str, own: Mapping[str, LetterTemplate]
) -> LetterText:
    """Return the text of a kind in a language, else in the office's, which the letter then says.

    `own` are the call's templates by kind. A text that the office wrote counts before the shipped one, also when
    only the office's language has it: what the office changed must not be lost on those who read another language.
    Where the office wrote in neither, the shipped text counts: one translation must not keep all others waiting.
    """
    office = call.programme.office_language
    order = dict.fromkeys((language, office, LAST_RESORT))
    written = own.get(f"{kind}:{track}") or own.get(kind)
    own_texts = [(code, _written(written, code)) for code in order] if written else []
    for code, found in (*own_texts, *((code, shipped_text(kind, code)) for code in order)):
        if found is not None:
            notice = "" if code == language else str(shipped(code).get("notice", ""))
            return LetterText(found.language, found.subject, found.text, notice)
    raise Refused(_("The text of the letter “%s” is empty: write it first.") % kind)


def _written(template: LetterTemplate, language: str) -> LetterText | None:
    subject, text = texts(template.subject).get(language), texts(template.text).get(language)
    return LetterText(language, subject, text) if subject and text else None


def feedback_heading(language: str) -> str:
    """Return the words above the feedback."""
    found = shipped(language) or shipped(LAST_RESORT)
    return str(found["feedback"])


def unknown_fields(kind: str, text: str) -> list[str]:
    """Return the fields of a text that letters of this kind do not have."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in allowed_fields(kind)]


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in the fields, each once: what an applicant wrote is never read as a field itself."""
    filled = _FIELD.sub(lambda found: values.get(found[1], found[0]), text)
    return re.sub(r"\n{3,}", "\n\n", filled).strip()


def write_text(
    call: Call, kind: str, *, subject: Mapping[str, str], text: Mapping[str, str], by: "User"
) -> LetterTemplate | None:
    """Store the office's own text of a kind by language; with nothing written, the shipped text counts again.

    Raises Refused with the first unknown field, or a language that has only one of subject and text.
    """
    if kind not in kinds_of_letters(call):
        raise Refused(_("There is no letter “%s”.") % kind)
    for language in {*subject, *text}:
        if not (subject.get(language) and text.get(language)):
            raise Refused(_("Language %s: a letter needs a subject and a text.") % language)
    for words in (*subject.values(), *text.values()):
        if unknown := unknown_fields(kind, words):
            raise Refused(
                _("{%(field)s} is no field of this letter. It may use: %(allowed)s.")
                % {
                    "field": unknown[0],
                    "allowed": ", ".join(f"{{{name}}}" for name in allowed_fields(kind)),
                }
            )
    with transaction.atomic():
        audit(call, "letter text changed", by=by, changes={"kind": (None, kind)})
        if not text:
            call.letter_templates.filter(kind=kind).delete()
            return None
        values: dict[str, Any] = {"subject": Translated(dict(subject)), "text": Translated(dict(text))}
        made, _is_new = LetterTemplate.objects.update_or_create(call=call, kind=kind, defaults=values)
    return made
