"""Lifetimes that change by cohort and by year, initial stocks, negative inflows, and the UNU rule."""

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from tests.engines.stocks.by_hand import Floats

from circulade.engines.stocks import (
    ByCohort,
    Fixed,
    Gamma,
    InputError,
    LogNormal,
    Steady,
    Weibull,
    inflow_driven,
    stock_driven,
)

UNU_KEYS = Path(__file__).parents[4] / "shared/data/urbanmine/unu_keys.csv"
YEARS = 12
DRAW = np.random.default_rng(5)
INFLOW = DRAW.uniform(0, 9, (3, YEARS))
LIFETIME = Weibull([1.5, 2.0, 3.0], [4.0, 6.0, 5.0])


def repaired(inflow: Floats, shape: float, scale: float, factors: Floats) -> Floats:
    """Return the stock of one series, cohort by cohort and year by year: the definition of `by_year`."""
    stock = np.zeros(len(inflow))
    for cohort, amount in enumerate(inflow):
        left = amount
        for year in range(cohort, len(inflow)):
            law = stats.weibull_min(shape, scale=scale * factors[year])
            age = year - cohort + 0.5
            left *= law.sf(age) / (law.sf(age - 1) if age > 1 else 1.0)
            stock[year] += left
    return stock


@pytest.mark.parametrize("inflow_at", ["start", "middle", "end", "uniform"])
def test_the_same_factor_in_every_year_is_the_same_lifetime_either_way(inflow_at: str) -> None:
    options = {"inflow_at": inflow_at}
    longer = inflow_driven(INFLOW, LIFETIME.stretched(1.4), **options)  # type: ignore[arg-type]
    ones = np.full(YEARS, 1.4)
    for lifetime in (LIFETIME.by_cohort(ones), LIFETIME.by_year(ones)):
        stocks = inflow_driven(INFLOW, lifetime, **options)  # type: ignore[arg-type]
        np.testing.assert_allclose(stocks.stock, longer.stock, rtol=1e-12)
        np.testing.assert_allclose(stocks.outflow, longer.outflow, rtol=0, atol=1e-12)


def test_repair_works_on_all_cohorts_in_use_from_its_year_on() -> None:
    factors = np.where(np.arange(YEARS) < 6, 1.0, 1.5)
    stocks = inflow_driven(INFLOW[1], Weibull(2.0, 6.0).by_year(factors))
    np.testing.assert_allclose(stocks.stock[0], repaired(INFLOW[1], 2.0, 6.0, factors), rtol=1e-12)
    assert stocks.mass_balance < 1e-14


def test_repair_and_design_give_the_figures_of_flodym() -> None:
    inflow, factors = np.arange(1.0, 13.0), np.where(np.arange(12) < 6, 1.0, 1.5)
    repair = inflow_driven(inflow, Weibull(2.0, 6.0).by_year(factors)).stock[0, [5, 8, 11]]
    design = inflow_driven(inflow, LogNormal(5.0, 2.0).by_cohort(factors)).stock[0, [5, 8, 11]]
    # computed with flodym 1.1.0: lt_factor_by_year, lt_factor_by_cohort
    assert repair == pytest.approx([17.72391214102773, 37.09427545085362, 59.46524907366315], rel=1e-14)
    assert design == pytest.approx([18.474541848381815, 33.4077095882578, 55.75810975805891], rel=1e-14)


def test_design_works_on_the_cohorts_of_its_years_alone() -> None:
    factors = np.where(np.arange(YEARS) < 6, 1.0, 1.5)
    both = inflow_driven(INFLOW[1], Weibull(2.0, 6.0).by_cohort(factors)).stock
    old, new = INFLOW[1] * (factors == 1), INFLOW[1] * (factors > 1)
    parts = inflow_driven(old, Weibull(2.0, 6.0)).stock + inflow_driven(new, Weibull(2.0, 9.0)).stock
    np.testing.assert_allclose(both, parts, rtol=1e-13)


