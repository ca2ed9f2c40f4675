"""A fictional port district on real geography: 120 invented sites around true towns, their haves and wants.

Everything but the towns' coordinates (GeoNames) is invented, prices and factors too, and says so. The exchanges of
Kalundborg are no part of this: they are facts of `circulade.vocabularies.exchanges`.
"""

from random import Random
from typing import Any

from circulade.vocabularies.towns import towns

# Around the mouths of Rhine and Meuse.
WEST, SOUTH, EAST, NORTH = 3.9, 51.6, 5.1, 52.15
SITES = 120
OURS = "invented for the demo"
HEAT = "hot water of 70 °C"
SUMMER = [0, 0, 0, 1, 1, 2, 2, 2, 2, 1, 0, 0]
WINTER = [4, 4, 3, 2, 1, 0, 0, 0, 1, 2, 3, 4]
# Name, kind, haves (words, code, tonnes, disposal cost), wants (words, codes, tonnes, worth, processing, yield).
Have = tuple[str, str, int, int]
Want = tuple[str, tuple[str, ...], int, int, int, float]
KINDS: tuple[tuple[str, str, tuple[Have, ...], tuple[Want, ...]], ...] = (
    ("Power station", "plant", (("fly ash of coal", "10 01 02", 9000, 38), ("desulphurisation gypsum", "10 01 05", 5000, 22)), ()),
    ("Cement works", "plant", (), (("ash for clinker", ("10 01 02", "10 01 01"), 14000, 14, 4, 1.0), ("old tyres as fuel", ("16 01 03",), 2500, 45, 12, 1.0))),
    ("Plasterboard works", "plant", (("plasterboard offcuts", "17 08 02", 700, 55),), (("gypsum", ("10 01 05", "17 08 02"), 6000, 18, 6, 0.95),)),
    ("Paper mill", "plant", (("fibre sludge", "03 03 10", 3200, 42), ("bark", "03 03 01", 1800, 12)), (("waste paper", ("20 01 01", "15 01 01"), 9000, 85, 20, 0.9),)),
    ("Brick works", "plant", (), (("fibre sludge as pore former", ("03 03 10",), 2600, 8, 3, 1.0), ("sawdust", ("03 01 05",), 900, 25, 2, 1.0))),
    ("Brewery", "plant", (("spent grain", "02 07 04", 2100, 15),), ()),
    ("Dairy farm", "farm", (("manure, treated off the farm", "02 01 06", 1500, 6),), (("spent grain as feed", ("02 07 04",), 600, 48, 3, 1.0),)),
    ("Greenhouse", "farm", (("plant residues", "02 01 03", 400, 35),), ()),
    ("Biogas works", "plant", (), (("substrates", ("02 01 06", "02 01 03", "20 01 08", "02 07 04"), 7000, 18, 5, 1.0),)),
    ("Sewage works", "sewage_works", (("sewage sludge", "19 08 05", 2400, 95),), ()),
    ("Sludge recovery", "plant", (), (("sludge", ("19 08 05",), 8000, 5, 40, 1.0),)),
    ("Heat network", "heat_network", (), ()),
    ("Furniture works", "plant", (("sawdust and offcuts", "03 01 05", 900, 30),), ()),
    ("Board works", "plant", (), (("wood residues", ("03 01 05", "17 02 01"), 4200, 52, 8, 0.95),)),
    ("Municipal depot", "depot", (("kitchen waste of canteens", "20 01 08", 800, 70), ("waste paper", "20 01 01", 1500, 20)), ()),
    ("Demolition yard", "plant", (("crushed concrete", "17 01 01", 6500, 9), ("waste wood", "17 02 01", 900, 48)), ()),
    ("Concrete works", "plant", (), (("aggregate", ("17 01 01",), 12000, 11, 2, 1.0),)),
    ("Tyre dealer", "depot", (("old tyres", "16 01 03", 350, 110),), ()),
    ("Steel works", "plant", (("steel slag", "10 02 02", 7000, 14),), (("steel scrap", ("12 01 01", "17 04 05"), 9000, 210, 15, 0.97),)),
    ("Machine works", "plant", (("steel turnings", "12 01 01", 600, 5), ("spent emulsion", "12 01 09", 60, 190)), ()),
    ("Road builder", "plant", (), (("slag as road base", ("10 02 02", "10 01 01"), 9000, 12, 4, 1.0),)),
    ("Solvent recovery", "plant", (), (("solvents", ("14 06 03",), 900, 260, 120, 0.85),)),
    ("Paint works", "plant", (("spent solvents", "14 06 03", 120, 320),), ()),
    ("Packaging works", "plant", (("cardboard cuttings", "15 01 01", 1100, 15),), ()),
)  # fmt: skip
FIRST = ("Noord", "West", "Oost", "Zuid", "Haven", "Dijk", "Polder", "Sluis", "Duin", "Kade")
LAST = ("vaart", "werk", "land", "stroom", "poort", "baai", "hoek", "zicht", "brug", "mond")


