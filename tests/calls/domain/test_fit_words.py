"""Why an assessor fits an application, in a few words."""

from fractions import Fraction

from circulade.calls.domain.fit_words import reasons
from circulade.engines.assessment import Fit, FitPart

NOTHING = Fraction(0)


def test_what_is_read_known_and_missing_is_named_and_distance_is_not() -> None:
    fit = Fit(
        NOTHING,
        (
            FitPart("language", NOTHING, NOTHING, ("fr",), ()),
            FitPart("expertise", NOTHING, NOTHING, ("copper", "water"), ("steel",)),
            FitPart("distance", NOTHING, NOTHING, ("AT",), ("FI",)),
        ),
    )
    assert reasons(fit) == "reads fr · knows copper, water · not: steel"


def test_nothing_to_say_is_said_by_nothing() -> None:
    assert reasons(Fit(NOTHING, ())) == ""
