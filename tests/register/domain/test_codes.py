"""Codes are checked against the lists of 2024, and old ones are told what they became."""

import pytest

from circulade.register.domain.codes import checked_codes, nuts3_of, split_codes
from circulade.register.domain.problems import RegisterProblem


def problems_of(
    *codes: str, lau: tuple[str, ...] = (), country: str = "DE", kind: str = "city"
) -> dict[str, str]:
    with pytest.raises(RegisterProblem) as raised:
        checked_codes(codes, lau, country_code=country, kind=kind)
    return raised.value.problems


def test_a_territory_may_have_several_codes_or_none() -> None:
    several = checked_codes(["de212", " DE21H "], country_code="DE", kind="region")
    assert [(each.scheme, each.code) for each in several] == [("nuts", "DE212"), ("nuts", "DE21H")]
    assert checked_codes([], country_code="DE", kind="city") == ()


def test_a_code_of_2021_is_recognised_and_the_new_one_named() -> None:
    assert problems_of("PT16B", country="PT") == {
        "codes": "PT16B is a code of NUTS 2021. In NUTS 2024 it is PT1D1: use that."
    }


def test_a_mistyped_code_is_refused_with_close_ones() -> None:
    assert "'DE21Q' is not in NUTS 2024." in problems_of("DE21Q")["codes"]


def test_statistical_regions_outside_the_union_count() -> None:
    found = checked_codes(["NO081"], country_code="NO", kind="city")
    assert [(each.scheme, each.code) for each in found] == [("statistical", "NO081")]


def test_greece_is_el_in_codes_and_gr_as_country() -> None:
    assert [each.code for each in checked_codes(["EL522"], country_code="GR", kind="city")] == ["EL522"]


def test_a_code_of_another_country_is_refused_except_for_a_cluster() -> None:
    assert problems_of("FR101") == {
        "codes": "FR101 does not lie in Germany: correct the code or the country."
    }
    assert len(checked_codes(["DE212", "FR101"], country_code="DE", kind="cluster")) == 2


def test_a_local_unit_is_checked_for_its_form_only() -> None:
    assert checked_codes([], ["de_09162000"], country_code="DE", kind="city")[0].code == "DE_09162000"
    assert list(problems_of(lau=("München!",))) == ["lau"]


def test_typed_codes_are_split_at_anything() -> None:
    assert split_codes("DE212, DE21H\nDE212;FR101|IT") == ("DE212", "DE21H", "FR101", "IT")


def test_a_larger_region_covers_its_nuts_3() -> None:
    assert nuts3_of(["FI1B", "FI1B1"]) == ("FI1B1",)
