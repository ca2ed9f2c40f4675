"""A small study of the urban mine as plain rows, and its result: panels from a register, batteries by population."""

from functools import cache
from typing import Any

from circulade.files.mine import (
    Assumption,
    Collected,
    Header,
    Point,
    Price,
    Product,
    Strategy,
    Study,
    Substance,
    run_study,
)


def plain_study(**header: Any) -> Study:
    """Return a small study that can be computed: two products, three materials, one scenario."""
    values: dict[str, Any] = {
        "title": "Panels and batteries",
        "territory": "munich",
        "population": 1_500_000.0,
        "base_year": 2024,
        "last_year": 2030,
        "draws": 64,
    }
    return Study(
        Header(**(values | header)),
        products=(
            Product("pv", "Panels", "stock", "kW"),
            Product("bat", "Batteries", "population", "kWh", reference_population=83_000_000.0),
        ),
        substances=(
            Substance("silver", "Silver", "industrial"),
            Substance("lithium", "Lithium", "strategic"),
        ),
        points=(
            Point("pv", 2013, 46.1, "MW", "city register", "A"),
            Point("pv", 2022, 100.0, "MW", "city register", "A"),
            Point("pv", 2024, 189.0, "MW", "city register", "A"),
            Point("bat", 2020, 10.0, "GWh", "national statistics", "B"),
            Point("bat", 2024, 30.0, "GWh", "national statistics", "B"),
        ),
        assumptions=(
            Assumption("pv", "lifetime", 30.0, form="weibull", spread=5.3759, grade="B", source="PV_ICE"),
            Assumption("pv", "history", 30.0, low=20.0, high=40.0),
            Assumption("pv", "content", 88.0, "kg/MW", "silver", 2010, grade="B", source="PV_ICE"),
            Assumption("pv", "content", 18.0, "kg/MW", "silver", 2020, grade="B", source="PV_ICE"),
            Assumption("pv", "mass", 65.0, "kg/kW", grade="C"),
            Assumption("bat", "lifetime", 8.0, form="weibull", spread=3.0, low=6.0, high=10.0),
            Assumption("bat", "content", 0.1, "kg/kWh", "lithium", grade="B", source="BatPaC"),
            Assumption("", "collection", 54.0, grade="C"),
            Assumption("", "recovery", 50.0, substance="lithium", low=40.0, high=60.0),
        ),
        strategies=(
            Strategy("Second life", 1, "repurpose", 2025, 2026, product="bat", share=40.0, second_life=5.0),
            Strategy("Second life", 2, "repair", 2025, 2026, product="pv", longer=10.0),
        ),
        prices=(Price("lithium", 10.0, 20.0, "EUR", "2026-01-01", "metal", "invented for the test"),),
        collected=(Collected("pv", 2024, 20.0, "city utility"),),
    )


@cache
def plain_result() -> dict[str, Any]:
    """Return the result of the small study, computed once per process."""
    return run_study(plain_study())
