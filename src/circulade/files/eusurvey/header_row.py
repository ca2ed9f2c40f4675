"""Find the header row of an exported sheet by its content, and name its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from circulade.files.eusurvey.export import Column
from circulade.files.eusurvey.metadata import ENGLISH, HEADERS, Metadata, folded
from circulade.files.sheets import Sheet, SheetError, SheetProblem, address, text_of

SEARCHED_ROWS = 30
SHORT_NAME = re.compile(r"^(?P<title>.*\S)\s*\((?P<short>[^()\s]+)\)$", re.DOTALL)
CONTENT = re.compile(r"content(\d*)")


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the joined table: which sheet, which position in it."""

    sheet: int
    column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in the sheets of an export."""

    sheets: tuple[Sheet, ...]
    header_row: int
    metadata: Mapping[Metadata, Place]
    columns: tuple[tuple[Place, Column], ...]


def layout(sheets: Sequence[Sheet], *, file: str, metadata: Mapping[str, str]) -> Layout:
    """Return the layout of an export.

    `metadata` maps names such as "contribution_id" to a header chosen by hand, for languages not known.
    Raises SheetError if no column can be the Contribution ID.
    """
    content = content_sheets(sheets)
    names = {**HEADERS, **{folded(header): name for name, header in _by_hand(metadata, file).items()}}
    header_row = _header_row(content, names)
    if header_row is None:
        raise SheetError(SheetProblem(file, "", "", _no_id_message(content)))
    places = [
        (Place(index, column), text_of(value).strip())
        for index, sheet in enumerate(content)
        for column, value in enumerate(sheet.rows[header_row] if header_row < len(sheet.rows) else ())
    ]
    # The last column of a name is the exporter's; a question may have the same title.
    found = _metadata_places(places, names)
    questions = [(place, text) for place, text in places if place not in set(found.values()) and text]
    shortened = _with_short_names([text for _, text in questions])
    return Layout(
        sheets=tuple(content),
        header_row=header_row,
        metadata=found,
        columns=tuple(
            (place, _column(text, shortened, content[place.sheet].name, header_row, place.column))
            for place, text in questions
        ),
    )


def content_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets Content, Content1, Content2… in that order; without such names, those with rows."""
    numbered = [
        (match, sheet) for sheet in sheets if (match := CONTENT.fullmatch(sheet.name.strip().lower()))
    ]
    if numbered:
        return [sheet for _, sheet in sorted(numbered, key=lambda pair: int(pair[0][1] or 0))]
    return [sheet for sheet in sheets if sheet.rows][:1]


def _by_hand(metadata: Mapping[str, str], file: str) -> dict[Metadata, str]:
    if unknown := sorted(set(metadata) - set(ENGLISH)):
        known = ", ".join(ENGLISH)
        raise SheetError(SheetProblem(file, "", "", f"unknown metadata {unknown[0]!r}: choose among {known}"))
    return {name: metadata[name] for name in ENGLISH if metadata.get(name)}


def _header_row(sheets: Sequence[Sheet], names: Mapping[str, Metadata]) -> int | None:
    for row in range(SEARCHED_ROWS):
        for sheet in sheets:
            cells = sheet.rows[row] if row < len(sheet.rows) else ()
            if any(isinstance(v, str) and names.get(folded(v)) == "contribution_id" for v in cells):
                return row
    return None


def _metadata_places(
    places: Sequence[tuple[Place, str]], names: Mapping[str, Metadata]
) -> dict[Metadata, Place]:
    named = [(names.get(folded(text)), place) for place, text in places]
    id_at = max(index for index, (name, _) in enumerate(named) if name == "contribution_id")
    found: dict[Metadata, Place] = {"contribution_id": named[id_at][1]}
    if id_at and named[id_at - 1][0] == "invitation":
        found["invitation"] = named[id_at - 1][1]
    return found | {name: place for name, place in named[id_at + 1 :] if name is not None}


def _with_short_names(headers: Sequence[str]) -> bool:
    """Say whether the export shows short names: then every question ends with one in brackets."""
    return bool(headers) and all(SHORT_NAME.match(header) for header in headers)


def _column(text: str, shortened: bool, sheet: str, row: int, column: int) -> Column:
    match = SHORT_NAME.match(text) if shortened else None
    place = address(row, column)
    return Column(
        key=f"{sheet}!{place}" if sheet else place,
        header=match["title"] if match else text,
        short_name=match["short"] if match else "",
        address=place,
    )


def _no_id_message(sheets: Sequence[Sheet]) -> str:
    if not sheets:
        return "the file has no rows"
    widest = max((row for sheet in sheets for row in sheet.rows[:SEARCHED_ROWS]), key=len, default=())
    some = ", ".join(repr(text_of(value)) for value in widest[-8:] if value is not None) or "none"
    return (
        "no column is headed Contribution ID in any of the 24 languages; name the header in the mapping "
        f"under metadata.contribution_id. Last headers found: {some}"
    )
