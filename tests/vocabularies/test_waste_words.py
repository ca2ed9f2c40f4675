"""The words that people use belong to codes that there are."""

from circulade.vocabularies.waste import waste_codes
from circulade.vocabularies.waste_words import everyday_words


def test_words_stand_by_codes_of_the_list() -> None:
    assert set(everyday_words()) - {code.code for code in waste_codes()} == set()
    assert all(words.strip(", ") for words in everyday_words().values())


def test_a_code_named_in_several_lines_has_all_their_words() -> None:
    assert {"aluminium", "foil", "copper"} <= set(everyday_words()["20 01 40"].split(", "))
