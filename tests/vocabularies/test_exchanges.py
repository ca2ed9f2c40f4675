"""Known exchanges: codes of the list, kinds that districts know, and no year or amount."""

from datetime import date

from circulade.vocabularies.exchanges import exchanges, exchanges_of
from circulade.vocabularies.waste import lookup

KINDS = {"by_product", "product", "heat", "water"}


def test_every_code_is_in_force_before_and_after_the_change_of_the_list() -> None:
    codes = {each.code for each in exchanges() if each.code}
    for day in (date(2026, 12, 8), date(2026, 12, 9)):
        assert {lookup(code, on=day).code for code in codes} == codes


def test_kalundborg_is_whole_and_nothing_stands_twice() -> None:
    assert sum(each.park == "Kalundborg" for each in exchanges()) == 35
    assert len(set(exchanges())) == len(exchanges())
    assert {each.kind for each in exchanges()} == KINDS


def test_fly_ash_of_coal_went_to_cement_works_in_four_parks() -> None:
    parks = {each.park for each in exchanges_of("10 01 02") if each.receiver == "cement works"}
    assert parks == {"Kalundborg", "Shanxi", "Styria", "Tiexi"}
    assert exchanges_of("") == ()
