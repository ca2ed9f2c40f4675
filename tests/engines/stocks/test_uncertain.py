"""Bands under doubt: reproducible wherever computed, right where the answer is known."""

import json
import tracemalloc
from importlib import import_module

import numpy as np
import pytest

from circulade.engines.stocks import (
    Assumption,
    Content,
    Course,
    DurableDesign,
    InputError,
    Model,
    Outcome,
    Product,
    Recycle,
    RefuseReduce,
    Repurpose,
    Reuse,
    Watch,
    Weibull,
    kernel_numpy,
    sampling,
    uncertain,
)
from circulade.engines.stocks.bands import Bands
from circulade.engines.stocks.column import column
from circulade.engines.stocks.kernel_numpy import count_below
from circulade.engines.stocks.layout import layout_of
from circulade.engines.stocks.outcome import MATERIAL_FLOWS, PRODUCT_FLOWS, product_outcome
from circulade.files.canonical import canonical_json
from circulade.files.engines import recompute
from circulade.files.stocks.model_run import model_from_inputs, model_inputs

PHONE = Product(
    name="phone",
    unit="pieces",
    amounts=np.full(6, 1000.0),
    lifetime=Weibull(2, 3),
    contents=(Content("gold", 0.03, "g/piece"),),
    level=Assumption(1.0, "uniform", 0.8, 1.2),
    content_levels={"gold": Assumption(1.0, "uniform", 0.6, 1.4)},
    collection=Assumption(1.0),
)
MODEL = Model(
    first_year=2020,
    products=(PHONE,),
    recovery={"gold": Assumption(1.0)},
    scenarios={"less": (RefuseReduce(course=Course(2020, 2020), share=Assumption(0.5)),)},
)
KEY = ("", "material", "gold", "stock")


def test_bands_are_those_of_the_known_distribution() -> None:
    found = uncertain(MODEL, 2000, 1)
    stock = found.bands["", "product", "phone", "stock"]
    np.testing.assert_allclose(stock.p5 / stock.p50, 0.82, rtol=5e-3)
    np.testing.assert_allclose(stock.p95 / stock.p50, 1.18, rtol=5e-3)
    np.testing.assert_allclose(stock.mean, stock.p50, rtol=5e-3)


def test_variance_goes_to_the_assumption_it_comes_from() -> None:
    shares = uncertain(MODEL, 1024, 1).explained[KEY]
    assert list(shares) == ["product/phone/content/gold", "product/phone/level"]
    level, gold = 0.04 / 3, 0.16 / 3  # variances of the two factors, whose product is the result
    whole = (1 + level) * (1 + gold) - 1
    assert shares["product/phone/content/gold"] == pytest.approx(gold / whole, abs=0.02)
    assert shares["product/phone/level"] == pytest.approx(level / whole, abs=0.02)


def test_scenarios_see_the_same_draws_as_the_baseline() -> None:
    found = uncertain(MODEL, 256, 3)
    less, base = found.differences["less", *KEY[1:]], found.bands[KEY]
    np.testing.assert_allclose(less.p50, -base.p50 / 2, rtol=1e-12)
    np.testing.assert_allclose(less.p5, -base.p95 / 2, rtol=1e-12)


def test_the_same_seed_gives_the_same_bytes_wherever_it_is_computed() -> None:
    here = canonical_json(uncertain(MODEL, 700, 9).as_json())
    assert canonical_json(uncertain(MODEL, 700, 9, on="processes").as_json()) == here
    assert canonical_json(uncertain(MODEL, 700, 10).as_json()) != here
    assert canonical_json(uncertain(MODEL, 700, 9, accelerator="numpy").as_json()) == here


def test_a_chunk_of_draws_does_not_depend_on_those_before_it() -> None:
    whole = list(sampling.chances(7, draws=700, seed=4))
    assert [len(chunk) for chunk in whole] == [256, 256, 188]
    assert (next(sampling.chances(7, draws=700, seed=4, start=2)) == whole[2]).all()
    for chunk in whole[:2]:  # every sixteenth of each assumption is drawn equally often
        assert (np.histogram(chunk[:, 6], bins=16, range=(0, 1))[0] == 16).all()


def test_memory_does_not_grow_with_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether two threads hold a chunk at the same time is chance.
    monkeypatch.setattr(import_module("circulade.engines.stocks.uncertain"), "MOST_THREADS", 1)
    peaks = []
    for draws in (1000, 6000):
        tracemalloc.start()
        uncertain(MODEL, draws, 1)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] + 200_000


def test_quantiles_are_exact_for_one_chunk_and_close_after_many() -> None:
    values = np.random.default_rng(1).lognormal(size=(50, 4096))
    bands = Bands.of(values[:, :256])
    for level in (0.05, 0.5, 0.95):
        exact = np.quantile(values[:, :256], level, axis=1)
        np.testing.assert_allclose(bands.quantile(level), exact, rtol=1e-12)
    for start in range(256, 4096, 256):
        bands.add(np.ascontiguousarray(values[:, start : start + 256]), kernel_numpy)
    for level in (0.05, 0.5, 0.95):
        assert np.abs(bands.quantile(level) / np.quantile(values, level, axis=1) - 1).mean() < 0.01


def test_the_accelerator_counts_alike() -> None:
    compiled = pytest.importorskip("circulade.engines.stocks.kernel_numba")
    draw = np.random.default_rng(2)
    ordered = np.sort(draw.integers(0, 20, (9, 30)).astype(np.float64), axis=1)
    edges = np.sort(draw.integers(0, 20, (9, 8)).astype(np.float64), axis=1)
    one, two = np.zeros((9, 8), dtype=np.int32), np.zeros((9, 8), dtype=np.int32)
    count_below(ordered, edges, one)
    compiled.count_below(ordered, edges, two)
    assert (one == two).all()
    assert one[3, 4] == (ordered[3] < edges[3, 4]).sum()


