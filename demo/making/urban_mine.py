"""Studies of the urban mine for the demo: true figures with their sources, estimates and own guesses marked as such.

Nothing here is invented: what no source was read for is an assumption of grade E whose reason says so.
"""

from typing import Any

FUTURAM = "FutuRaM, Critical raw materials outlook for WEEE, October 2025: EU27+4 in 2022"
PLACES = (
    (
        "Helsinki-Uusimaa",
        1_753_828,
        2023,
        "Statistics Finland, 30 September 2023, on the region's own pages",
    ),
    ("Capannori", 46_810, 2024, "Municipality of Capannori, January 2024, reported by La Nazione"),
    ("Munich", 1_512_491, 2022, "Federal Statistical Office of Germany, 31 December 2022"),
)


def studies() -> list[dict[str, Any]]:
    """Return the studies: three by population, whose national figures are shipped, and one from a register."""
    return [*(_by_population(*place) for place in PLACES), _register()]


def _by_population(place: str, people: int, year: int, source: str) -> dict[str, Any]:
    return {
        "territory": place,
        "title": f"{place}: equipment, panels and car batteries by population",
        "note": "An estimate from national and European figures and the population, not from figures of the place.",
        "population": people,
        "population_year": year,
        "population_source": source,
        "base_year": 2022,
        "products": [
            {"key": "eee", "catalogue": "eee", "name": "Electrical equipment", "way": "population"},
            {"key": "pv", "catalogue": "pv_csi", "name": "Photovoltaic panels", "way": "population"},
            {
                "key": "ev",
                "catalogue": "ev_battery_nmc622",
                "name": "Batteries of electric cars",
                "way": "population",
            },
        ],
        "points": [],
        "assumptions": [*_equipment(), *_rates()],
        "strategies": _strategies(),
    }


def _point(product: str, year: int, value: str, unit: str, source: str, grade: str) -> dict[str, str]:
    return {
        "product": product,
        "year": str(year),
        "value": value,
        "unit": unit,
        "source": source,
        "grade": grade,
    }


def _equipment() -> list[dict[str, str]]:
    """All equipment together: contents from what was recovered and lost in treatment, so a lower bound."""
    # Tonnes recovered from 5.7 Mt treated; 400 kt of critical materials recovered and 100 kt lost: 80 %.
    recovered = {
        "copper": 162_000,
        "aluminium": 207_000,
        "silicon": 12_000,
        "tungsten": 1_000,
        "palladium": 2,
    }
    reason = "what was recovered, divided by the 5.7 Mt treated and by 80 %: a lower bound"
    contents = [
        {
            "product": "eee",
            "kind": "content",
            "substance": name,
            "value": f"{tonnes / 5.7e6 / 0.8:.6g}",
            "unit": "kg/kg",
            "source": FUTURAM,
            "grade": "D",
            "reason": reason,
        }
        for name, tonnes in recovered.items()
    ]
    history = {
        "product": "eee",
        "kind": "history",
        "value": "3",
        "low": "1",
        "high": "5",
        "grade": "E",
        "reason": "no figures before 2012 were read: own estimate of the growth before",
    }
    battery = {
        "product": "ev",
        "kind": "lifetime",
        "form": "weibull",
        "value": "14",
        "spread": "3.5",
        "low": "10",
        "high": "18",
        "grade": "E",
        "reason": "no lifetime of traction batteries was read: own estimate, change it",
    }
    return [*contents, history, battery]


def _rates() -> list[dict[str, str]]:
    shared = {"source": FUTURAM, "grade": "D"}
    collected = [
        {"product": key, "kind": "collection", "value": "54", "low": "40", "high": "60"} | shared
        for key in ("eee", "pv")
    ]
    yields = [{"product": "eee", "kind": "recovery", "value": "80", "low": "70", "high": "90"} | shared]
    return [*collected, *yields]


def _strategies() -> list[dict[str, str]]:
    ramp = {"start": "2026", "full": "2032"}
    return [
        {"scenario": "Longer life", "order": "1", "strategy": "repair", "product": "eee", "longer": "20"}
        | ramp,
        {
            "scenario": "Longer life",
            "order": "2",
            "strategy": "repurpose",
            "product": "ev",
            "share": "40",
            "second_life": "8",
        }
        | ramp,
        {"scenario": "Collect 65 %", "order": "1", "strategy": "collect", "product": "eee", "share": "65"}
        | ramp,
        {"scenario": "Collect 65 %", "order": "2", "strategy": "collect", "product": "pv", "share": "65"}
        | ramp,
    ]


def _register() -> dict[str, Any]:
    """Panels in Munich from the public register of generating units, as the city reads it."""
    register = "Marktstammdatenregister of the Bundesnetzagentur, read by the City of Munich"
    return {
        "territory": "Munich",
        "title": "Munich: photovoltaic panels from the public register",
        "note": "A stock series typed from a public register; the years between its figures are filled in.",
        "population": 1_512_491,
        "population_year": 2022,
        "population_source": "Federal Statistical Office of Germany, 31 December 2022",
        "base_year": 2024,
        "products": [{"key": "pv", "catalogue": "pv_csi", "name": "Photovoltaic panels", "way": "stock"}],
        "points": [
            _point(
                "pv",
                2013,
                "46.1",
                "MW",
                "City of Munich, solar energy pages: end of 2013, 3,400 installations",
                "A",
            ),
            _point("pv", 2022, "100", "MW", f"{register}: over 100 MW at the end of 2022, rounded", "B"),
            _point("pv", 2023, "144", "MW", f"{register}: 189 MW less the 45 MW added in 2024", "B"),
            _point("pv", 2024, "189", "MW", f"{register}, monitoring of the master plan, end of 2024", "A"),
        ],
        "assumptions": [
            {
                "product": "pv",
                "kind": "history",
                "value": "56",
                "low": "40",
                "high": "70",
                "source": "Growth of German capacity from 2000 to 2013, IRENA",
                "grade": "D",
                "reason": "the register's figures begin in 2013: the years before grew as in Germany",
            },
            {
                "product": "pv",
                "kind": "growth",
                "value": "8",
                "low": "0",
                "high": "15",
                "grade": "E",
                "reason": "own estimate; the city's plan of 100 MW a year is faster",
            },
            {
                "product": "pv",
                "kind": "collection",
                "value": "54",
                "low": "40",
                "high": "60",
                "source": FUTURAM,
                "grade": "D",
            },
        ],
        "strategies": [
            {
                "scenario": "Repair",
                "order": "1",
                "strategy": "repair",
                "product": "pv",
                "longer": "15",
                "start": "2026",
                "full": "2035",
            }
        ],
    }
