"""Strategies change what they say, keep all mass, and are refused where they take more than there is."""

import numpy as np
import pytest

from circulade.engines.stocks import (
    Assumption,
    Content,
    Course,
    DurableDesign,
    InputError,
    LogNormal,
    Model,
    Product,
    Recycle,
    Refurbish,
    RefuseReduce,
    Remanufacture,
    Repair,
    Repurpose,
    Reuse,
    Strategy,
    Weibull,
    outcome,
    scenario,
)

YEARS = 40
COURSE = Course(2010, 2019)
BATTERY = Product(
    name="battery",
    unit="kWh",
    amounts=np.linspace(0, 600, YEARS),
    lifetime=Weibull(3, 10),
    contents=(Content("cobalt", np.linspace(0.3, 0.05, YEARS), "kg/kWh"), Content("lithium", 0.1, "kg/kWh")),
    collection=Assumption(0.5),
    dismantling=Assumption(0.9),
)
BUS = Product(
    name="bus",
    unit="pieces",
    driven="stock",
    amounts=np.linspace(100, 200, YEARS),
    lifetime=LogNormal(12, 3),
    contents=(Content("copper", 60.0, "kg/piece"),),
)
MODEL = Model(
    first_year=2000,
    products=(BATTERY, BUS),
    recovery={"cobalt": Assumption(0.9), "lithium": Assumption(0.4), "copper": Assumption(0.95)},
)
SHARE = Assumption(0.4)
STRATEGIES: dict[str, Strategy] = {
    "reduce": RefuseReduce(course=COURSE, share=SHARE),
    "repair": Repair(course=COURSE, factor=Assumption(1.3)),
    "design": DurableDesign(course=COURSE, factor=Assumption(1.3)),
    "reuse": Reuse(course=COURSE, share=SHARE),
    "refurbish": Refurbish(course=COURSE, share=SHARE),
    "remanufacture": Remanufacture(course=COURSE, share=SHARE),
    "repurpose": Repurpose(course=COURSE, share=SHARE, lifetime=Weibull(2, 10), into="stationary storage"),
    "recycle": Recycle(course=COURSE, collection=Assumption(0.8), recovery={"lithium": Assumption(0.8)}),
}


@pytest.mark.parametrize("names", [*((name,) for name in STRATEGIES), ("reuse", "repurpose", "repair")])
def test_every_strategy_keeps_all_mass(names: tuple[str, ...]) -> None:
    given = [STRATEGIES[name] for name in names]
    if len(given) > 1:  # two shares of one flow: at most all of it
        given[0] = Reuse(course=COURSE, share=Assumption(0.3))
    found = scenario(MODEL, given).scenario
    for product in MODEL.products:
        flows = found.product(product.name)
        held = flows["stock"] + flows["second_use"]
        balance = np.cumsum(flows["inflow"] - flows["discarded"]) - held
        assert np.abs(balance).max() < 1e-9 * held.max()
        for content in product.contents:
            cell = found.cell(product.name, content.material)
            balance = np.cumsum(cell["inflow"] - cell["discarded"]) - cell["stock"]
            assert np.abs(balance).max() < 1e-9 * cell["stock"].max()


@pytest.mark.parametrize("name", STRATEGIES)
def test_nothing_changes_before_a_strategy_begins(name: str) -> None:
    difference = scenario(MODEL, [STRATEGIES[name]]).product_difference("battery")
    for flow in difference.values():
        assert np.abs(flow[:10]).max() < 1e-9


def test_each_strategy_moves_what_it_is_for() -> None:
    last = {
        name: {flow: float(values[-1]) for flow, values in found.items()}
        for name, one in STRATEGIES.items()
        for found in [scenario(MODEL, [one]).product_difference("battery")]
    }
    assert last["reduce"]["inflow"] == pytest.approx(-240)
    assert last["repair"]["stock"] > 0
    assert last["design"]["stock"] > 0
    assert last["reuse"]["inflow"] < 0 < last["reuse"]["returned"]
    assert last["repurpose"]["stock"] == 0 < last["repurpose"]["second_use"]
    assert last["recycle"] == dict.fromkeys(last["recycle"], 0.0)
    lithium = scenario(MODEL, [STRATEGIES["recycle"]]).scenario.material("lithium")
    np.testing.assert_allclose(
        lithium["recovered"][-1], lithium["discarded"][-1] * 0.8 * 0.9 * 0.8, rtol=1e-12
    )


def test_what_comes_back_displaces_new_pieces_or_serves_the_same_stock() -> None:
    share = Remanufacture(course=COURSE, share=SHARE)
    found = scenario(MODEL, [share])
    battery = found.scenario.product("battery")
    np.testing.assert_allclose(battery["inflow"] + battery["returned"], BATTERY.amounts, rtol=1e-9)
    np.testing.assert_allclose(found.scenario.product("bus")["stock"], BUS.amounts, rtol=1e-9)
    assert found.product_difference("bus")["inflow"][-1] < 0


def test_shares_of_one_flow_over_100_percent_are_refused_with_the_sum() -> None:
    too_much = [Reuse(course=COURSE, share=Assumption(0.7)), STRATEGIES["repurpose"]]
    told = r"of what leaves battery in 2019, reuse 70 % \+ repurposing 40 % = 110 % is more than 100 %"
    with pytest.raises(InputError, match=told):
        scenario(MODEL, too_much)
    with pytest.raises(InputError, match="120 % is not a share"):
        scenario(MODEL, [Recycle(course=COURSE, collection=Assumption(1.2))])


def test_a_strategy_is_for_its_products_alone() -> None:
    found = scenario(MODEL, [RefuseReduce(course=COURSE, share=SHARE, products=("bus",))])
    assert np.abs(found.product_difference("battery")["inflow"]).max() == 0
    with pytest.raises(InputError, match="there is no product 'tram'"):
        scenario(MODEL, [RefuseReduce(course=COURSE, share=SHARE, products=("tram",))])


def test_courses_begin_and_end_where_they_say() -> None:
    years = np.arange(2008, 2014, dtype=np.float64)
    assert Course(2010, 2012).at(years).tolist() == pytest.approx([0, 0, 1 / 3, 2 / 3, 1, 1])
    assert Course(2010, 2012, "step").at(years).tolist() == [0, 0, 1, 1, 1, 1]
    assert Course(2010, 2012, "smooth").at(years)[[1, 2, 4]].tolist() == pytest.approx([0, 7 / 27, 1])
    with pytest.raises(InputError, match="lies before the start"):
        Course(2012, 2010)


def test_collected_recoverable_and_recovered_are_parts_of_each_other() -> None:
    cell = outcome(MODEL).cell("battery", "cobalt")
    np.testing.assert_allclose(cell["collected"], cell["discarded"] * 0.5, rtol=1e-14)
    np.testing.assert_allclose(cell["recoverable"], cell["collected"] * 0.9, rtol=1e-14)
    np.testing.assert_allclose(cell["recovered"], cell["recoverable"] * 0.9, rtol=1e-14)
