"""An encoder joins languages; words and meaning are fused only inside one."""

import numpy as np
import pytest
from tests.make.encoders import Dictionary

from circulade.engines.matching import Card, Texts, rank
from circulade.engines.matching.fusion import fused, places


def pool(language: str, words: list[str]) -> list[Card]:
    return [Card(f"{language}-{word}-{copy}", word, language) for word in words for copy in range(10)]


def test_meaning_finds_other_languages_beside_the_own() -> None:
    items = pool("en", ["wood", "glass", "wool"]) + pool("de", ["holz", "glas", "wolle"])
    ranking = rank([Card("q", "wood", "en")], items, texts=Texts(encoder=Dictionary()), top=20)
    found = ranking.matches["q"]
    assert {match.item.rpartition("-")[0] for match in found} == {"en-wood", "de-holz"}
    assert {match.why.distance for match in found} == {0, 1}
    assert (found[0].why.meaning, found[0].why.meaning_place) == (pytest.approx(1, abs=0.01), 1)
    assert {match.why.meaning_place for match in found} == {1}
    assert ranking.options["encoder"] == "dictionary 1"


def test_the_order_of_cards_does_not_matter_with_an_encoder() -> None:
    items = pool("en", ["wood", "glass", "wool"]) + pool("de", ["holz", "glas", "wolle"])
    queries = [Card("q", "wood glass", "en"), Card("r", "wolle", "de")]
    texts = Texts(encoder=Dictionary())
    assert (
        rank(queries[::-1], items[::-1], texts=texts).as_json() == rank(queries, items, texts=texts).as_json()
    )


def test_equal_scores_share_the_better_place_and_zero_has_none() -> None:
    found, place = places(np.array([0.5, 0.0, 0.9, 0.5, 0.1]), depth=3)
    assert dict(zip(found.tolist(), place.tolist(), strict=True)) == {2: 1, 0: 2, 3: 2}


def test_points_of_several_orders_add_up() -> None:
    worth, where = fused([np.array([0.2, 0.1, 0.0]), np.array([0.0, 0.4, 0.0])], depth=10)
    assert worth.tolist() == pytest.approx([1 / 61, 1 / 62 + 1 / 61, 0])
    assert [place.tolist() for place in where] == [[1, 2, 0], [0, 1, 0]]


def test_inside_a_language_the_words_decide_between_texts_of_like_meaning() -> None:
    items = [Card("a", "glass", "en"), Card("b", "wood", "en"), Card("c", "wood old", "en")]
    found = rank([Card("q", "old wood", "en")], items, texts=Texts(encoder=Dictionary())).matches["q"]
    assert [match.item for match in found] == ["c", "b", "a"]


def test_a_text_without_words_has_no_place_by_meaning() -> None:
    items = [Card("a", "wood", "en"), Card("b", " ", "en")]
    ranking = rank([Card("q", "wood", "en"), Card("r", "", "en")], items, texts=Texts(encoder=Dictionary()))
    assert [match.item for match in ranking.matches["q"]] == ["a"]
    assert ranking.matches["r"] == ()
