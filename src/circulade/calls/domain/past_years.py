"""Years already over in what a copied call says and asks: last time's dates often stay behind in texts and limits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from circulade.calls.models import Call, Criterion, LetterTemplate, Question, Track
from circulade.core.text.translated import texts

Part = Call | Track | Criterion | Question | LetterTemplate

# What is copied in words, part by part; text without languages counts as in none.
TEXTS: Mapping[type[Part], tuple[str, ...]] = {
    Call: ("title", "size", "duration", "time_commitment", "summary", "activities", "outputs", "funding",
           "why_join", "who_can_apply", "session_place"),
    Track: ("name",),
    Criterion: ("name", "description"),
    Question: ("title", "help", "section"),
    LetterTemplate: ("subject", "text"),
}  # fmt: skip
LISTS = ("options", "rows", "columns")
# Earlier numbers of four digits are rarely years of a programme.
FIRST = 1990
# A largest number this far ahead is no year.
AHEAD = 60
YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)", re.ASCII)
PAIR = re.compile(r"(?<![\d/.])(\d{1,4})/(\d{1,4})(?!\d|/\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PastYear:
    """Where a call names years that are over: a text in a language, or a limit; `words` stand around the first."""

    part: Part
    field: str
    language: str
    years: tuple[int, ...]
    words: str


def past_years(call: Call, *, now: datetime) -> list[PastYear]:
    """List where a copied call names years before that of `now` in its time zone; a new call has none."""
    if call.copied_from_id is None:
        return []
    year = now.astimezone(ZoneInfo(call.time_zone)).year
    parts: list[Part] = [call, *call.tracks.all(), *call.criteria.all(), *call.questions.all()]
    parts += call.letter_templates.all()
    said = [
        PastYear(part, field, language, found, _around(text, found[0]))
        for part in parts
        for field, language, text in _texts(part)
        if not call.languages or language in {"", *call.languages}
        if (found := years_in(text, before=year))
    ]
    return said + [limit for part in parts if isinstance(part, Question) for limit in _limits(part, year)]


def years_in(text: str, *, before: int) -> tuple[int, ...]:
    """Return the years that a text names from 1990 to before a year, in order; acts of law are no years."""
    acts = [match.span() for match in PAIR.finditer(text) if _is_act(int(match[1]), int(match[2]))]
    found = (
        int(match[0])
        for match in YEAR.finditer(text)
        if not any(start <= match.start() < end for start, end in acts)
    )
    return tuple(sorted({year for year in found if FIRST <= year < before}))


def _is_act(first: int, second: int) -> bool:
    """Tell 2019/904, 2008/98 and 1013/2006 from 10/2022, 2022/10, 2022/23 and 2021/2027."""
    period = 0 < second - first < 20 or second == (first + 1) % 100
    return min(first, second) > 12 and not period


def _texts(part: Part) -> Iterator[tuple[str, str, str]]:
    """Yield field, language and text of all that a part says."""
    for field in TEXTS[type(part)]:
        value = getattr(part, field)
        held = {"": value} if isinstance(value, str) else texts(value)
        yield from ((field, language, text) for language, text in held.items())
    if isinstance(part, Question):
        for field in LISTS:
            yield from _joined(field, [each.get("label") for each in getattr(part, field)])
    if isinstance(part, Criterion):
        yield from _joined("anchors", list(part.anchors.values()))


def _joined(field: str, labels: list[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the labels that stand in one field together, by language."""
    held = [texts(label) for label in labels]
    for language in sorted({language for each in held for language in each}):
        yield field, language, "; ".join(each[language] for each in held if language in each)


def _limits(question: Question, year: int) -> Iterator[PastYear]:
    """Yield the limits that look like past years: the other limit, if any, must look like a year too."""
    for field, value, other in (
        ("least", question.least, question.most),
        ("most", question.most, question.least),
    ):
        if _is_year(value, year) and (other is None or _is_year(other, year + AHEAD)):
            yield PastYear(question, field, "", (int(value or 0),), f"{value:.0f}")


def _is_year(value: Decimal | None, before: int) -> bool:
    return value is not None and value == int(value) and FIRST <= value < before


def _around(text: str, year: int) -> str:
    """Cut a text to a few words on each side of a year."""
    line = " ".join(text.split())
    found = re.search(rf"(?:\S+ ){{0,6}}\S*{year}\S*(?: \S+){{0,6}}", line)
    if found is None:
        return ""
    return ("… " if found.start() else "") + found[0] + (" …" if found.end() < len(line) else "")
