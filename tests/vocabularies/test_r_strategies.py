"""R-strategies: the eight of the glossary, in its order."""

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.r_strategies import r_strategies, r_strategy


def test_the_eight_of_the_glossary_in_order() -> None:
    keys = ["refuse", "reduce", "reuse", "repair", "refurbish", "repurpose", "remanufacture", "recycle"]
    assert [found.key for found in r_strategies()] == keys
    assert [found.rank for found in r_strategies()] == list(range(1, 9))


def test_each_says_what_it_means() -> None:
    assert len({found.meaning for found in r_strategies()}) == 8
    assert r_strategy(" Repair ").label == "Repair"


def test_an_unknown_one_is_named() -> None:
    with pytest.raises(UnknownCode, match="'rethink' is not in the R-strategies"):
        r_strategy("rethink")
