"""How long a search for a place takes: `python benchmarks/search_places.py`."""

from statistics import median
from time import perf_counter

from circulade.vocabularies.places import search_places

QUERIES = [
    "München",
    "Wien",
    "Lisboa",
    "Flanders",
    "Θεσσαλονίκη",
    "София",
    "Muncihen",
    "xyzzyqq",
    "a",
    "s",
    "sa",
    "san",
    "Helsinki-Uusimaa",
    "DE212",
    "Bruxelles",
    "Roubaix",
]


def milliseconds(text: str) -> float:
    start = perf_counter()
    search_places(text)
    return (perf_counter() - start) * 1000


def main() -> None:
    print(f"first search, with the index: {milliseconds('Wien'):8.1f} ms")
    times = {query: median(milliseconds(query) for _ in range(20)) for query in QUERIES}
    slowest = max(times, key=lambda query: times[query])
    print(f"median of {len(times)} queries:       {median(times.values()):8.2f} ms")
    print(f"slowest ({slowest}):                  {times[slowest]:8.2f} ms")


if __name__ == "__main__":
    main()
