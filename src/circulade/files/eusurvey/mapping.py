"""Which column of an export answers which question; as data, and as the file MAP.json.

    {"metadata": {"contribution_id": "Nr."},
     "columns": {"name": "Name of your city", "topics": "topics", "team": ["Team 1:Name", "Team 1:Role"]},
     "options": {"topics": {"Buildings; roads": "construction"}}}

`columns` names each question by its code and each column by its short name, its header or its address
("Content!C4"; "C4" alone where one sheet has it); a list is for a table question. `options` gives what stands
in the file for an option's code, where that is no title of the option. `metadata` names headers that are not
recognised.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from circulade.files.eusurvey.export import Column
from circulade.files.eusurvey.metadata import folded
from circulade.files.sheets import SheetError, SheetProblem
from circulade.files.whole_text import broken_piece_of_json

KEYS = ("metadata", "columns", "options")


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """`columns`: references to columns by question code; `options`: option code by question and text."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_mapping(content: bytes, *, name: str) -> ImportMapping:
    """Return the mapping of a MAP.json; raises SheetError that names the key that is wrong."""
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SheetError(SheetProblem(name, "", place, f"no valid JSON: {error.msg}")) from error
    except (ValueError, RecursionError) as error:  # not UTF-8, endless digits, nested without end
        raise SheetError(SheetProblem(name, "", "", "no valid JSON in UTF-8")) from error
    if piece := broken_piece_of_json(raw):
        raise SheetError(SheetProblem(name, "", "", f"{piece} holds half a letter: write the text again"))
    if not isinstance(raw, dict):
        raise SheetError(SheetProblem(name, "", "", f"an object with the keys {', '.join(KEYS)} is expected"))
    if unknown := sorted(set(raw) - set(KEYS)):
        raise SheetError(SheetProblem(name, "", unknown[0], f"unknown key; known are {', '.join(KEYS)}"))
    columns = _object(raw, "columns", name)
    options = _object(raw, "options", name)
    return ImportMapping(
        columns={code: _references(value, f"columns.{code}", name) for code, value in columns.items()},
        options={code: _texts(value, f"options.{code}", name) for code, value in options.items()},
        metadata=_texts(raw.get("metadata", {}), "metadata", name),
    )


def written_mapping(mapping: ImportMapping) -> bytes:
    """Return a mapping as MAP.json, equal bytes for equal mappings."""
    columns = {code: refs[0] if len(refs) == 1 else list(refs) for code, refs in mapping.columns.items()}
    options = {code: dict(texts) for code, texts in mapping.options.items()}
    value = {"columns": columns, "metadata": dict(mapping.metadata), "options": options}
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def resolve(reference: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns that a reference means: by key, else short name, else header, else address.

    None: it is unknown; several: it is ambiguous, and the address tells them apart.
    """
    wanted = folded(reference)
    for found in (
        tuple(column for column in columns if column.key == reference),
        tuple(column for column in columns if column.short_name and folded(column.short_name) == wanted),
        tuple(column for column in columns if wanted in _headers(column)),
        tuple(column for column in columns if column.address and folded(column.address) == wanted),
    ):
        if found:
            return found
    return ()


def _headers(column: Column) -> set[str]:
    return {folded(column.header), *(folded(title) for title in column.titles.values())}


def _object(raw: dict[str, object], key: str, name: str) -> dict[str, object]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise SheetError(SheetProblem(name, "", key, "an object is expected"))
    return value


def _references(value: object, key: str, name: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise SheetError(SheetProblem(name, "", key, "a column or a list of columns, as text, is expected"))


def _texts(value: object, key: str, name: str) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return value
    raise SheetError(SheetProblem(name, "", key, "an object of texts is expected"))
