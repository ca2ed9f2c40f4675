"""Read the shipped tables: UTF-8 CSV files beside this module, in the wheel."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def text(name: str) -> str:
    """The content of the shipped data file `name`."""
    return (files("circulade.vocabularies") / "data" / name).read_text(encoding="utf-8")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the shipped CSV file `name`, by column name."""
    yield from csv.DictReader(text(name).splitlines())
