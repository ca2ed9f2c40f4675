"""Say an answer in words, the same on pages, in letters, prints and exports."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_sentences import say
from circulade.calls.enums import QuestionKind
from circulade.calls.models import FrozenQuestion, Option
from circulade.core.text.moment import day_in_words
from circulade.vocabularies.countries import country_name, is_country
from circulade.vocabularies.nuts import is_region, region


def _label(options: tuple[Option, ...], code: Any) -> str:
    return next((str(option) for option in options if option.code == code), str(code))


def place_text(value: Mapping[str, Any]) -> str:
    """Say a place: its name, regions and country."""
    code = str(value.get("country", ""))
    country = country_name(code, get_language() or "en") if is_country(code) else code
    nuts = value.get("nuts") or []
    codes = nuts.split() if isinstance(nuts, str) else nuts
    regions = [f"{region(each).readable} ({each})" if is_region(each) else each for each in codes]
    return ", ".join(part for part in (str(value.get("name", "")), *regions, country) if part)


def table_lines(question: FrozenQuestion, value: Mapping[str, Any]) -> Iterator[str]:
    """Say a table row by row."""
    for row in question.rows:
        cells = value.get(row.code) or {}
        said = [f"{column}: {cells[column.code]}" for column in question.columns if cells.get(column.code)]
        if said:
            yield f"{row} – " + "; ".join(said)


def answer_text(question: FrozenQuestion, value: Any, *, files: Mapping[str, str] | None = None) -> str:
    """Say an answer in the active language; what a draft holds against its kind is said as typed."""
    if value is None:
        return ""
    if question.kind == QuestionKind.CHOICE:
        return _label(question.options, value)
    if question.kind == QuestionKind.SEVERAL and isinstance(value, list):
        return "; ".join(_label(question.options, each) for each in value)
    if question.kind == QuestionKind.YES_NO and isinstance(value, bool):
        return say("yes" if value else "no")
    if question.kind == QuestionKind.PLACE and isinstance(value, Mapping):
        return place_text(value)
    if question.kind == QuestionKind.TABLE and isinstance(value, Mapping):
        return "\n".join(table_lines(question, value))
    if question.kind == QuestionKind.FILE:
        return (files or {}).get(str(value), str(value))
    if question.kind == QuestionKind.DATE:
        try:
            return day_in_words(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return str(value)


def condition_text(question: FrozenQuestion, questions: Iterable[FrozenQuestion]) -> str:
    """Say when a question shows: “Do you have a need?”: Yes. Empty if it always shows."""
    asked = next((each for each in questions if each.code == question.shown_if), None)
    if asked is None:
        return ""
    words = [_option_text(asked, each) for each in question.shown_values]
    return _("“%(question)s”: %(answers)s") % {"question": asked, "answers": _(" or ").join(words)}


def _option_text(question: FrozenQuestion, word: str) -> str:
    if question.kind == QuestionKind.YES_NO:
        return say("yes" if word == "yes" else "no")
    if question.kind == QuestionKind.PLACE:
        return place_text({"country": word})
    return _label(question.options, word)


def copy_text(
    questions: tuple[FrozenQuestion, ...],
    values: Mapping[str, Any],
    *,
    files: Mapping[str, str] | None = None,
) -> str:
    """Write all answered questions as plain text, for the copy in a receipt."""
    parts, section = [], ""
    for question in questions:
        if values.get(question.code) is None:
            continue
        if question.section_title and question.section_title != section:
            section = question.section_title
            parts.append(section.upper())
        parts.append(f"{question}\n{answer_text(question, values[question.code], files=files)}")
    return "\n\n".join(parts)
