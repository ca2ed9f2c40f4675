"""Events of the demo: one public record with facts only, and an invented conference with 600 requests for 200 seats.

The conference follows the model of a day in November 2023; everybody in it is invented. The record holds what the
public programme of the European Week of Regions and Cities said, and a summary in our own words that adds nothing.
"""

import random
from typing import Any

RECORD: dict[str, Any] = {
    "slug": "11ws23465",
    "code": "11WS23465",
    "kind": "workshop",
    "format": "in_person",
    "title": {
        "en": "Boosting circularity and seeking industrial-urban symbiosis through local-regional collaboration"
    },
    "description": {
        "en": "A workshop on how cities and regions can work together, and with industry, so that what one no longer "
        "needs serves another."
    },
    "summary": {
        "en": "The session asked what local and regional authorities can do together for more circularity, and how "
        "industry and city can become each other's suppliers of energy, water and materials. This record holds the "
        "facts of the public programme; what was said in the room is not recorded here."
    },
    "starts": "2023-10-11T16:30:00+02:00",
    "ends": "2023-10-11T17:30:00+02:00",
    "place": "SQUARE Brussels Meeting Centre",
    "room": "214-216",
    "country": "BE",
    "theme": {"en": "Local energy shift for security and sustainability"},
    "tags": ["circular economy", "industrial-urban symbiosis", "local energy", "regional collaboration"],
    "languages": ["en"],
    "territory_kinds": ["city", "region"],
    "countries": ["EU-27"],
    "parent_name": "European Week of Regions and Cities 2023",
    "source": "Public programme of the European Week of Regions and Cities 2023, session 11WS23465",
}
CONFERENCE: dict[str, Any] = {
    "slug": "general-conference",
    "code": "GC1",
    "kind": "conference",
    "format": "hybrid",
    "invented": True,
    "title": {"en": "General conference", "de": "Generalkonferenz", "fr": "Conférence générale"},
    "description": {
        "en": "A day for cities, regions and their partners: what Pilots and Fellows have learnt, what others can take "
        "over, and who can help. Two hundred seats on site, subject to allocation; online for everybody else.",
        "de": "Ein Tag für Städte, Regionen und ihre Partner: was Pilots und Fellows gelernt haben und was andere "
        "übernehmen können.",
        "fr": "Une journée pour les villes, les régions et leurs partenaires : ce que les Pilots et les Fellows ont "
        "appris et ce que d'autres peuvent reprendre.",
    },
    "place": "Conference centre (invented)",
    "country": "BE",
    "theme": {"en": "Circular cities and regions at work"},
    "tags": ["circular economy", "cities", "regions"],
    "languages": ["en", "fr"],
    "territory_kinds": ["city", "region", "cluster"],
    "countries": ["EU-27", "NO"],
    "day": 60,
    "hours": ["09:00", "17:30"],
}
# Minutes after the start, how long, track, room, kind, title, people on stage (invented).
SESSIONS: list[dict[str, Any]] = [
    {"at": 0, "long": 30, "kind": "break", "title": "Welcome and registration"},
    {
        "at": 30, "long": 60, "kind": "plenary", "room": "Great hall", "title": "Opening: two years of work",
        "moderators": ["Ilse Vermaere, coordination office"], "speakers": ["Tomás Ribeirinho, city of Valmar"],
    },
    {
        "at": 90, "long": 75, "track": "Buildings", "room": "Room 1", "title": "Materials in buildings: who knows?",
        "moderators": ["Jana Kreslová"], "speakers": ["Petra Lindqvall, region of Norrsala", "Aldo Ferrantini"],
    },
    {
        "at": 90, "long": 75, "track": "Industry", "room": "Room 2", "title": "Heat from next door",
        "moderators": ["Mihkel Tammeorg"], "speakers": ["Sofia Karvonius", "Léon Daumertin, port of Hautrive"],
    },
    {
        "at": 90, "long": 75, "track": "Food", "room": "Room 3", "title": "Peels, whey and what to do with them",
        "moderators": ["Nuala Keaneigh"], "speakers": ["Dorota Wiśnielska"],
    },
    {"at": 165, "long": 90, "kind": "exhibition", "room": "Foyer", "title": "Lunch and exhibition"},
    {
        "at": 255, "long": 90, "track": "Finance", "room": "Room 1", "kind": "workshop",
        "title": "From action plan to money", "moderators": ["Ruta Balsyte"], "speakers": ["Henk van der Ploegh"],
    },
    {
        "at": 255, "long": 90, "track": "Procurement", "room": "Room 2", "kind": "workshop",
        "title": "Buying for a second life", "moderators": ["Marek Zelinek"], "speakers": ["Ana Kovačina"],
    },
    {"at": 345, "long": 30, "kind": "break", "title": "Coffee"},
    {
        "at": 375, "long": 75, "kind": "plenary", "room": "Great hall", "title": "What we take home",
        "moderators": ["Ilse Vermaere, coordination office"], "rapporteurs": ["Jana Kreslová"],
    },
]  # fmt: skip
FIRST = [
    "Ada",
    "Bence",
    "Carla",
    "Dirk",
    "Elena",
    "Filip",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Katja",
    "Luca",
    "Mina",
    "Nils",
    "Olga",
    "Pavel",
    "Quirin",
    "Rosa",
    "Sven",
    "Tereza",
    "Ugo",
    "Vera",
    "Wim",
    "Xenia",
    "Yann",
    "Zoe",
    "Aino",
    "Bram",
    "Chiara",
    "Davor",
]
LAST = [
    "Almbach",
    "Brevik",
    "Corvasce",
    "Dunderry",
    "Eskola",
    "Farkasdi",
    "Grünwaldt",
    "Hollmark",
    "Ivanskov",
    "Jelinkar",
    "Kallasmaa",
    "Lindholt",
    "Marchesan",
    "Novotka",
    "Ollivaud",
    "Petrenko",
    "Quintelas",
    "Rasmuss",
    "Stavrakou",
    "Tavaresso",
    "Urbansen",
    "Vidmarec",
    "Wiersmar",
    "Zahradka",
]
KINDS = (
    ("local_authority", 34, "City of"),
    ("regional_authority", 14, "Region of"),
    ("agency", 10, "Agency of"),
    ("public_company", 8, "Utilities of"),
    ("company", 14, "Works of"),
    ("research", 12, "University of"),
    ("foundation", 8, "Association of"),
)
COUNTRIES = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]
WEIGHTS = [3, 12, 1, 1, 2, 9, 3, 1, 7, 4, 9, 3, 2, 2, 2, 9, 1, 1, 1, 1, 6, 2, 4, 4, 2, 4, 2, 1]
PLACES = [
    "Altona",
    "Bellamar",
    "Corvina",
    "Dunmere",
    "Estavan",
    "Fjordby",
    "Grünau",
    "Harlem",
    "Isola",
    "Jaromir",
    "Kalda",
    "Lunaby",
    "Mirador",
    "Norhaven",
    "Ostrava-West",
    "Pinhel",
    "Quay",
    "Rosendal",
    "Solvik",
    "Tavira",
]
REQUESTS = 600


def registrations(seed: str) -> list[dict[str, str]]:
    """Return 600 invented people in the order of their asking; some come from the same invented place."""
    chance = random.Random(f"{seed}, registrations")
    kinds, shares = [kind for kind, _share, _of in KINDS], [share for _kind, share, _of in KINDS]
    named = {kind: of for kind, _share, of in KINDS}
    rows = []
    for number in range(1, REQUESTS + 1):
        kind = chance.choices(kinds, shares)[0]
        place = f"{chance.choice(PLACES)} (invented)"
        rows.append(
            {
                "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
                "email": f"guest{number:03d}@example.org",
                "organisation": f"{named[kind]} {place}",
                "kind": kind,
                "country": chance.choices(COUNTRIES, WEIGHTS)[0],
                "territory": place,
                "language": chance.choice(["en", "en", "de", "fr"]),
                "mode": "in_person",
            }
        )
    return rows
