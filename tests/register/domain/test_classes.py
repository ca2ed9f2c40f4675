"""Classes are computed from declared facts; the office decides where they cannot be."""

import pytest
from tests.make import accounts, register

from circulade.register.domain.classes import class_of, facts_of, mix_of
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.territories import decide_class
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db
DECLARED = {"population_year": 2023, "population_source": "City statistics"}


@pytest.mark.parametrize(
    ("population", "code"),
    [
        (4_999, "below_5000"),
        (5_000, "small"),
        (199_999, "medium"),
        (200_000, "large"),
        (1_500_001, "large_metropolitan"),
    ],
)
def test_a_city_has_the_class_of_its_declared_population(population: int, code: str) -> None:
    city = register.territory(accounts.programme(), population=population, **DECLARED)
    assert class_of(city).code == code


def test_a_population_without_year_and_source_gives_no_class() -> None:
    city = register.territory(accounts.programme(), population=1_500_000)
    assert (class_of(city).code, class_of(city).basis) == ("", "No declared population with year and source.")


def test_a_region_whose_parts_agree_has_their_type() -> None:
    region = register.territory(
        accounts.programme(), "helsinki-uusimaa", "FI1B1", kind="region", country="FI"
    )
    assert class_of(region).code == "urban_region"


def region_of_two_types() -> Territory:
    return register.territory(accounts.programme(), "two", "FI1B1", "FI1D5", kind="region", country="FI")


def test_a_region_whose_parts_differ_is_left_to_the_office() -> None:
    region = region_of_two_types()
    assert class_of(region).code == ""
    assert len(mix_of(region).counts) == 2
    assert "differ" in class_of(region).basis


def test_the_office_decides_with_a_reason_that_stays_visible() -> None:
    ann = accounts.user("ann")
    decided = decide_class(
        region_of_two_types(),
        class_code="",
        type_code="urban",
        reason="Most people live in the capital.",
        by=ann,
    )
    assert facts_of(decided).urban_rural == "urban"
    assert class_of(decided).code == "urban_region"
    assert "Most people live in the capital." in class_of(decided).basis


def test_a_decision_without_reason_is_refused() -> None:
    with pytest.raises(RegisterProblem) as raised:
        decide_class(region_of_two_types(), class_code="large", type_code="", reason=" ", by=None)
    assert list(raised.value.problems) == ["override_reason"]


def test_taking_a_decision_back_returns_to_the_computed_class() -> None:
    city = register.territory(accounts.programme(), population=60_000, **DECLARED)
    decided = decide_class(city, class_code="large", type_code="", reason="With its suburbs.", by=None)
    assert (class_of(decided).code, class_of(decided).decided) == ("large", True)
    undone = decide_class(decided, class_code="", type_code="", reason="", by=None)
    assert (class_of(undone).code, undone.override_reason) == ("medium", "")


def test_the_macro_region_follows_the_programme() -> None:
    programme = accounts.programme(macro_regions={"DE": "northern"})
    assert facts_of(register.territory(programme)).macro_region == "northern"


def test_a_territory_without_codes_has_facts_too() -> None:
    facts = facts_of(register.territory(accounts.programme(), kind="cluster"))
    assert (facts.territory_class, facts.urban_rural, facts.macro_region) == ("", "", "western")
