"""A fit is the weighted share of what the assessor has, and says why."""

from fractions import Fraction

import pytest

from circulade.engines.assessment import FitPart, FitWeights, fit_score


def test_a_fit_adds_language_expertise_and_distance() -> None:
    fit = fit_score(
        languages=["fr", "en"],
        reads=["fr", "de"],
        topics=["construction", "bioeconomy", "textiles", "water"],
        knows=["water"],
        countries=["FR"],
        works_in=["BE"],
    )
    assert fit.value == Fraction(1, 4) + Fraction(1, 10) + Fraction(1, 10)
    assert fit.parts[0] == FitPart("language", Fraction(1, 2), Fraction(1, 4), ("fr",), ("en",))
    assert fit.parts[1].missing == ("bioeconomy", "construction", "textiles")


def test_the_same_country_takes_the_distance_part_away() -> None:
    fit = fit_score(languages=["fr"], reads=["fr"], topics=[], knows=[], countries=["FR"], works_in=["FR"])
    assert fit.value == Fraction(9, 10)
    assert fit.parts[2] == FitPart("distance", Fraction(0), Fraction(0), ("FR",), ())


def test_only_the_proportions_of_weights_matter() -> None:
    weights = FitWeights(Fraction(5), Fraction(4), Fraction(1))
    case = {"languages": ["fr", "en"], "reads": ["fr"], "topics": ["water"], "knows": ["water"]}
    assert fit_score(**case, weights=weights) == fit_score(**case)


def test_impossible_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        FitWeights(Fraction(-1))
