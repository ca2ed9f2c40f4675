"""A name finds the records it may mean, with how sure and why, and as few others as can be."""

from circulade.register.domain.name_index import NameIndex, trigrams
from circulade.register.domain.naming import read_name


def index(*names: str, country: str = "DE", places: bool = False) -> NameIndex[str]:
    """Index records whose keys count from 0, one name each."""
    made: NameIndex[str] = NameIndex()
    for key, name in enumerate(names):
        made.add(key, name, names=[name], country=country, places=places)
    return made


def found(known: NameIndex[str], name: str, *, country: str | None = None, places: bool = False) -> list[str]:
    return [known.records[hit.key] for hit in known.find(read_name(name), country=country, places=places)]


def test_the_same_name_is_certain_whatever_its_case_accents_and_signs() -> None:
    known = index("Saint-Étienne", "Graz")
    (hit,) = known.find(read_name("SAINT ETIENNE"), country=None, places=False)
    assert (known.records[hit.key], hit.score, hit.reason) == ("Saint-Étienne", 1.0, "same name")


def test_a_town_is_found_by_its_name_in_another_language_in_its_country_only() -> None:
    known = index("München", places=True)
    assert found(known, "Monaco di Baviera", places=True) == ["München"]
    assert found(known, "Monaco di Baviera", places=False) == []
    assert found(known, "Monaco di Baviera", country="IT", places=True) == []


def test_words_around_a_name_do_not_hide_it() -> None:
    (hit,) = index("Lucca").find(read_name("Comune di Lucca"), country=None, places=False)
    assert (hit.score, hit.reason) == (0.85, "same name but for words around it")


def test_a_part_that_many_bear_tells_none_of_them_apart() -> None:
    few = index("Lucca (Green Deal)", "Graz (Green Deal)")
    many = index("Lucca (Green Deal)", "Graz (Green Deal)", "Turku (Green Deal)")
    assert found(few, "Genk (Green Deal)") == ["Lucca (Green Deal)", "Graz (Green Deal)"]
    assert found(many, "Genk (Green Deal)") == []


def test_a_misspelt_name_is_found_among_hundreds_that_share_its_other_words() -> None:
    towns = [
        f"{first}{last}" for first in ("Ka", "Lo", "Mi", "Ru", "Te") for last in ("bra", "dun", "gvo", "pez")
    ]
    known = index(*(f"Regional Development Agency of {town}" for town in towns), "Waste Works of Ruhafen")
    assert found(known, "Waste Wroks of Ruhafen") == ["Waste Works of Ruhafen"]
    assert found(known, "Regional Developement Agency of Kabra")[0] == "Regional Development Agency of Kabra"


def test_surer_hits_come_first_and_each_record_once() -> None:
    known = index("Lucca", "Lucca Comune", "Luccaa")
    hits = known.find(read_name("Lucca"), country=None, places=False)
    assert [(hit.key, hit.score) for hit in hits] == [(0, 1.0), (1, 0.85), (2, 0.77)]


def test_odd_texts_find_nothing() -> None:
    known = index("Lucca", "")
    assert [found(known, text) for text in ("", " ", "!!!", "()", "東京", "x" * 3000)] == [[]] * 6


def test_runs_of_three_letters_mark_the_ends() -> None:
    assert trigrams("genk") == {"  g", " ge", "gen", "enk", "nk "}
