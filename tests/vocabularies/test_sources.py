"""Data sources: every shipped file and every loader names where its data come from."""

import importlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.sources import source, sources

# Modules that hold no data of their own.
WITHOUT_DATA = {
    "__init__",
    "country_names",
    "errors",
    "lau",
    "folding",
    "official_titles",
    "projection",
    "shore",
    "sources",
    "tables",
}
PACKAGE = Path(str(files("circulade.vocabularies")))


def test_every_shipped_file_has_a_source_and_every_named_file_is_shipped() -> None:
    shipped = {path.name for path in (PACKAGE / "data").iterdir()}
    assert {name for found in sources() for name in found.files} == shipped


def test_every_loader_has_a_source() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    loaders = ({path.stem for path in PACKAGE.glob("*.py")} | packages) - WITHOUT_DATA
    assert {found.module for found in sources()} == loaders
    for found in sources():
        importlib.import_module(f"circulade.vocabularies.{found.module}")


def test_nothing_is_left_empty_and_keys_are_unique() -> None:
    for found in sources():
        assert all([found.title, found.used_for, found.publisher, found.licence, found.vintage])
        assert found.citation
        assert found.changes
    assert len({found.key for found in sources()}) == len(sources())


def test_a_citation_names_a_publication_and_no_address() -> None:
    assert [found.key for found in sources() if re.search(r"https?:|www\.", repr(found))] == []


def test_the_documentation_says_the_same() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/data-sources.md").read_text(encoding="utf-8")
    for found in sources():
        for said in (found.title, found.used_for, found.publisher, found.licence, found.vintage):
            assert said in page
        assert found.citation in page
        assert found.changes in page


def test_a_source_is_found_by_its_key() -> None:
    assert source("waste").citation.startswith("Decision 2000/532/EC")
    with pytest.raises(UnknownCode, match=r"'wast' is not in the data sources\. Did you mean waste\?"):
        source("wast")


def test_all_data_stay_small_enough_for_the_wheel() -> None:
    assert sum(path.stat().st_size for path in (PACKAGE / "data").rglob("*") if path.is_file()) < 3_000_000
