"""The sheets of a study's workbook: which columns each has, how a cell is read, and what it is for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from circulade.files.mine.numbers import (
    NotUnderstood,
    read_number,
    read_percent,
    read_signed_percent,
    read_year,
)
from circulade.files.mine.study import BASES, CLASSES, GRADES, KINDS, LIFETIMES, STRATEGIES, WAYS
from circulade.files.mine.units import BASE_UNITS, UNITS, read_unit

Read = Callable[[object], object]
LONGEST_TEXT = 500
MOST_INHABITANTS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the sheet, how its cells are read, whether every row needs one, and its help.

    `options` are the words to choose from; empty: anything that can be read.
    """

    name: str
    read: Read
    required: bool = False
    about: str = ""
    options: tuple[str, ...] = ()


def line_of(most: int) -> Read:
    """Return a reader of a line of text with at most so many characters."""

    def read(cell: object) -> str:
        text = " ".join(str(cell).split())
        if len(text) > most:
            raise NotUnderstood(f"the text has {len(text)} characters; at most {most} are kept")
        return text

    return read


read_text = line_of(LONGEST_TEXT)


def read_key(cell: object) -> str:
    """Return a short name without blanks: it joins the sheets."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if not text or len(text) > 60 or any(char.isspace() for char in text):
        raise NotUnderstood(f"“{text[:60]}” is no key: use up to 60 letters, digits, _ or -, without blanks")
    return text


def one_of(options: tuple[str, ...]) -> Read:
    """Return a reader of one of several words."""
    folded = {option.lower(): option for option in options}

    def read(cell: object) -> str:
        text = str(cell).strip()
        if text.lower() not in folded:
            raise NotUnderstood(f"“{text[:30]}” is not one of {', '.join(options)}")
        return folded[text.lower()]

    return read


def at_least_zero(cell: object) -> float:
    """Return a number that is not negative."""
    value = read_number(cell)
    if value < 0:
        raise NotUnderstood(f"{value:g} is negative: quantities are 0 or more")
    return value


def read_inhabitants(cell: object) -> float:
    """Return how many people live in a place."""
    value = at_least_zero(cell)
    if value != int(value) or value > MOST_INHABITANTS:
        raise NotUnderstood(f"{value:g} is no number of inhabitants: write a whole number, such as 1512491")
    return value


def read_date(cell: object) -> str:
    """Return a day as 2026-01-31."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    try:
        return (
            cell.isoformat() if isinstance(cell, date) else date.fromisoformat(str(cell).strip()).isoformat()
        )
    except ValueError:
        raise NotUnderstood(f"“{str(cell)[:30]}” is no date: write it like 2026-01-31") from None


def read_currency(cell: object) -> str:
    """Return a currency's three letters."""
    text = str(cell).strip().upper()
    if len(text) != 3 or not text.isalpha():
        raise NotUnderstood(f"“{text[:20]}” is no currency: write three letters, such as EUR")
    return text


def read_order(cell: object) -> int:
    """Return the place of a strategy in its scenario."""
    value = read_number(cell)
    if value != int(value) or not 1 <= value <= 1000:
        raise NotUnderstood(f"{value:g} is no place in the order: write 1, 2, 3 …")
    return int(value)


def _word(name: str, options: tuple[str, ...], required: bool = False, about: str = "") -> Column:
    """Return a column of words to choose from."""
    return Column(name, one_of(options), required, about, options)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "products": (
        Column("product", read_key, True, "your short name for it; joins the sheets"),
        Column("name", read_text, True, "what people call it"),
        _word("way", WAYS, True, "stock, sales, or population (national sales, downscaled)"),
        Column("unit", read_unit, True, "piece, kg, kW, kWh or m2", BASE_UNITS),
        Column("catalogue", read_text, False, "key of the shipped product whose content it takes"),
        Column("reference_place", read_text, False, "whose figures they are, for the way population"),
        Column("reference_population", at_least_zero, False, "inhabitants of that place"),
        Column("reference_source", read_text, False, "where that number is from"),
    ),
    "substances": (
        Column("substance", read_key, True, "short name"),
        Column("name", read_text, True),
        _word("category", CLASSES, True, "the one class it is counted in"),
        _word("basis", BASES, False, "what is weighed: metal, oxide, LCE or material"),
    ),
    "points": (
        Column("product", read_key, True),
        Column("year", read_year, True),
        Column("value", at_least_zero, True),
        Column("unit", read_unit, True, options=UNITS),
        Column("source", read_text, True, "every figure needs one"),
        _word("grade", GRADES, False, "A register or law … E own estimate"),
    ),
    "assumptions": (
        Column("product", read_key, False, "empty: for all products"),
        _word("kind", KINDS, True),
        Column("substance", read_key, False),
        Column("year", read_year, False, "year of make, for content and mass"),
        _word("form", LIFETIMES, False, "distribution of the lifetime"),
        Column("value", read_number, True),
        Column("spread", at_least_zero, False, "shape or standard deviation of the lifetime"),
        Column("low", read_number, False),
        Column("high", read_number, False),
        Column("unit", read_text, False, "of a content, such as kg/kWh"),
        _word("basis", BASES, False, "what a content is weighed as; empty: as its substance"),
        Column("source", read_text, False),
        _word("grade", GRADES, False),
        Column("reason", read_text, False, "why it was changed"),
    ),
    "strategies": (
        Column("scenario", read_text, True),
        Column("order", read_order, True),
        _word("strategy", STRATEGIES, True),
        Column("product", read_key, False, "empty: all products"),
        Column("substance", read_key, False, "for recover; empty: all"),
        Column("start", read_year, True),
        Column("full", read_year, True, "year of full effect"),
        Column("end", read_year, False, "last year; empty: for good"),
        Column("share", read_percent, False, "% of the flow"),
        Column("longer", read_signed_percent, False, "% of lifetime gained"),
        Column("second_life", at_least_zero, False, "mean years of second use"),
        Column("reason", read_text, False),
    ),
    "prices": (
        Column("substance", read_key, True),
        Column("low", at_least_zero, True, "per kg"),
        Column("high", at_least_zero, True, "per kg"),
        Column("currency", read_currency, True),
        Column("date", read_date, True),
        _word("basis", BASES, True, "of what a kilogram is paid"),
        Column("source", read_text, True),
    ),
    "collected": (
        Column("product", read_key, True),
        Column("year", read_year, True),
        Column("tonnes", at_least_zero, True),
        Column("source", read_text, True),
        _word("grade", GRADES, False),
    ),
}


def _draws(cell: object) -> int:
    value = read_number(cell)
    if value != int(value) or not 32 <= value <= 4096:
        raise NotUnderstood(f"{value:g} draws: choose 32 to 4096")
    return int(value)


HEADER = (
    Column("title", line_of(200), True),
    Column("territory", read_text, False),
    Column("population", read_inhabitants, False, "inhabitants"),
    Column("population_year", read_year, False),
    Column("population_source", line_of(300), False),
    Column("base_year", read_year, True, "the year of the stock tables"),
    Column("last_year", read_year, True, "the last year computed, such as 2050"),
    Column("draws", _draws, False, "32 to 4096"),
    Column("seed", line_of(100), False, "any text; the same text gives the same bands"),
    Column("facts", line_of(20), False, "version of the shipped facts"),
)