@pytest.mark.parametrize(
    "assumption",
    [
        Assumption(2.0, "triangular", 1.0, 5.0),
        Assumption(2.0, "normal", 1.0, 3.5),
        Assumption(2.0, "lognormal", 1.0, 5.0),
        Assumption(2.0, grade="D"),
    ],
    ids=["triangular", "normal", "lognormal", "graded"],
)
def test_assumptions_have_the_quantiles_they_state(assumption: Assumption) -> None:
    low, middle, high = assumption.at(np.array([0.05, 0.5, 0.95]))
    if assumption.law == "triangular":
        assert assumption.at(np.array([0.25])) == pytest.approx([2.0])
    else:
        ends = (assumption.low or 2.0 / 1.5, 2.0, assumption.high or 3.0)
        assert (low, middle, high) == pytest.approx(ends)


def test_what_is_no_assumption_is_refused() -> None:
    for wrong in (
        ("uniform", None, None, "needs low and high"),
        ("uniform", 3.0, 4.0, "does not lie between"),
    ):
        with pytest.raises(InputError, match=wrong[3]):
            Assumption(2.0, wrong[0], wrong[1], wrong[2])  # type: ignore[arg-type]
    with pytest.raises(InputError, match="only values above zero"):
        Assumption(2.0, "lognormal", 0.0, 4.0)
    with pytest.raises(InputError, match="is none of"):
        Watch(products=("lost",))
    with pytest.raises(InputError, match="draws must be at least 2"):
        uncertain(MODEL, 1, 1)


def test_a_stored_run_of_a_model_is_recomputed_from_its_inputs_alone() -> None:
    inputs = model_inputs(MODEL, draws=300, seed=5, explain_year=2024)
    stored = json.loads(canonical_json(inputs))
    assert recompute("stocks.model", stored) == model_from_inputs(inputs)
    assert model_from_inputs(inputs)["ranges"]["explain_year"] == 2024


def tangled() -> Model:
    """A model in which something of every kind happens: courses of contents, loops, second uses, rates by year."""
    course = Course(2021, 2023)
    falling = np.linspace(1.0, 0.2, 6)
    tablet = Product(
        name="tablet",
        unit="pieces",
        amounts=np.linspace(100, 900, 6),
        lifetime=Weibull(2, 2),
        contents=(
            Content("gold", 0.05 * falling, "g/piece"),
            Content("silver", 0.7 * falling, "g/piece"),
            Content("copper", falling[::-1], "g/piece"),
            Content("tin", 0.3, "g/piece"),
        ),
        longevity=Assumption(1.0, "uniform", 0.8, 1.2),
        content_levels={"silver": Assumption(1.0, grade="C")},
        collection=Assumption(0.4, "triangular", 0.3, 0.5),
        dismantling=Assumption(0.9),
    )
    return Model(
        first_year=2020,
        products=(PHONE, tablet),
        recovery={name: Assumption(0.6, "triangular", 0.4, 0.8) for name in ("gold", "silver", "copper")},
        scenarios={
            "less": (RefuseReduce(course=course, share=Assumption(0.5), products=("phone",)),),
            "again": (Reuse(course=course, share=Assumption(0.4, grade="C")),),
            "storage": (Repurpose(course=course, share=Assumption(0.2), lifetime=Weibull(2, 4)),),
            "design": (DurableDesign(course=course, factor=Assumption(1.3), products=("tablet",)),),
            "recycle": (
                Recycle(course=course, collection=Assumption(0.8), recovery={"gold": Assumption(0.9)}),
            ),
        },
    )


def test_all_draws_together_are_what_each_draw_is_by_itself() -> None:
    model, watch = tangled(), Watch(products=PRODUCT_FLOWS, materials=MATERIAL_FLOWS)
    known = model.assumptions()
    values = {key: one.at(np.linspace(0.1, 0.9, 3)) for key, one in known.items()}
    layout = layout_of(model, watch.keys(model))
    whole = column(model, watch, layout, values, 3, "numpy").reshape(-1, 6, 3)
    for draw in range(3):
        fixed = {key: np.array([value[draw]]) for key, value in values.items()}
        for scenario in ("", *model.scenarios):
            alone = Outcome(
                model, {one.name: product_outcome(model, scenario, one, fixed) for one in model.products}
            )
            for key, place in layout.place.items():
                if key[0] == scenario:
                    told = alone.product(key[2]) if key[1] == "product" else alone.material(key[2])
                    np.testing.assert_allclose(whole[place, :, draw], told[key[3]], rtol=1e-12, atol=1e-12)


def test_what_a_scenario_does_not_touch_is_no_difference() -> None:
    found = uncertain(tangled(), 64, 2)
    key = ("less", "product", "tablet", "stock")
    assert found.bands[key] is found.bands["", *key[1:]]
    assert found.differences[key].p95.tolist() == [0.0] * 6
    assert found.explained["recycle", "material", "gold", "stock"] == {}
    assert found.differences["recycle", "material", "gold", "recovered"].p5[-1] > 0


def test_the_accelerator_changes_no_bit_of_bands_and_shares_of_variance() -> None:
    pytest.importorskip("numba")
    slow, fast = (uncertain(tangled(), 700, 4, accelerator=way).as_json() for way in ("numpy", "numba"))  # type: ignore[arg-type]
    assert slow == fast
