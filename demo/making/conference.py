"""What the demo's conference asks, shows and hands out: questions, stands, documents, people online. All invented."""

import random
from typing import Any

from demo.making import webinar
from demo.making.events import (
    CONFERENCE,
    COUNTRIES,
    FIRST,
    LAST,
    PLACES,
    RECORD,
    SESSIONS,
    WEIGHTS,
    registrations,
)

ONLINE = 140
# Kept for so many days after the event; the others as long as the event says.
QUESTIONS: list[dict[str, Any]] = [
    {
        "code": "track",
        "kind": "choice",
        "mode": "in_person",
        "title": {
            "en": "Which session will you join in the morning?",
            "de": "An welcher Runde nehmen Sie vormittags teil?",
            "fr": "À quelle session participerez-vous le matin ?",
        },
        "options": [
            {"code": "buildings", "label": {"en": "Buildings", "de": "Gebäude", "fr": "Bâtiments"}},
            {"code": "industry", "label": {"en": "Industry", "de": "Industrie", "fr": "Industrie"}},
            {"code": "food", "label": {"en": "Food", "de": "Lebensmittel", "fr": "Alimentation"}},
        ],
    },
    {
        "code": "visa",
        "kind": "yes_no",
        "mode": "in_person",
        "title": {
            "en": "Do you need a letter for a visa?",
            "de": "Brauchen Sie ein Schreiben für ein Visum?",
            "fr": "Avez-vous besoin d'une lettre pour un visa ?",
        },
    },
    {
        "code": "embassy",
        "kind": "short",
        "mode": "in_person",
        "shown_if": "visa",
        "shown_values": ["yes"],
        "title": {
            "en": "For which embassy?",
            "de": "Für welche Botschaft?",
            "fr": "Pour quelle ambassade ?",
        },
    },
    {
        "code": "diet",
        "stage": "approved",
        "kind": "choice",
        "mode": "in_person",
        "keep_days": 3,
        "title": {"en": "What do you eat?", "de": "Was essen Sie?", "fr": "Que mangez-vous ?"},
        "options": [
            {"code": "everything", "label": {"en": "Everything", "de": "Alles", "fr": "De tout"}},
            {"code": "vegetarian", "label": {"en": "Vegetarian", "de": "Vegetarisch", "fr": "Végétarien"}},
            {"code": "vegan", "label": {"en": "Vegan", "de": "Vegan", "fr": "Végane"}},
            {"code": "other", "label": {"en": "Something else", "de": "Anderes", "fr": "Autre chose"}},
        ],
    },
    {
        "code": "diet-else",
        "stage": "approved",
        "kind": "short",
        "mode": "in_person",
        "keep_days": 3,
        "shown_if": "diet",
        "shown_values": ["other"],
        "title": {"en": "Namely", "de": "Und zwar", "fr": "À savoir"},
    },
    {
        "code": "access",
        "stage": "approved",
        "kind": "long",
        "keep_days": 14,
        "title": {
            "en": "What do you need to take part fully?",
            "de": "Was brauchen Sie, um ganz teilnehmen zu können?",
            "fr": "De quoi avez-vous besoin pour participer pleinement ?",
        },
        "help": {
            "en": "Such as a place for a wheelchair, captions, or a quiet room.",
            "de": "Etwa ein Platz für einen Rollstuhl, Untertitel oder ein ruhiger Raum.",
            "fr": "Par exemple une place pour un fauteuil roulant, des sous-titres ou une salle calme.",
        },
    },
]
# Number, name, row and column on the plan (none: only online), what is shown, who is there, title of the leaflet.
_STANDS: list[tuple[str, str, int | None, int | None, str, str, str]] = [
    ("A1", "Coordination office", 1, 1, "Who takes part, what comes next, and how to join a working group.",
     "Ilse Vermaere, coordination office", "How to take part"),
    ("A2", "Port of Hautrive", 1, 2, "Heat that the port's cold stores give away, on a map of its neighbours.",
     "Léon Daumertin, energy manager", "Heat from cold stores"),
    ("A3", "Norrsala building yard", 1, 3, "Bricks, beams and windows from forty demolished houses, sold again.",
     "Petra Lindqvall, region of Norrsala", ""),
    ("B1", "Valmar repair street", 2, 1, "Nine workshops in one street: what they mend, and what it costs the city.",
     "Tomás Ribeirinho, city of Valmar", "A street of workshops"),
    ("B2", "Utilities of Solvik", 2, 2, "Phosphorus from sewage sludge, at a size that a town of 60,000 can pay.",
     "Aino Stavrakou, process engineer", ""),
    ("B3", "Institute for second metals", 2, 3, "What copper and tin in old cables are worth, year by year.",
     "Davor Petrenko, analyst", ""),
    ("O1", "Open procurement desk", None, None, "Bring a tender: we read it with you and mark what could be circular.",
     "Ana Kovačina, adviser", ""),
]  # fmt: skip


