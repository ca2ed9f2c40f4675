"""Stocks from inflows and inflows from stocks: the definitions, and what must hold for any input."""

from importlib.util import find_spec

import numpy as np
import pytest
from tests.engines.stocks.by_hand import flows, frozen

from circulade.engines.stocks import (
    Fixed,
    FoldedNormal,
    Gamma,
    InputError,
    Lifetime,
    LogNormal,
    Normal,
    Weibull,
    inflow_driven,
    stock_driven,
)
from circulade.engines.stocks.kernels import prepare

INFLOW = [3.0, 0.0, 12.5, 7.25, 1.0, 0.0, 0.0, 4.0, 9.0, 2.0]
LAWS: dict[str, tuple[type[Lifetime], float, float]] = {
    "weibull": (Weibull, 1.8, 4.0),
    "lognormal": (LogNormal, 5.0, 2.5),
    "normal": (Normal, 4.0, 1.5),
    "folded_normal": (FoldedNormal, 3.0, 2.0),
    "gamma": (Gamma, 2.2, 1.7),
}
MOMENTS = ("start", "middle", "end", "uniform")


def many(series: int = 40, years: int = 30) -> tuple[np.ndarray, Weibull]:
    """Return series whose inflow differs, each with its own lifetime."""
    draw = np.random.default_rng(7)
    return draw.uniform(0, 9, (series, years)), Weibull(
        draw.uniform(0.7, 4, series), draw.uniform(1, 20, series)
    )


@pytest.mark.parametrize("inflow_at", MOMENTS)
@pytest.mark.parametrize("name", LAWS)
def test_every_law_and_moment_is_the_double_sum_of_the_definition(name: str, inflow_at: str) -> None:
    make, one, two = LAWS[name]
    stocks = inflow_driven(INFLOW, make(one, two), inflow_at=inflow_at)  # type: ignore[arg-type,call-arg]
    stock, outflow = flows(INFLOW, frozen(name, one, two), inflow_at)
    np.testing.assert_allclose(stocks.stock[0], stock, rtol=0, atol=2e-9)
    np.testing.assert_allclose(stocks.outflow[0], outflow, rtol=0, atol=2e-9)


@pytest.mark.parametrize("inflow_at", MOMENTS)
def test_a_stock_gives_back_the_inflow_it_came_from(inflow_at: str) -> None:
    inflow, lifetime = many()
    there = inflow_driven(inflow, lifetime, inflow_at=inflow_at)  # type: ignore[arg-type]
    back = stock_driven(there.stock, lifetime, inflow_at=inflow_at, negative="accept")  # type: ignore[arg-type]
    np.testing.assert_allclose(back.inflow, inflow, rtol=0, atol=1e-9)
    np.testing.assert_allclose(back.outflow, there.outflow, rtol=0, atol=1e-9)


def test_mass_is_kept() -> None:
    inflow, lifetime = many()
    assert inflow_driven(inflow, lifetime).mass_balance < 1e-14
    stock = np.cumsum(inflow, axis=1)
    assert stock_driven(stock, lifetime).mass_balance < 1e-14


def test_sums_of_inflows_give_sums_of_stocks_and_multiples_multiples() -> None:
    inflow, lifetime = many()
    one, two = inflow_driven(inflow, lifetime), inflow_driven(inflow[::-1], lifetime)
    both = inflow_driven(inflow + 3 * inflow[::-1], lifetime)
    np.testing.assert_allclose(both.stock, one.stock + 3 * two.stock, rtol=1e-13)
    np.testing.assert_allclose(both.outflow, one.outflow + 3 * two.outflow, rtol=1e-12)


def test_an_inflow_some_years_later_gives_everything_some_years_later() -> None:
    inflow, lifetime = many()
    later = np.concatenate((np.zeros((40, 5)), inflow[:, :-5]), axis=1)
    assert (
        inflow_driven(later, lifetime).stock[:, 5:] == inflow_driven(inflow, lifetime).stock[:, :-5]
    ).all()


def test_nothing_is_negative_and_nothing_leaves_before_it_can() -> None:
    stocks = inflow_driven([[7.1, 0.3, 0, 0, 0, 0]], Fixed(3))
    assert stocks.outflow.tolist() == [[0, 0, 0, 7.1, 0.3, 0]]
    assert stocks.stock[0, 4:].tolist() == [0, 0]


def test_a_weibull_of_shape_one_is_exponential() -> None:
    inflow = np.zeros(50)
    inflow[0] = 100.0
    stocks = inflow_driven(inflow, Weibull(1, 8), inflow_at="start")
    np.testing.assert_allclose(stocks.stock[0], 100 * np.exp(-np.arange(1, 51) / 8), rtol=1e-14)


