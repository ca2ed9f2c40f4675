"""Amounts go on as they are thought to, before and after what is given; scenarios may keep the service."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from circulade.engines.stocks import (
    Assumption,
    Content,
    Course,
    DurableDesign,
    Fixed,
    InputError,
    Model,
    Product,
    Recycle,
    Repurpose,
    Reuse,
    Strategy,
    Weibull,
    outcome,
    scenario,
)
from circulade.engines.stocks.assumption import sure

SOLD = Product(name="lamp", unit="piece", amounts=[100.0, 110.0], lifetime=Weibull(2, 5), begins=2)


def model(product: Product, *strategies: Strategy, **options: Any) -> Model:
    values: Mapping[str, Any] = {"first_year": 2000, "last_year": 2006, "scenarios": {"asked": strategies}}
    return Model(products=(product,), **(dict(values) | options))


def test_what_is_not_given_grows_from_what_is() -> None:
    grown = replace(SOLD, growth=sure(0.1), history=sure(0.25))
    inflow = outcome(model(grown)).product("lamp")["inflow"]
    assert inflow == pytest.approx([64, 80, 100, 110, 121, 133.1, 146.41])
    assert outcome(model(SOLD)).product("lamp")["inflow"] == pytest.approx([0, 0, 100, 110, 110, 110, 110])


def test_the_ages_of_a_first_stock_follow_its_history() -> None:
    # Of things that live three years and were sold in equal numbers, those of the oldest year leave first.
    stock = Product(
        name="bus", unit="piece", amounts=[90.0], lifetime=Fixed(3.0), driven="stock", history=sure(0.0)
    )
    flows = outcome(model(stock, first_year=2000, last_year=2003)).product("bus")
    assert flows["stock"] == pytest.approx([90] * 4)
    assert flows["discarded"] == pytest.approx([30] * 4)


def test_a_model_that_keeps_the_service_needs_less_new_where_things_last_longer() -> None:
    longer = DurableDesign(course=Course(2002, 2002), factor=sure(2.0))
    given = scenario(model(SOLD), [longer]).product_difference("lamp")
    kept = scenario(model(SOLD, keeps="stock"), [longer]).product_difference("lamp")
    assert (given["inflow"][-1], kept["stock"][-1]) == pytest.approx((0.0, 0.0), abs=1e-9)
    assert kept["inflow"][-1] < 0 < given["stock"][-1]


def test_a_course_ends_after_its_last_year() -> None:
    years = np.arange(2008, 2014, dtype=np.float64)
    assert Course(2009, 2010, until=2011).at(years).tolist() == pytest.approx([0, 0.5, 1, 1, 0, 0])
    assert Course(2009, 2010, "step", until=2010).at(years).tolist() == pytest.approx([0, 1, 1, 0, 0, 0])
    with pytest.raises(InputError, match="before the full effect"):
        Course(2009, 2012, until=2011)


def test_rates_are_raised_by_material_and_never_lowered() -> None:
    lamp = replace(
        SOLD,
        contents=(Content("copper", 1.0, "kg/piece"), Content("tin", 1.0, "kg/piece")),
        collection=sure(0.5),
        dismantling=sure(0.8),
    )
    step = Recycle(
        course=Course(2000, 2000),
        collection=sure(0.4),
        dismantling={"tin": sure(1.0)},
        recovery={"copper": sure(0.9)},
    )
    rates = {"recovery": {"copper": sure(0.5), "tin": sure(0.5)}, "dismantling": {"copper": sure(0.6)}}
    found = scenario(model(lamp, **rates), [step]).scenario
    copper, tin = found.cell("lamp", "copper"), found.cell("lamp", "tin")
    assert copper["recovered"][-1] / copper["discarded"][-1] == pytest.approx(0.5 * 0.6 * 0.9)
    assert tin["recovered"][-1] / tin["discarded"][-1] == pytest.approx(0.5 * 1.0 * 0.5)


@pytest.mark.parametrize("values", [1.0, np.linspace(3.0, 1.0, 7)], ids=["constant", "by cohort"])
def test_what_goes_into_a_further_life_is_a_share_of_what_leaves(values: Any) -> None:
    lamp = replace(SOLD, contents=(Content("copper", values, "kg/piece"),))
    course = Course(2000, 2000)
    steps = (
        Reuse(course=course, share=Assumption(0.2)),
        Repurpose(course=course, share=Assumption(0.3), lifetime=Fixed(50.0)),
    )
    found = outcome(model(lamp, *steps), "asked")
    flows, copper = found.product("lamp"), found.cell("lamp", "copper")
    assert flows["repurposed"] == pytest.approx(flows["returned"] * 1.5)
    assert copper["kept"][-1] > 0
    balance = np.cumsum(copper["inflow"] - copper["discarded"]) - copper["stock"]
    assert np.abs(balance).max() < 1e-9 * copper["stock"].max()


def test_amounts_that_do_not_fit_the_years_are_refused() -> None:
    with pytest.raises(InputError, match="after the last year"):
        model(SOLD, last_year=2002)
    with pytest.raises(InputError, match="from the first year on"):
        model(replace(SOLD, driven="stock"))
    with pytest.raises(InputError, match="none of given, stock"):
        model(SOLD, keeps="nothing")


def test_a_material_that_stands_twice_and_a_level_of_none_are_refused() -> None:
    copper = Content("copper", 1.0, "kg/piece")
    twice = Product(
        name="fan", unit="piece", amounts=[1.0, 2.0], lifetime=Fixed(3), contents=(copper, copper)
    )
    with pytest.raises(InputError, match="fan: copper stands twice"):
        Model(first_year=2000, products=(twice,))
    none = replace(twice, contents=(copper,), content_levels={"cooper": Assumption(1.0, grade="C")})
    with pytest.raises(InputError, match="fan holds no cooper"):
        Model(first_year=2000, products=(none,))
