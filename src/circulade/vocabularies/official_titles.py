"""Read the official wordings of the List of Waste in any languages from a table that an office supplies.

The wordings are not shipped: they are the law's, long, and in 24 languages. Two forms are read, in CSV with
comma, semicolon or tab: one column per language ("code", "title_en", "title_de" …, as "en", "label_en" or
"prefLabel@en" as well), or one row per language ("code", "language", "title").
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language
from circulade.vocabularies.waste import clean_code, headings, waste_codes

LARGEST = 20_000_000  # bytes; the list in 24 languages has under 3 million

CODE_COLUMNS = ("code", "notation", "low", "low code", "ewc", "ewc code", "waste code")
LANGUAGE_COLUMNS = ("language", "lang", "lg")
TITLE_COLUMNS = ("title", "label", "preflabel", "description", "name")
_LANGUAGE = re.compile(r"(?:(?:title|label|preflabel|description|name)[ _@\-.(]*)?([a-z]{2})\)?$")

Titles = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a line of the file (the header is line 1), and in which column, "" for the whole line."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}{f', column {self.column!r}' if self.column else ''}: {self.message}"


class UnreadableTitles(ValueError):
    """The file gives no titles that can be used; `problems` lists every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in problems[:20]))


def read_official_titles(content: bytes) -> Titles:
    """The wordings by code ("17 04 05", or "17 04" for a heading) and language; raises `UnreadableTitles`."""
    lines = csv.reader(_decode(content).splitlines(), delimiter=_delimiter(content), strict=True)
    titles: Titles = {}
    problems: list[Problem] = []
    try:
        header = next(lines, [])
        for line, code, name, title in _cells(header, lines):
            try:
                _add(titles, code=_known(code), language_code=language(name).code, title=title)
            except ValueError as error:
                problems.append(Problem(line, name, str(error)))
    except csv.Error as error:
        problems.append(Problem(lines.line_num, "", f"not a CSV row: {error}"))
    if not titles and not problems:
        problems.append(Problem(2, "", "no row with a title"))
    if problems:
        raise UnreadableTitles(problems)
    return titles


def _decode(content: bytes) -> str:
    if len(content) > LARGEST:
        raise UnreadableTitles([Problem(1, "", f"the file is larger than {LARGEST:,} bytes")])
    try:
        return content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "not UTF-8: save the table as CSV in UTF-8"
        raise UnreadableTitles([Problem(line, "", message)]) from None


def _delimiter(content: bytes) -> str:
    """The separator that the header has most of."""
    header = _decode(content).partition("\n")[0]
    return max(",;\t", key=header.count)


def _cells(header: list[str], lines: Iterator[list[str]]) -> Iterator[tuple[int, str, str, str]]:
    """Every title with its line, code and language, from either form of table."""
    names = [name.strip().casefold() for name in header]
    code_at = next((names.index(name) for name in CODE_COLUMNS if name in names), None)
    if code_at is None:
        raise UnreadableTitles([Problem(1, "", 'no column "code" in the header')])
    language_at = next((names.index(name) for name in LANGUAGE_COLUMNS if name in names), None)
    title_at = next((names.index(name) for name in TITLE_COLUMNS if name in names), None)
    found = {at: match[1] for at, name in enumerate(names) if (match := _LANGUAGE.match(name))}
    if (language_at is None or title_at is None) and not found:
        message = 'no column for a language ("title_en", "de", …) and no pair "language", "title"'
        raise UnreadableTitles([Problem(1, "", message)])
    for number, cells in enumerate(lines, start=2):
        row = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
        if language_at is not None and title_at is not None:
            if row[title_at]:
                yield number, row[code_at], row[language_at], row[title_at]
        else:
            yield from ((number, row[code_at], name, row[at]) for at, name in found.items() if row[at])


def _known(code: str) -> str:
    """The code of an entry or heading of the list, of any day."""
    digits = "".join(letter for letter in code if letter.isdigit())
    wanted = clean_code(code) if len(digits) == 6 else " ".join(re.findall(r"\d\d", digits))
    known = {each.code for each in waste_codes()} | {each.code for each in headings()}
    if wanted not in known:
        raise UnknownCode(code, listing="the List of Waste", known=known)
    return wanted


def _add(titles: Titles, *, code: str, language_code: str, title: str) -> None:
    had = titles.setdefault(code, {}).setdefault(language_code, title)
    if had != title:
        raise ValueError(f"{code} has two titles in {language_code!r}: {had!r} and {title!r}")
