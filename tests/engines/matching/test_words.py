"""Words carry a fit by BM25, in any language, and say so."""

from math import log, sqrt

import pytest

from circulade.engines.matching import Card, Texts, rank
from circulade.engines.matching.letters import groups

K, B = 1.2, 0.75


def by_definition(query: list[str], item: list[str], items: list[list[str]]) -> tuple[float, float]:
    """What the query asks and what the item tells, each over what the text gets from itself."""

    def idf(word: str) -> float:
        holders = sum(word in one for one in items)
        return log(1 + (len(items) - holders + 0.5) / (holders + 0.5))

    def saturated(word: str, text: list[str], average: float) -> float:
        count = text.count(word)
        return count * (K + 1) / (count + K * (1 - B + B * len(text) / average))

    average = sum(map(len, items)) / len(items)
    shared = set(query) & set(item)
    asked = sum(idf(word) * saturated(word, item, average) for word in shared)
    told = sum(idf(word) * saturated(word, query, len(query)) for word in shared)
    own_query = sum(idf(word) * saturated(word, query, len(query)) for word in set(query))
    own_item = sum(idf(word) * saturated(word, item, average) for word in set(item))
    return asked / own_query, told / own_item


ITEMS = {
    "a": "wood wood glass",
    "b": "glass iron iron tin sand",
    "c": "wood iron",
    "d": "peat",
    "e": "sand peat wood wood wood zinc",
}


@pytest.mark.parametrize("query", ["wood", "glass iron", "wood wood sand lead", "peat zinc tin"])
@pytest.mark.parametrize("mutual", [True, False])
def test_a_fit_is_bm25_by_its_definition(query: str, mutual: bool) -> None:
    items = [Card(ref, text, "en") for ref, text in ITEMS.items()]
    found = rank([Card("q", query, "en")], items, texts=Texts(mutual=mutual)).matches["q"]
    corpus = [text.split() for text in ITEMS.values()]
    expected = {}
    for ref, text in ITEMS.items():
        asked, told = by_definition(query.split(), text.split(), corpus)
        if asked:
            expected[ref] = sqrt(asked * told) if mutual else asked
    assert {match.item: match.why.text for match in found} == pytest.approx(expected)
    assert [match.item for match in found] == sorted(expected, key=lambda ref: -expected[ref])


def test_the_weights_of_the_words_add_up_to_the_fit_of_the_texts() -> None:
    words = [f"w{number}x{number * 7919}" for number in range(40)]
    items = [Card("a", " ".join(words), "en"), Card("b", "w1x7919 reuse of timber", "en")]
    for match in rank([Card("q", " ".join(words[:20]) + " timber", "en")], items).matches["q"]:
        why = match.why
        assert sum(word.weight for word in why.words) + why.other_words == pytest.approx(why.text)
        assert match.score == pytest.approx(sum(1 / (60 + place) for place in why.places.values()))


@pytest.mark.parametrize(
    ("language", "asked", "found"),
    [
        ("en", "insulating buildings", "building insulation"),
        ("el", "ανακύκλωση ξύλου", "ξύλο για ΑΝΑΚΥΚΛΩΣΗ"),
        ("bg", "строителни отпадъци", "отпадък от строителство"),
        ("mt", "skart tal-plastik", "plastik u skartijiet"),
        ("fi", "rakennusten purkaminen", "rakennus puretaan, purkamisen jätteet"),
        ("de", "Holzabfälle", "Abfälle aus Holz"),
        ("ar", "إعادة تدوير الزجاج", "تدوير زجاج قديم"),
        ("", "textiles", "textile"),
    ],
)
def test_inflected_words_meet_in_every_language(language: str, asked: str, found: str) -> None:
    items = [Card("right", found, language), Card("wrong", "xyzzy 12345", language)]
    matches = rank([Card("q", asked, language)], items).matches["q"]
    assert [match.item for match in matches] == ["right"]
    assert matches[0].why.distance in (0, None)


def test_greek_and_cyrillic_meet_latin_letters() -> None:
    items = [Card("el", "πλαστικό", "el"), Card("bg", "пластмаса", "bg"), Card("en", "iron", "en")]
    matches = rank([Card("q", "plastic", "en")], items).matches["q"]
    assert {match.item for match in matches} == {"el", "bg"}
    assert {match.why.distance for match in matches} == {1}


def test_a_text_without_a_language_is_read_in_that_of_the_query() -> None:
    items = [Card("a", "buildings", ""), Card("b", "bridges", "")]
    (match,) = rank([Card("q", "building", "en")], items).matches["q"]
    assert (match.item, match.why.words[0].found, match.why.distance) == ("a", "buildings", 0)
    stated = [Card("a", "buildings", "en"), Card("b", "bridges", "en")]
    assert rank([Card("q", "building")], stated).matches["q"][0].item == "a"


@pytest.mark.parametrize("text", ["", "   ", "…!?", "\u202e\u200f"])
def test_empty_texts_match_nothing(text: str) -> None:
    items = [Card("a", text, "en"), Card("b", "wood", "en")]
    ranking = rank([Card("q", text, "en"), Card("r", "wood", "en")], items)
    assert {q: [m.item for m in found] for q, found in ranking.matches.items()} == {"q": [], "r": ["b"]}


def test_a_long_text_does_not_push_out_a_fitting_one() -> None:
    everything = " ".join(
        f"{syllable}{number}" for number in range(400) for syllable in ("ba", "ko", "mi", "tu")
    )
    long = (everything + " timber beams")[-10_000:]
    items = [Card("long", long, "en"), Card("short", "timber beams", "en")]
    found = rank([Card("q", "timber beams", "en"), Card("r", long, "en")], items).matches
    assert [match.item for match in found["q"]] == ["short", "long"]
    assert found["r"][0].item == "long"


def test_letters_are_taken_as_they_sound() -> None:
    assert groups("fotho") == groups("photo")
    assert set(groups("holz")) & set(groups("holzabfalle"))