def port_district(seed: str) -> dict[str, Any]:
    """Return the district with its sites, the same for the same seed."""
    chance = Random(f"{seed} symbiosis")  # a demo, no secret
    places = sorted(
        (town for town in towns() if WEST < town.point.lon < EAST and SOUTH < town.point.lat < NORTH),
        key=lambda town: town.geonameid,
    )
    names = [first + last for first in FIRST for last in LAST]
    chance.shuffle(names)
    sites = [_site(number, places, names, chance) for number in range(SITES)]
    return {
        "title": "Port district of Westerhaven (invented)",
        "note": "An invented port with invented sites around true towns, to show how a district works.",
        "territory": {
            "name": "Westerhaven (invented)",
            "country": "NL",
            "latitude": 51.92,
            "longitude": 4.25,
        },
        "city_role": "facilitator",
        "goals": "Less landfill by 2030, steam and ash used within the port, no firm's volumes told.",
        "funding": "A port fund pays half of each feasibility study (invented).",
        "authorities": [
            {"name": "Environment agency of Westerhaven (invented)", "competence": "waste permits"},
            {"name": "Water board of Westerhaven (invented)", "competence": "discharge and cooling water"},
        ],
        "inputs": {
            "per_tonne": 6.0,
            "per_tkm": 0.13,
            "fixed_cost": 2000.0,
            "uncertainty": 20.0,
            "price_source": OURS,
            "co2_per_tkm": 0.1,
            "co2_source": OURS,
            "co2_version": "demo",
        },
        "kinds": [
            {
                "kind": "heat",
                "per_unit": 1.5,
                "per_unit_km": 1.2,
                "longest_km": 12.0,
                "loss": 0.5,
                "source": OURS,
                "fixed_cost": 4000.0,
                "uncertainty": 20.0,
                "co2_per_unit_km": 0.3,
                "co2_source": OURS,
                "co2_version": "demo",
            }
        ],
        "hubs": [
            {
                "name": "Wood yard Middenhaven (invented)",
                "process": "shredding and screening",
                "tonnes": 5000.0,
                "latitude": 51.92,
                "longitude": 4.48,
                "fixed_cost": 8000.0,
                "source": OURS,
            }
        ],
        "treatments": [
            {
                "process": "shredding and screening",
                "code": "17 02 01",
                "output": "03 01 05",
                "gives": 0.95,
                "cost": 9.0,
                "source": OURS,
            }
        ],
        "streams": _described(sites),
        "sites": sites,
    }


def _described(sites: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what is known more of some streams: months with a store, a winter of heat, a limit that a mix may keep."""
    stems = {stem: [site["name"] for site in sites if site["name"].startswith(stem)] for stem, *_row in KINDS}
    share = "gypsum per cent"
    found: list[dict[str, Any]] = [
        {
            "site": stems["Greenhouse"][0],
            "words": "plant residues",
            "months": SUMMER,
            "storage": 150.0,
            "storage_cost": 2.0,
            "decay": 10.0,
        },
        {"site": stems["Heat network"][0], "words": HEAT, "months": WINTER},
        {
            "site": stems["Concrete works"][0],
            "words": "aggregate",
            "qualities": {share: 1.0},
            "mixed": True,
        },
    ]
    for name, measured in zip(stems["Demolition yard"], (0.4, 1.6, 0.7, 2.1, 0.5), strict=True):
        found.append({"site": name, "words": "crushed concrete", "qualities": {share: measured}})
    return found


def _site(number: int, places: list[Any], names: list[str], chance: Random) -> dict[str, Any]:
    stem, kind, haves, wants = KINDS[number % len(KINDS)]
    town = places[chance.randrange(len(places))]
    name = f"{stem} {names[number % len(names)]}" + (" 2" if number >= len(names) else "")
    return {
        "name": f"{name} (invented)",
        "kind": kind,
        "place": town.name,
        "latitude": round(town.point.lat + chance.uniform(-0.02, 0.02), 4),
        "longitude": round(town.point.lon + chance.uniform(-0.03, 0.03), 4),
        "haves": [_have(row, chance) for row in haves],
        "wants": [_want(row, chance) for row in wants],
        "heat": _heat(stem, chance),
    }


def _rough(tonnes: int, chance: Random) -> list[int]:
    middle = tonnes * chance.uniform(0.4, 1.6)
    size = 10 ** (len(str(int(middle))) - 2)
    return [round(middle * 0.85 / size) * size, round(middle * 1.15 / size) * size]


def _have(row: Have, chance: Random) -> dict[str, Any]:
    words, code, tonnes, cost = row
    return {
        "words": words,
        "code": code,
        "amount": _rough(tonnes, chance),
        "cost": cost + chance.randrange(-3, 4),
    }


def _want(row: Want, chance: Random) -> dict[str, Any]:
    words, codes, tonnes, price, processing, gives = row
    return {
        "words": words,
        "codes": list(codes),
        "amount": _rough(tonnes, chance),
        "price": price + chance.randrange(0, 3),
        "processing": processing,
        "gives": gives,
        "co2_saved": 40 + 10 * chance.randrange(0, 30),
    }


def _heat(stem: str, chance: Random) -> dict[str, Any]:
    """Return what flows as heat: power stations and steel works have it, heat networks and greenhouses want it."""
    sides = {"Power station": "have", "Steel works": "have", "Heat network": "want", "Greenhouse": "want"}
    if stem not in sides:
        return {}
    money = {"cost": 2} if sides[stem] == "have" else {"price": 34, "processing": 3, "co2_saved": 200}
    return {"side": sides[stem], "words": HEAT, "amount": _rough(20_000, chance), **money}