def test_parameters_by_cohort_are_those_of_each_cohort() -> None:
    scale = np.linspace(3, 8, YEARS)[np.newaxis]
    stocks = inflow_driven(INFLOW[:1], LogNormal(scale, 2.0))
    parts = sum(
        inflow_driven(INFLOW[:1] * (np.arange(YEARS) == c), LogNormal(scale[0, c], 2.0)).stock
        for c in range(YEARS)
    )
    np.testing.assert_allclose(stocks.stock, parts, rtol=1e-13)


@pytest.mark.parametrize("kind", ["plain", "cohort", "year"])
def test_what_came_before_is_as_if_its_inflows_had_been_given(kind: str) -> None:
    whole = inflow_driven(INFLOW, LIFETIME)
    then = ByCohort(np.array([whole.by_cohort(i).stock[3, :4] for i in range(3)]))
    ones = np.ones(YEARS - 4)
    lifetime = {"plain": LIFETIME, "cohort": LIFETIME.by_cohort(ones), "year": LIFETIME.by_year(ones)}[kind]
    later = inflow_driven(INFLOW[:, 4:], lifetime, initial=then)
    np.testing.assert_allclose(later.stock, whole.stock[:, 4:], rtol=1e-12)
    np.testing.assert_allclose(later.outflow, whole.outflow[:, 4:], rtol=0, atol=1e-12)
    np.testing.assert_allclose(later.before, whole.stock[:, 3], rtol=1e-14)
    back = stock_driven(whole.stock[:, 4:], lifetime, initial=then)
    np.testing.assert_allclose(back.inflow, INFLOW[:, 4:], rtol=0, atol=1e-10)


def test_a_plain_array_is_an_initial_stock_by_cohort() -> None:
    plain = inflow_driven(INFLOW[:1], Fixed(3), initial=[4.0, 1.0])
    assert (
        plain.stock.tolist()
        == inflow_driven(INFLOW[:1], Fixed(3), initial=ByCohort([4.0, 1.0])).stock.tolist()
    )
    with pytest.raises(InputError, match="negative or no number"):
        inflow_driven(INFLOW[:1], Fixed(3), initial=[-4.0])


def test_a_lifetime_too_flat_to_average_is_refused_not_guessed() -> None:
    with pytest.raises(InputError, match="so flat a lifetime"):
        inflow_driven([1.0, 1.0], Weibull(0.004, 10), inflow_at="uniform")


def test_a_steady_stock_stays_when_its_steady_inflow_goes_on() -> None:
    lifetime = Weibull.from_mean(mean=10, shape=2)
    held = stock_driven(np.full(20, 100.0), lifetime, initial=Steady(100.0), inflow_at="uniform")
    np.testing.assert_allclose(held.inflow, 10.0, rtol=1e-9)
    growing = stock_driven(100 * 1.02 ** np.arange(1, 21), lifetime, initial=Steady(100.0, growth=0.02))
    np.testing.assert_allclose(growing.inflow[0, 1:] / growing.inflow[0, :-1], 1.02, rtol=1e-9)


def test_what_should_be_gone_already_leaves_in_the_first_year() -> None:
    stocks = inflow_driven([0.0, 0.0], Fixed(3), initial=ByCohort([5.0, 0, 0, 0, 2.0]))
    assert (stocks.before[0], stocks.outflow[0].tolist(), stocks.stock[0].tolist()) == (7, [5, 0], [2, 2])
    assert stocks.mass_balance == 0


def test_early_retirement_takes_the_oldest_first_or_all_alike() -> None:
    stock = [10.0, 20.0, 6.0]
    oldest = stock_driven(stock, Fixed(9), negative="oldest-first")
    assert oldest.by_cohort(0).stock[2].tolist() == [0, 6, 0]
    alike = stock_driven(stock, Fixed(9), negative="proportional")
    np.testing.assert_allclose(alike.by_cohort(0).stock[2], [3, 3, 0], rtol=1e-14)
    for stocks in (oldest, alike):
        assert stocks.inflow.tolist() == [[10, 10, 0]]
        assert stocks.outflow.tolist() == [[0, 0, 14]]
        assert stocks.early[0].tolist() == [0, 0, 14]
    assert stock_driven(stock, Fixed(9), negative="accept").inflow.tolist() == [[10, 10, -14]]
    with pytest.raises(InputError, match="falls faster than its lifetime") as caught:
        stock_driven([sorted(stock), stock], Fixed(9), negative="error")
    assert [(p.series, p.year) for p in caught.value.problems] == [(1, 2)]


