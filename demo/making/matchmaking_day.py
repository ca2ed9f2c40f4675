"""A matchmaking day for the demo: 120 invented people, what they seek and offer, whom they wish to meet."""

from random import Random
from typing import Any

from demo.making.names import TERRITORIES

PEOPLE, SLOTS, TABLES = 120, 10, 30
CHALLENGES = (
    "Reuse of building materials",
    "Critical raw materials from old devices",
    "Public procurement of circular products",
    "Financing circular investments",
)
# What one seeks, and what answers it, by challenge.
WORDS = {
    0: (
        "a partner for testing reclaimed timber and steel",
        "a depot for reclaimed building materials, open to visits",
    ),
    1: (
        "a collection scheme for small devices with batteries",
        "two years of experience with collecting small devices",
    ),
    2: (
        "criteria for buying refurbished furniture",
        "tender documents for refurbished furniture, in use since 2021",
    ),
    3: ("a bank that lends against secondary materials", "a regional fund for circular investments"),
}
FIRST = [
    "Alda",
    "Bram",
    "Cira",
    "Dovo",
    "Elin",
    "Faro",
    "Gita",
    "Hale",
    "Inga",
    "Joris",
    "Kaia",
    "Lumo",
    "Mira",
    "Nilo",
    "Oda",
    "Piet",
    "Runa",
    "Silo",
    "Tova",
    "Ursi",
]
LAST = [
    "Almgard",
    "Bruneck",
    "Castelmor",
    "Dahlvik",
    "Ekström",
    "Fontaval",
    "Grevena",
    "Holmar",
    "Ivanova",
    "Jelavic",
    "Korhola",
    "Lindqvar",
]
LANGUAGES = ("en", "en", "en", "fr", "de")
# Where clocks show another time than on site; people online read times on their own.
ZONES = {
    "FI": "Europe/Helsinki",
    "IE": "Europe/Dublin",
    "LT": "Europe/Vilnius",
    "LV": "Europe/Riga",
    "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest",
}
STANDS = ("Timber bank (invented)", "Repair workshop (invented)")


def matchmaking_day(seed: str) -> dict[str, Any]:
    """Return the day: challenges, people, and their requests by position."""
    draw = Random(f"{seed} matchmaking day")
    countries = sorted(TERRITORIES)
    popularity = [1 / (1 + place) ** 0.7 for place in range(PEOPLE)]
    draw.shuffle(popularity)
    people, requests = [], []
    for number in range(PEOPLE):
        has, solved = draw.sample(range(len(CHALLENGES)), 2)
        country = draw.choice(countries)
        slots = "".join("1" if draw.random() < 0.85 else "0" for _slot in range(SLOTS))
        people.append(
            {
                "name": f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) * 2 % len(LAST)]} (invented)",
                "email": f"meeting-{number + 1}@example.org",
                "organisation": f"{draw.choice(TERRITORIES[country])} (invented)",
                "country": country,
                "language": LANGUAGES[number % len(LANGUAGES)],
                "languages": sorted({"en", LANGUAGES[number % len(LANGUAGES)]}),
                "online": (online := draw.random() < 0.3),
                "time_zone": ZONES.get(country, "") if online else "",
                "available": slots if "1" in slots else "1" * SLOTS,
                "seeks": WORDS[has][0],
                "offers": WORDS[solved][1],
                "has": has,
                "solved": solved,
                "can_host": draw.random() < 0.2,
            }
        )
    for asking in range(PEOPLE):
        others = [other for other in range(PEOPLE) if other != asking]
        weights = [popularity[other] for other in others]
        requests += [
            [asking, asked, draw.choice((1, 2, 2, 3)), draw.random() < 0.05]
            for asked in dict.fromkeys(draw.choices(others, weights, k=7))
        ]
    return {
        "slug": "matchmaking-day",
        "title": {"en": "Matchmaking day (invented)", "fr": "Journée de rencontres (inventée)"},
        "days": 45,
        "minutes": 20,
        "peers": {
            "title": {"en": "Peer tables", "fr": "Tables d’échange entre pairs"},
            "pause": 40,
            "minutes": 70,
            "room": "Winter garden",
        },
        "slots": SLOTS,
        "tables": TABLES,
        "challenges": list(CHALLENGES),
        "stands": [
            {"number": f"A{number}", "name": name, "text": {"en": "Invented, for the demo."}}
            for number, name in enumerate(STANDS, start=1)
        ],
        "people": people,
        "requests": requests,
        "visits": _visits(people),
    }


def _visits(people: list[dict[str, Any]]) -> list[list[int]]:
    """Return who visits which stand in which slot: person and stand by position, slots from 1."""
    there = [at for at, one in enumerate(people) if not one["online"] and one["available"][:2] == "11"]
    return [[there[0], 0, 1], [there[1], 1, 1], [there[2], 0, 2]]
