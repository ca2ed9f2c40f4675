"""Words are found as people type them."""

from circulade.core.tokens import alternatives, count_tokens, query_terms


def test_a_word_stands_for_itself_and_its_stem() -> None:
    assert alternatives("buildings", language="en") == [("buildings",), ("build",)]


def test_a_language_without_a_stemmer_uses_groups_of_letters() -> None:
    assert alternatives("gradovi", language="hr") == [("gradovi",), ("#grad", "#rado", "#adov", "#dovi")]


def test_tokens_are_counted_with_the_number_of_words() -> None:
    counted, number = count_tokens("City, cities & a city", language="en")
    assert (counted["city"], counted["citi"], number) == (2, 3, 4)


def test_a_query_has_one_term_per_different_word() -> None:
    assert query_terms("city City ---", languages=["en", "fr"]) == [[("city",), ("citi",)]]
