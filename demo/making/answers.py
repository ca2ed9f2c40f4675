"""What each invented applicant answers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random

from circulade.files.eusurvey import Answer, Column, Contribution, Export, ImportMapping
from demo.making import words
from demo.making.applicants import INVENTED, Applicant
from demo.making.participations import GROUPS
from demo.making.questions import QUESTIONS, Question, table_headers

Value = str | int | datetime
OPENED = datetime(2022, 4, 1, 9, 0)
CLOSED = datetime(2022, 5, 13, 18, 0)
# Three applicants that upload a letter; the build makes the files.
UPLOADS = 3


def labels(code: str, chosen: tuple[str, ...]) -> str:
    """Return options as the export joins them."""
    asked = next(question for question in QUESTIONS if question["code"] == code)
    return "; ".join(option["label"]["en"] for option in asked["options"] if option["code"] in chosen)


def answered(one: Applicant, rng: Random, *, uploads: bool) -> dict[str, Value]:
    """Return the answers by question code; a table question's by its export headers."""
    main, other = one.focus[0], one.focus[-1]
    strategy = one.maturity == "advanced" or (one.maturity == "intermediate" and rng.random() < 0.5)
    grouped = rng.random() < 0.08
    motivation = words.MOTIVATION[one.language if one.language in words.MOTIVATION else "en"]
    found: dict[str, Value] = {
        "organisation": one.organisation,
        "organisation_kind": labels("organisation_kind", (one.organisation_kind,)),
        "contact_name": f"Circular economy desk, {one.name} (invented)",
        "contact_email": f"desk-{one.contribution[:8]}@example.org",
        "letter_language": one.language,
        "country": one.country,
        "territory": one.territory,
        "territory_kind": labels("territory_kind", (one.territory_kind,)),
        "regions": ", ".join(one.regions),
        "population": one.population,
        "population_year": rng.choice((2020, 2021, 2021)),
        "population_source": f"invented for the demo {INVENTED}",
        "tracks": labels("tracks", one.tracks),
        "focus_areas": labels("focus_areas", one.focus),
        "motivation": " ".join(rng.sample(motivation, min(2, len(motivation)))),
        "solution": " ".join(
            dict.fromkeys((rng.choice(words.SOLUTIONS[main]), rng.choice(words.SOLUTIONS[other])))
        ),
        "experience": rng.choice(words.EXPERIENCE[one.maturity]),
        "maturity": labels("maturity", (one.maturity,)),
        "has_strategy": "Yes" if strategy else "No",
        "partners": labels(
            "partners",
            tuple(rng.sample(["businesses", "research", "residents", "utilities", "neighbours"], 3)),
        ),
        "staff": rng.choice((1, 1, 2, 2, 3, 4, 6)),
        "need_1": rng.choice((*words.NEEDS[main], *_local(one.language, main))),
        "offer_1": rng.choice(words.OFFERS[other]),
        "in_group": "Yes" if grouped else "No",
        "start_date": datetime(2022, rng.choice((9, 10, 11)), 1),
        "publish_consent": "Yes" if rng.random() < 0.7 else "No",
    }
    if one.preference:
        found["track_preference"] = labels("track_preference", (one.preference,))
    if strategy:
        adopted = date(2017, 1, 15) + timedelta(days=rng.randrange(1800))
        found["strategy_date"] = datetime(adopted.year, adopted.month, adopted.day)
    if grouped:
        found["group_names"] = rng.choice(sorted(GROUPS.values()))
    if rng.random() < 0.7 and other != main:
        found["need_2"] = rng.choice(words.NEEDS[other])
    if rng.random() < 0.6 and other != main:
        found["offer_2"] = rng.choice(words.OFFERS[main])
    if uploads:
        found["letter_of_support"] = "letter-of-support.txt"
    return {**found, **_self_check(one, rng)}


def _local(language: str, area: str) -> tuple[str, ...]:
    """Return the need in the applicant's own language, as often as the English ones together."""
    local = words.LOCAL_NEEDS.get(language, {})
    return (local[area],) * len(words.NEEDS[area]) if area in local else ()


def _self_check(one: Applicant, rng: Random) -> dict[str, Value]:
    today = {"beginning": 1, "intermediate": 2, "advanced": 3}[one.maturity]
    headers = table_headers(next(question for question in QUESTIONS if question["kind"] == "table"))
    levels = [
        min(5, today + rng.choice((0, 0, 1)) + (1 if number % 2 else 0)) for number in range(len(headers))
    ]
    return {header: str(level) for header, level in zip(headers, levels, strict=True)}


def export(pool: list[Applicant], *, seed: str) -> Export:
    """Return everything as EUSurvey would export it."""
    columns = tuple(Column(key=header, header=header) for asked in QUESTIONS for header in _headers(asked))
    keys = {asked["code"]: asked["title"]["en"] for asked in QUESTIONS}
    contributions = []
    for number, one in enumerate(pool):
        rng = Random(f"{seed}|answers|{one.contribution}")
        given = answered(one, rng, uploads=number % (len(pool) // UPLOADS) == 1)
        created = OPENED + timedelta(seconds=rng.randrange(int((CLOSED - OPENED).total_seconds())))
        if number == len(pool) // 2:
            created = CLOSED + timedelta(minutes=70)  # one came too late
        contributions.append(
            Contribution(
                id=one.contribution,
                answers={keys.get(code, code): Answer(value) for code, value in given.items()},
                user=f"desk-{one.contribution[:8]}@example.org",
                created=created,
                updated=created,
                language=one.language,
            )
        )
    return Export(
        "applications-2022-model.xlsx",
        "circulade-demo-2022",
        CLOSED + timedelta(days=3),
        columns,
        tuple(contributions),
    )


def mapping() -> ImportMapping:
    """Return which column answers which question."""
    columns: Mapping[str, tuple[str, ...]] = {asked["code"]: tuple(_headers(asked)) for asked in QUESTIONS}
    return ImportMapping(columns=columns)


def _headers(asked: Question) -> list[str]:
    return table_headers(asked) if asked["kind"] == "table" else [asked["title"]["en"]]
