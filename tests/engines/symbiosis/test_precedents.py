"""Receivers ranked by known exchanges: like streams go to like sites, with the exchanges that say so."""

from circulade.engines.symbiosis import Ask, Precedent, suggested
from circulade.engines.symbiosis.subjects import subjects, words

KNOWN = (
    Precedent("A", "power station", "fly ash", "cement works"),
    Precedent("B", "power plant", "fly ash", "brick factory"),
    Precedent("C", "sugar mill", "bagasse", "paper mill"),
    Precedent("C", "brewery", "yeast slurry", "pig farm"),
)


def test_like_streams_go_to_like_sites_with_their_evidence() -> None:
    found = suggested([Ask("coal fly ash", ("tannery", "pig breeding farm", "Cement Plant2"))], KNOWN)[0]
    assert found[0].receiver == "Cement Plant2"
    assert found[0].evidence[0] == KNOWN[0]
    assert found[-1].points < found[0].points
    assert found[-1].evidence == () or found[-1].points > 0


def test_a_name_that_speaks_of_the_stream_counts_without_any_precedent() -> None:
    found = suggested([Ask("scrap tyres", ("dairy", "tyre recycling"))], [])[0]
    assert [(one.receiver, one.evidence) for one in found] == [("tyre recycling", ()), ("dairy", ())]


def test_the_order_of_what_is_known_changes_no_rank() -> None:
    ask = Ask("ash", ("brickworks", "cement kiln", "paper works"))
    one, other = suggested([ask], KNOWN)[0], suggested([ask], KNOWN[::-1])[0]
    assert [each.receiver for each in one] == [each.receiver for each in other]


def test_words_that_say_little_are_left_out() -> None:
    assert words("The Cement Plant Co. Ltd 2") == ("cement",)
    assert words("CO2") == ("carbon", "dioxide")
    assert subjects("steam") == {"heat"}
    assert subjects("limestone") == {"mineral"}
    assert subjects("xylophone") == frozenset()
