"""Materials follow the composition of each cohort, in kg of the element."""

import numpy as np
import pytest

from circulade.engines.stocks import (
    Content,
    InputError,
    LogNormal,
    Weibull,
    inflow_driven,
    materials,
    share_of_element,
    stock_driven,
)

YEARS = 20
SILVER = Content("silver", np.geomspace(704, 18, YEARS), "kg/MW")


def test_what_leaves_has_the_composition_of_its_cohorts() -> None:
    inflow = np.random.default_rng(2).uniform(0, 5, (2, YEARS))
    stocks = inflow_driven(inflow, Weibull([2.0, 3.5], [12.0, 25.0]), unit="MW")
    found = materials(stocks, [SILVER, Content("copper", 40.0, "kg/MW")])
    for series in range(2):
        table = stocks.by_cohort(series)
        np.testing.assert_allclose(found.of("silver")[1][series], table.stock @ SILVER.values, rtol=1e-11)
        left = table.outflow @ SILVER.values
        np.testing.assert_allclose(found.of("silver")[2][series], left, rtol=0, atol=1e-11)
    np.testing.assert_allclose(found.of("copper")[2], stocks.outflow * 40, rtol=1e-14)


def test_things_retired_early_take_their_own_composition_along() -> None:
    stock = [*np.linspace(10, 100, 10), *np.linspace(60, 20, 10)]
    stocks = stock_driven(stock, LogNormal(30, 5), negative="oldest-first", unit="MW")
    found = materials(stocks, [SILVER])
    inflow, held, outflow = found.of("silver")
    np.testing.assert_allclose(np.cumsum(inflow - outflow, axis=1), held, rtol=0, atol=1e-9 * held.max())
    np.testing.assert_allclose(held[0], stocks.by_cohort(0).stock @ SILVER.values, rtol=1e-12)


def test_lithium_carbonate_is_not_lithium() -> None:
    stocks = inflow_driven([1.0, 1.0], Weibull(3, 10), unit="MWh")
    carbonate = materials(stocks, [Content("lithium", 0.5, "kg/kWh", basis="LCE")]).inflow[0, 0, 0]
    assert carbonate == pytest.approx(500 * 2 * 6.94 / (2 * 6.94 + 12.011 + 3 * 15.999), rel=1e-12)
    assert share_of_element("neodymium", "oxide") == pytest.approx(0.85735, abs=1e-4)
    assert share_of_element("neodymium", "Nd2O3") == share_of_element("neodymium", "oxide")
    assert share_of_element("steel", "metal") == 1


@pytest.mark.parametrize(
    ("material", "basis", "text"),
    [
        ("cobalt", "LCE", "counts lithium only"),
        ("steel", "oxide", "needs an element"),
        ("lithium", "Nd2O3", "holds no Li"),
        ("lithium", "carbonate", "is none of metal, oxide, LCE"),
        ("gold", "oxide", "no usual oxide"),
    ],
)
def test_a_basis_that_makes_no_sense_is_refused(material: str, basis: str, text: str) -> None:
    with pytest.raises(InputError, match=text):
        Content(material, 1.0, "g/piece", basis=basis)


def test_units_that_do_not_fit_are_refused() -> None:
    stocks = inflow_driven([1.0], Weibull(3, 10), unit="pieces")
    with pytest.raises(InputError, match="kWh measures energy and pieces pieces"):
        materials(stocks, [Content("lithium", 0.1, "kg/kWh")])
    with pytest.raises(InputError, match="stocks have no unit"):
        materials(inflow_driven([1.0], Weibull(3, 10)), [Content("gold", 1, "g/piece")])
    with pytest.raises(InputError, match="is no mass by unit of product"):
        Content("gold", 1.0, "kg")
    with pytest.raises(InputError, match="3 contents for 1 years"):
        materials(stocks, [Content("gold", [1, 2, 3], "g/piece")])
    with pytest.raises(InputError, match="stands twice"):
        materials(stocks, [Content("gold", 1, "g/piece"), Content("gold", 2, "g/piece")])