def test_a_negative_inflow_retires_early_or_is_accepted() -> None:
    stocks = inflow_driven([10.0, 5.0, -12.0], Fixed(9), negative="oldest-first")
    assert stocks.inflow.tolist() == [[10, 5, 0]]
    assert stocks.outflow.tolist() == [[0, 0, 12]]
    assert stocks.stock.tolist() == [[10, 15, 3]]
    assert inflow_driven([10.0, -2.0], Fixed(9), negative="accept").stock.tolist() == [[10, 8]]
    with pytest.raises(InputError, match="more than what is in stock"):
        inflow_driven([1.0, -2.0], Fixed(9), negative="proportional")


@pytest.mark.parametrize("lifetime", [LIFETIME, LIFETIME.by_cohort(np.linspace(1, 2, YEARS))])
def test_the_cohorts_add_up_to_the_series(lifetime: Weibull) -> None:
    for convention in ("cdf", "unu"):
        stocks = inflow_driven(INFLOW, lifetime, convention=convention)  # type: ignore[arg-type]
        table = stocks.by_cohort(1)
        np.testing.assert_allclose(table.stock.sum(axis=1), stocks.stock[1], rtol=1e-12)
        np.testing.assert_allclose(table.outflow.sum(axis=1), stocks.outflow[1], rtol=0, atol=1e-12)


def test_the_unu_rule_is_the_density_at_half_years_and_tells_what_it_loses() -> None:
    stocks = inflow_driven([100.0, *[0.0] * 39], Weibull(2.2, 15.16), convention="unu", inflow_at="end")
    ages = np.arange(40) + 0.5
    law = stats.weibull_min(2.2, scale=15.16)  # washing machines: UNU key 0104
    np.testing.assert_allclose(stocks.outflow[0], 100 * law.pdf(ages), rtol=1e-12)
    np.testing.assert_allclose(stocks.stock[0], 100 * (1 - np.cumsum(law.pdf(ages))), rtol=0, atol=1e-11)
    assert stocks.mass_gap[0] == pytest.approx(law.pdf(ages).sum() - law.cdf(40), abs=1e-12)
    short = inflow_driven([1.0] * 40, Gamma(0.5, 1.0), convention="unu")
    assert short.mass_gap[0] < -0.1
    with pytest.raises(InputError, match="no density"):
        inflow_driven([1.0], Fixed(2), convention="unu")


@pytest.mark.skipif(not UNU_KEYS.exists(), reason="the table of the 54 UNU keys is not there")
def test_the_unu_rule_loses_at_most_two_percent_of_any_unu_key() -> None:
    with UNU_KEYS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    shape, scale = ([float(row[f"weibull_{name}_nl_fr_be"]) for row in rows] for name in ("shape", "scale"))
    gap = inflow_driven(np.ones((54, 100)), Weibull(shape, scale), convention="unu").mass_gap
    assert (rows[int(gap.argmin())]["unu_key"], round(float(gap.min()), 4)) == ("0402", -0.0197)
    assert round(float(gap.max()), 4) == 0.0098


def test_factors_have_to_fit_and_be_above_zero() -> None:
    with pytest.raises(InputError, match=r"factors \[3\] do not fit 3 series of 12 years"):
        inflow_driven(INFLOW, LIFETIME.by_year(np.ones(3)))
    with pytest.raises(InputError, match="above zero"):
        LIFETIME.by_cohort([1.0, 0.0])
    with pytest.raises(InputError, match="do not fit"):
        inflow_driven(INFLOW, Weibull(np.ones(2), 1))