def stands() -> list[dict[str, Any]]:
    """Return the stands of the exhibition."""
    return [
        {
            "number": number,
            "name": f"{name} (invented)",
            "row": row,
            "column": column,
            "text": {"en": text},
            "people": [dict(zip(("name", "role"), person.split(", ", 1), strict=True))],
            "contact": f"stand-{number.lower()}@example.org",
            "online_room": f"https://rooms.example.org/{number.lower()}",
            "meetings": number in ("A1", "A2", "O1"),
            "leaflet": leaflet,
        }
        for number, name, row, column, text, person, leaflet in _STANDS
    ]


def answered(number: int, seed: str) -> dict[str, str]:
    """Return what somebody answers with the registration; most need no visa."""
    chance = random.Random(f"{seed}, answers {number}")
    visa = "yes" if chance.random() < 0.05 else "no"
    found = {"track": chance.choice(["buildings", "buildings", "industry", "food"]), "visa": visa}
    return found | ({"embassy": "Belgium, Oslo"} if visa == "yes" else {})


def later(seed: str) -> list[dict[str, str]]:
    """Return what the first people with a seat say in the second form."""
    chance = random.Random(f"{seed}, later")
    found = []
    for _number in range(24):
        diet = chance.choice(["everything", "everything", "vegetarian", "vegan", "other"])
        said = {"diet": diet} | ({"diet-else": "no nuts"} if diet == "other" else {})
        found.append(said | ({"access": "A place for a wheelchair"} if chance.random() < 0.1 else {}))
    return found


def online(seed: str) -> list[dict[str, str]]:
    """Return invented people who take part online."""
    chance = random.Random(f"{seed}, online")
    return [
        {
            "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            "email": f"online{number:03d}@example.org",
            "organisation": f"Friends of {chance.choice(PLACES)} (invented)",
            "kind": "foundation",
            "country": chance.choices(COUNTRIES, WEIGHTS)[0],
            "territory": "",
            "language": chance.choice(["en", "en", "de", "fr"]),
            "mode": "online",
            "track": "",
            "visa": "",
            "embassy": "",
        }
        for number in range(1, ONLINE + 1)
    ]


def practical() -> list[dict[str, Any]]:
    """Return the parts of the paper with practical information."""
    return [
        {
            "title": "Getting there",
            "paragraphs": ["Ten minutes on foot from the central station. No car park."],
        },
        {"title": "At the door", "paragraphs": ["Show the code of your registration; doors open at 08:30."]},
        {"title": "Online", "paragraphs": ["The link stands on your own page on the day before."]},
    ]


def events(seed: str) -> dict[str, Any]:
    """Return the events, each with its programme and all that belongs to it."""
    return {
        "record": RECORD,
        "conference": CONFERENCE,
        "sessions": SESSIONS,
        "questions": QUESTIONS,
        "stands": stands(),
        "practical": practical(),
        "later": later(seed),
        "webinar": webinar.WEBINAR,
        "webinar_sessions": webinar.WEBINAR_SESSIONS,
        "webinar_slides": webinar.SLIDES,
        "webinar_people": webinar.PEOPLE,
        "feedback": webinar.FEEDBACK,
    }


def people(seed: str) -> list[dict[str, str]]:
    """Return who asks for a seat in person, then who takes part online, with what they answer."""
    asking = [
        row | {"embassy": ""} | answered(number, seed) for number, row in enumerate(registrations(seed), 1)
    ]
    return [*asking, *online(seed)]
