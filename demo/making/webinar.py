"""The webinar of the demo that is over: its facts, sessions, slides, how many came, what they said; all invented."""

from typing import Any

WEBINAR: dict[str, Any] = {
    "slug": "webinar-reuse-centres",
    "code": "W1",
    "kind": "webinar",
    "format": "online",
    "invented": True,
    "title": {
        "en": "Webinar: what a reuse centre needs in its first year",
        "de": "Webinar: Was ein Wiederverwendungszentrum im ersten Jahr braucht",
        "fr": "Webinaire : ce qu’il faut à un centre de réemploi la première année",
    },
    "description": {
        "en": "Three towns tell what their reuse centres needed, from the lease to the first thousand customers.",
        "de": "Drei Städte erzählen, was ihre Wiederverwendungszentren brauchten, vom Mietvertrag bis zu den ersten tausend Kunden.",
    },
    "summary": {
        "en": "A reuse centre stands or falls with what comes in: all three towns began with one agreement with the collection service, and only then looked for a shop.\n\nTwo of them pay the rent from furniture, the third from bicycles. Repair brings people, seldom money. The next webinar takes up what insurers ask."
    },
    "theme": {"en": "Reuse and repair", "de": "Wiederverwendung und Reparatur"},
    "tags": ["reuse", "repair"],
    "languages": ["en"],
    "territory_kinds": ["city", "region"],
    "countries": ["EU-27"],
    "audience": {"en": "People of cities and regions who plan a reuse centre."},
    "recording": "https://video.example.org/webinar-reuse-centres",
    "day": -24,
    "hours": ["10:00", "11:30"],
}
WEBINAR_SESSIONS: list[dict[str, Any]] = [
    {
        "at": 0,
        "long": 10,
        "kind": "plenary",
        "title": "Welcome",
        "moderators": ["Ilse Vermaere, coordination office"],
    },
    {
        "at": 10,
        "long": 50,
        "kind": "session",
        "title": "Three first years",
        "speakers": [
            "Petra Lindqvall, region of Norrsala",
            "Tomás Ribeirinho, city of Valmar",
            "Jana Kreslová",
        ],
    },
    {
        "at": 60,
        "long": 30,
        "kind": "session",
        "title": "Questions",
        "moderators": ["Ilse Vermaere, coordination office"],
    },
]
SLIDES: list[dict[str, Any]] = [
    {
        "title": "Three first years",
        "paragraphs": [
            "Year one of three reuse centres: what came in, what went out, what it cost. All towns and figures "
            "are invented."
        ],
    }
]
PEOPLE: dict[str, Any] = {"registered": 64, "came": 49}
FEEDBACK: list[dict[str, Any]] = [
    {
        "overall": 5,
        "content": 5,
        "organisation": 4,
        "text": "The agreement with the collection service: can we see one?",
    },
    {"overall": 4, "content": 4, "organisation": 5, "text": ""},
    {"overall": 4, "content": 5, "text": "More time for questions."},
    {
        "overall": 3,
        "content": 3,
        "organisation": 4,
        "contacts": 2,
        "text": "I had hoped to meet others who begin now.",
    },
    {"overall": 5, "content": 5, "organisation": 5, "contacts": 3, "text": ""},
    {"overall": 4, "content": 4, "organisation": 4, "text": "Der Teil über Versicherungen fehlte."},
    {"overall": 5, "content": 4, "text": ""},
    {
        "overall": 4,
        "content": 4,
        "organisation": 3,
        "contacts": 2,
        "text": "Sound was low in the second talk.",
    },
    {"overall": 2, "content": 3, "organisation": 2, "text": "Too many figures at once."},
]
