"""Turn one answer into the value that its kind of question holds, or say why it is none."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from circulade.files.eusurvey.choices import match as matching_option
from circulade.files.eusurvey.choices import match_option, option_names, split
from circulade.files.eusurvey.dates import moment_of
from circulade.files.eusurvey.export import Answer
from circulade.files.eusurvey.metadata import folded
from circulade.files.eusurvey.target import Target
from circulade.files.sheets import text_of

AnswerValue = str | Decimal | bool | date | tuple[str, ...] | tuple[tuple[str, str], ...]
"""short, long, place, choice: text (a choice: the option's code); number: Decimal; yes_no: bool; date: date;
several, file: texts; table: (column of the table, text) pairs."""

YES = [
    "yes",
    "да",
    "ano",
    "ja",
    "ναι",
    "sí",
    "jah",
    "kyllä",
    "oui",
    "tá",
    "da",
    "igen",
    "sì",
    "taip",
    "jā",
    "iva",
    "tak",
    "sim",
    "áno",
    "true",
    "wahr",
    "vrai",
    "1",
    "si",
    "x",
]
NO = [
    "no",
    "не",
    "he",
    "ne",
    "nej",
    "nein",
    "όχι",
    "ei",
    "non",
    "níl",
    "nem",
    "nē",
    "le",
    "nee",
    "nie",
    "não",
    "nu",
    "false",
    "falsch",
    "faux",
    "0",
    "nao",
]
SPACES = re.compile(r"[\s\u00a0\u202f']")
THOUSANDS_OR_DECIMALS = re.compile(r"-?\d{1,3},\d{3}")


class AnswerError(ValueError):
    """An answer that does not fit its question; says what fits."""


def value_of(answer: Answer, target: Target, *, by_hand: Mapping[str, str]) -> AnswerValue | None:
    """Return the typed value, None for an empty answer; raises AnswerError."""
    text = text_of(answer.value).strip()
    if not text:
        return None
    match target.kind:
        case "number":
            return number_of(answer)
        case "date":
            return date_of(answer)
        case "yes_no":
            return yes_no_of(text)
        case "choice":
            return choice_of(answer, target, by_hand=by_hand)
        case "several":
            return several_of(answer, target, by_hand=by_hand)
        case "file":
            return tuple(part.strip() for part in text.split(";") if part.strip())
        case "place" if target.options:
            return choice_of(answer, target, by_hand=by_hand)
        case _:
            return text


def number_of(answer: Answer) -> Decimal:
    """Return a number; a text may have spaces between thousands, and a comma or point before decimals."""
    if isinstance(answer.value, bool):
        raise AnswerError(f"{text_of(answer.value)!r} is no number")
    if isinstance(answer.value, int | float):
        return Decimal(text_of(answer.value))
    text = SPACES.sub("", text_of(answer.value))
    if THOUSANDS_OR_DECIMALS.fullmatch(text):
        raise AnswerError(
            f"{text!r} can mean thousands or decimals: write it without the comma or with a point"
        )
    if "," in text and "." in text:
        text = text.replace(min(",", ".", key=text.rfind), "")
    elif text.count(".") > 1 or text.count(",") > 1:
        text = text.replace(".", "").replace(",", "")
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise AnswerError(f"{text_of(answer.value)[:40]!r} is no number: write digits such as 1250 or 12.5")
    return number


def date_of(answer: Answer) -> date:
    """Return the day of a date."""
    moment = moment_of(answer.value)
    if moment is None:
        raise AnswerError(f"{text_of(answer.value)[:40]!r} is no date: expected as 31/12/2025 or 2025-12-31")
    return moment.date()


def yes_no_of(text: str) -> bool:
    """Return yes or no as said in any of the 24 languages."""
    if folded(text) in YES:
        return True
    if folded(text) in NO:
        return False
    raise AnswerError(f"{text[:40]!r} is neither yes nor no")


def choice_of(answer: Answer, target: Target, *, by_hand: Mapping[str, str]) -> str:
    """Return the code of the one option chosen."""
    names = option_names(target, by_hand)
    text = text_of(answer.value)
    options = answer.chosen
    if options is not None and len(options) > 1:
        raise AnswerError(f"{len(options)} options are chosen, the question takes one")
    code = matching_option(text, names)
    if code is None and options:
        code = match_option(options[0], names)
    if code is None:
        raise AnswerError(f"no option is called {text[:80]!r}; {_known(target)}")
    return code


def several_of(answer: Answer, target: Target, *, by_hand: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the options chosen, in the order of the question."""
    names = option_names(target, by_hand)
    if answer.chosen is None:
        try:
            codes = set(split(text_of(answer.value), names))
        except ValueError as error:
            raise AnswerError(f"this choice of several cannot be split: {error}; {_known(target)}") from error
    else:
        codes = set()
        for option in answer.chosen:
            code = match_option(option, names)
            if code is None:
                raise AnswerError(f"no option is called {option.title()[:80]!r}; {_known(target)}")
            codes.add(code)
    return tuple(code for code in target.options if code in codes)


def _known(target: Target) -> str:
    titles = [next(iter(titles.values()), code) for code, titles in target.options.items()]
    shown = ", ".join(repr(title) for title in titles[:6])
    return f"known are {shown}{' …' if len(titles) > 6 else ''}: name it in the mapping under options"