def test_a_steady_inflow_ends_at_inflow_times_mean_lifetime() -> None:
    stocks = inflow_driven(np.full(200, 10.0), Weibull.from_mean(mean=12, shape=2), inflow_at="uniform")
    assert stocks.stock[0, -1] == pytest.approx(120, abs=1e-9)


def test_alone_or_among_others_and_in_any_order_a_series_has_the_same_bits() -> None:
    inflow, lifetime = many(series=300)
    together = inflow_driven(inflow, lifetime)
    order = np.random.default_rng(1).permutation(300)
    moved = inflow_driven(inflow[order], lifetime.taken(order))
    assert (moved.outflow == together.outflow[order]).all()
    alone = inflow_driven(inflow[17], Weibull(lifetime.shape[17], lifetime.scale[17]))
    assert (alone.outflow[0] == together.outflow[17]).all()


@pytest.mark.parametrize("convention", ["cdf", "unu"])
def test_the_accelerator_changes_no_bit(convention: str) -> None:
    pytest.importorskip("numba")
    for years in (1, 3, 30):
        inflow, lifetime = many(years=years)
        options = {"convention": convention, "negative": "accept"}
        plain = inflow_driven(inflow, lifetime, accelerator="numpy", **options)  # type: ignore[arg-type]
        fast = inflow_driven(inflow, lifetime, accelerator="numba", **options)  # type: ignore[arg-type]
        assert (plain.stock == fast.stock).all()
        assert (plain.outflow == fast.outflow).all()
        plain = stock_driven(inflow, lifetime, accelerator="numpy", **options)  # type: ignore[arg-type]
        fast = stock_driven(inflow, lifetime, accelerator="numba", **options)  # type: ignore[arg-type]
        assert (plain.inflow == fast.inflow).all()
        assert (plain.outflow == fast.outflow).all()


@pytest.mark.parametrize(("series", "years"), [(21, 30), (8, 17), (3, 8)])
def test_the_accelerator_changes_no_bit_beside_a_past_and_with_one_lifetime_for_all(
    series: int, years: int
) -> None:
    pytest.importorskip("numba")
    inflow, lifetime = many(series=series, years=years)
    for own in (lifetime, Weibull(2.0, 9.0)):
        plain = inflow_driven(inflow, own, initial=[5.0, 1.0, 3.0], accelerator="numpy")
        fast = inflow_driven(inflow, own, initial=[5.0, 1.0, 3.0], accelerator="numba")
        assert (plain.stock == fast.stock).all()
        assert (plain.outflow == fast.outflow).all()
        there = stock_driven(plain.stock, own, initial=[5.0, 1.0, 3.0], accelerator="numpy")
        back = stock_driven(plain.stock, own, initial=[5.0, 1.0, 3.0], accelerator="numba")
        assert (there.inflow == back.inflow).all()
        assert (there.outflow == back.outflow).all()


def test_compiled_sums_are_made_ready_where_they_can_be() -> None:
    assert prepare() == (find_spec("numba") is not None)


def test_the_years_have_to_follow_one_another() -> None:
    with pytest.raises(InputError, match="after 2001 comes 2003"):
        inflow_driven([1, 2, 3], Fixed(2), years=[2000, 2001, 2003])
    with pytest.raises(InputError, match="2 years are named, but there are values for 3"):
        inflow_driven([1, 2, 3], Fixed(2), years=[2000, 2001])


@pytest.mark.parametrize(
    ("value", "text"), [(-1.0, "negative"), (np.nan, "no number"), (np.inf, "no number")]
)
def test_what_is_no_amount_is_refused_with_its_place(value: float, text: str) -> None:
    with pytest.raises(InputError, match=text) as caught:
        inflow_driven([[1, 2, 3], [1, value, 3]], Fixed(2))
    assert (caught.value.problems[0].series, caught.value.problems[0].year) == (1, 1)


@pytest.mark.parametrize("make", [Weibull, LogNormal, Normal, FoldedNormal, Gamma])
def test_parameters_have_to_be_above_zero(make: type[Lifetime]) -> None:
    with pytest.raises(InputError, match="must be above zero"):
        make([2.0, 0.0], 3.0)  # type: ignore[call-arg]
    with pytest.raises(InputError, match="must be above zero"):
        make(2.0, float("nan"))  # type: ignore[call-arg]


def test_a_series_without_inflow_has_no_stock() -> None:
    assert inflow_driven(np.zeros((1, 4)), Fixed(2)).mass_balance == 0
