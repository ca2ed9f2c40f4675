"""Read one answer of each kind: from a form, a file or a stored draft to the value that is stored.

Every reader takes its own output again unchanged, so that a stored draft can be read once more.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from circulade.calls.domain.numbers import NotANumber, plain, read_number
from circulade.calls.domain.problems import Unanswerable
from circulade.calls.domain.text import LONGEST_LINE, LONGEST_TEXT, clean_line, clean_text, count_words
from circulade.calls.enums import Purpose, QuestionKind
from circulade.calls.models import FrozenQuestion, Option
from circulade.vocabularies.countries import country, is_country
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.nuts import region

YES = frozenset({"yes", "true", "1", "on"})
NO = frozenset({"no", "false", "0", "off"})
MOST_CODES = 60
LONGEST_CELL = 2_000


def short(question: FrozenQuestion, raw: Any) -> str:
    """Read one line; an e-mail address must be one."""
    text = _within(question, clean_line(raw), LONGEST_LINE)
    if question.purpose == Purpose.CONTACT_EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Unanswerable(
                "email", _("This is not an e-mail address: write it like name@example.org.")
            ) from None
    return text


def long(question: FrozenQuestion, raw: Any) -> str:
    """Read paragraphs."""
    return _within(question, clean_text(raw), LONGEST_TEXT)


def _within(question: FrozenQuestion, text: str, longest: int) -> str:
    if len(text) > longest:
        raise Unanswerable(
            "too_long",
            _("The answer has %(count)d characters; at most %(most)d can be kept. Please shorten it.")
            % {"count": len(text), "most": longest},
        )
    words = count_words(text)
    if question.word_limit is not None and words > question.word_limit:
        raise Unanswerable(
            "word_limit",
            _("The answer has %(count)d words, the limit is %(most)d: please take out %(over)d.")
            % {"count": words, "most": question.word_limit, "over": words - question.word_limit},
        )
    return text


def number(question: FrozenQuestion, raw: Any) -> str:
    """Read a number within its bounds; stored as decimal text, so that nothing is rounded."""
    try:
        value = Decimal(str(raw)) if isinstance(raw, int | float | Decimal) else read_number(str(raw))
    except InvalidOperation:
        raise Unanswerable("number", _("This is not a number: write digits, such as 12 or 12.5.")) from None
    except NotANumber as trouble:
        if trouble.readings:
            raise Unanswerable(
                "number_unclear",
                _("“%(typed)s” can be read as %(one)s or as %(other)s: please write one of these.")
                % {"typed": clean_line(raw), "one": trouble.readings[0], "other": trouble.readings[1]},
            ) from None
        raise Unanswerable("number", _("This is not a number: write digits, such as 12 or 12.5.")) from None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 18:
        raise Unanswerable("number", _("This is not a number: write digits, such as 12 or 12.5."))
    if question.least is not None and value < question.least:
        raise Unanswerable(
            "too_small", _("The number must be at least %(least)s.") % {"least": plain(question.least)}
        )
    if question.most is not None and value > question.most:
        raise Unanswerable(
            "too_large", _("The number must be at most %(most)s.") % {"most": plain(question.most)}
        )
    return plain(value)


def _option(options: tuple[Option, ...], typed: Any) -> str:
    """Find an option by its code, else by its label in any language."""
    wanted = clean_line(typed)
    if any(option.code == wanted for option in options):
        return wanted
    for option in options:
        if wanted.casefold() in {clean_line(label).casefold() for label in option.label.values()}:
            return option.code
    raise Unanswerable(
        "option",
        _("“%(typed)s” is not among the options: %(options)s.")
        % {"typed": wanted[:100], "options": ", ".join(str(option) for option in options)},
    )


def choice(question: FrozenQuestion, raw: Any) -> str:
    """Read one option."""
    return _option(question.options, raw)


def several(question: FrozenQuestion, raw: Any) -> list[str]:
    """Read several options, in the order in which they are offered."""
    given = raw if isinstance(raw, list | tuple | set | frozenset) else [raw]
    chosen = {_option(question.options, each) for each in given if clean_line(each)}
    return [option.code for option in question.options if option.code in chosen]


def _codes(raw: Any) -> list[str]:
    given = (
        raw if isinstance(raw, list | tuple) else clean_line(raw).replace(",", " ").replace(";", " ").split()
    )
    found = []
    for code in given:
        try:
            found.append(region(str(code)).code)
        except UnknownCode as trouble:
            raise Unanswerable("region", str(trouble)) from None
    if len(found) > MOST_CODES:
        raise Unanswerable("region", _("At most %(most)d regions can be named.") % {"most": MOST_CODES})
    return sorted(set(found))


def place(question: FrozenQuestion, raw: Any) -> dict[str, Any]:
    """Read a country with regions and a name; the country may follow from the regions."""
    given = raw if isinstance(raw, dict) else _place_from_text(clean_line(raw))
    nuts = _codes(given.get("nuts") or [])
    typed = clean_line(given.get("country") or "")
    if typed and not is_country(typed):
        raise Unanswerable("country", _("“%(typed)s” is not a country of the list.") % {"typed": typed[:60]})
    found = {country(code[:2]).code for code in nuts}
    if len(found) > 1 or (typed and found - {country(typed).code}):
        raise Unanswerable("region", _("The regions lie in another country than the one chosen."))
    if not typed and not found:
        raise Unanswerable("country", _("Please choose a country."))
    return {
        "country": country(typed).code if typed else found.pop(),
        "nuts": nuts,
        "name": clean_line(given.get("name") or "")[:300],
    }


def _place_from_text(text: str) -> dict[str, Any]:
    return {"country": text} if is_country(text) else {"nuts": text}


def file(question: FrozenQuestion, raw: Any) -> str:
    """Read the id of an uploaded file."""
    try:
        return str(UUID(str(raw)))
    except ValueError:
        raise Unanswerable("file", _("Please upload the file once more.")) from None


def day(question: FrozenQuestion, raw: Any) -> str:
    """Read a date; "03/04/2025" has two readings and is asked about."""
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    text = clean_line(raw)
    readings: list[date] = []
    for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y"):
        try:
            # A calendar day has no time zone.
            readings.append(datetime.strptime(text, pattern).date())
        except ValueError:
            continue
    distinct = sorted(set(readings))
    if len(distinct) == 1:
        return distinct[0].isoformat()
    if distinct:
        raise Unanswerable(
            "date_unclear",
            _(
                "“%(typed)s” can be %(one)s (%(one_iso)s) or %(other)s (%(other_iso)s): please write one of the two."
            )
            % {
                "typed": text,
                "one": date_format(distinct[0], "j F Y"),
                "one_iso": distinct[0].isoformat(),
                "other": date_format(distinct[1], "j F Y"),
                "other_iso": distinct[1].isoformat(),
            },
        )
    raise Unanswerable("date", _("This is not a date: write it as year-month-day, such as 2025-10-03."))


def yes_no(question: FrozenQuestion, raw: Any) -> bool:
    """Read yes or no."""
    if isinstance(raw, bool):
        return raw
    text = clean_line(raw).casefold()
    if text in YES:
        return True
    if text in NO:
        return False
    raise Unanswerable("yes_no", _("Please answer yes or no."))


def table(question: FrozenQuestion, raw: Any) -> dict[str, dict[str, str]]:
    """Read the cells of a table, empty ones left out."""
    if not isinstance(raw, dict):
        raise Unanswerable("table", _("This is not a table: fill in its cells one by one."))
    known = {row.code for row in question.rows}, {column.code for column in question.columns}
    cells: dict[str, dict[str, str]] = {}
    for row, columns in raw.items():
        for column, typed in (columns if isinstance(columns, dict) else {}).items():
            text = clean_line(typed)
            if not text:
                continue
            if row not in known[0] or column not in known[1]:
                raise Unanswerable(
                    "table", _("The table has no cell %(row)s, %(column)s.") % {"row": row, "column": column}
                )
            if len(text) > LONGEST_CELL:
                raise Unanswerable(
                    "too_long", _("A cell holds at most %(most)d characters.") % {"most": LONGEST_CELL}
                )
            cells.setdefault(row, {})[column] = text
    return cells


READERS: dict[str, Callable[[FrozenQuestion, Any], Any]] = {
    QuestionKind.SHORT: short,
    QuestionKind.LONG: long,
    QuestionKind.NUMBER: number,
    QuestionKind.CHOICE: choice,
    QuestionKind.SEVERAL: several,
    QuestionKind.PLACE: place,
    QuestionKind.FILE: file,
    QuestionKind.DATE: day,
    QuestionKind.YES_NO: yes_no,
    QuestionKind.TABLE: table,
}
