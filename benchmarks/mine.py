"""A large study of the urban mine: processor time and memory beside its number of products and draws.

Run `python benchmarks/mine.py [PRODUCTS [DRAWS]]`; 500 products, ten substances, three scenarios and 4,096 draws unless
given. Memory is the largest that the process ever had; where it begins is told beside it.
"""

import resource
import sys
import time

from circulade.files.mine import (
    Assumption,
    Header,
    Point,
    Product,
    Strategy,
    Study,
    Substance,
    run_study,
)

SUBSTANCES = 10


def study(products: int, draws: int) -> Study:
    """Return products by turns from stocks, from sales, with content by year of make, under three scenarios."""
    keys = [f"p{number}" for number in range(products)]
    metals = [f"m{number}" for number in range(SUBSTANCES)]
    points, assumptions = [], []
    for number, key in enumerate(keys):
        points += [
            Point(key, year, 100.0 + number + 7 * (year - 2010), "piece", "made up")
            for year in range(2010, 2026)
        ]
        assumptions += [
            Assumption(key, "lifetime", 8.0 + number % 9, form="weibull", spread=2.5, grade="B"),
            Assumption(key, "mass", 3.0, "kg/piece", grade="C"),
        ]
        for place, metal in enumerate(metals):
            years = (2010, 2020) if place < 2 else (None,)
            assumptions += [
                Assumption(key, "content", 0.2 / (1 + at), "kg/piece", metal, year, grade="C")
                for at, year in enumerate(years)
            ]
    assumptions += [
        Assumption("", "collection", 50.0, grade="C"),
        Assumption("", "recovery", 60.0, grade="D"),
        Assumption("", "history", 3.0),
    ]
    return Study(
        Header("Large", base_year=2025, last_year=2050, draws=draws),
        products=tuple(
            Product(key, key, ("stock", "sales")[number % 2], "piece") for number, key in enumerate(keys)
        ),
        substances=tuple(Substance(metal, metal, "strategic") for metal in metals),
        points=tuple(points),
        assumptions=tuple(assumptions),
        strategies=(
            Strategy("Second life", 1, "repurpose", 2026, 2035, share=30.0, second_life=6.0),
            Strategy("Better design", 1, "design", 2026, 2035, longer=20.0),
            Strategy("Collect", 1, "collect", 2026, 2035, share=70.0),
        ),
    )


def main() -> None:
    products, draws = (
        (int(each) for each in (*sys.argv[1:], "500", "4096")[:2])
        if len(sys.argv) != 2
        else (
            int(sys.argv[1]),
            4096,
        )
    )
    asked = study(products, draws)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun, used = time.perf_counter(), time.process_time()
    result = run_study(asked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{products} products × {SUBSTANCES} substances × {len(result['scenarios'])} scenarios × {draws} draws"
    )
    print(f"processor {time.process_time() - used:.0f} s, clock {time.perf_counter() - begun:.0f} s")
    print(f"memory {peak:.0f} MB, {peak - before:.0f} MB above the input")
    print(f"mass balance {result['mass_balance']:.1e}")


if __name__ == "__main__":
    main()
