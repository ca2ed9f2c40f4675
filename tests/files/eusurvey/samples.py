"""Small exports to write and read back; all names are invented."""

from datetime import datetime

from circulade.files.eusurvey import Answer, Column, Contribution, Export, Option

WATER = Option("o1", {"en": "Water; waste water", "fr": "Eau"}, "water")
FOOD = Option("o2", {"en": "Food", "fr": "Alimentation"}, "food")
HOUSING = Option("o3", {"en": "Housing", "fr": "Logement"}, "housing")


def text_column(key: str, header: str, short_name: str = "") -> Column:
    return Column(key, header, short_name, titles={"en": header})


COLUMNS = (
    text_column("q1", "Name of your city", "name"),
    Column("q2", "Inhabitants", "inhabitants", titles={"en": "Inhabitants"}, kind="Number"),
    Column(
        "q3",
        "Topics",
        "topics",
        titles={"en": "Topics", "fr": "Thèmes"},
        kind="Multiple Choice",
        options=(WATER, FOOD, HOUSING),
    ),
    Column("q4", "Founded on", "founded", titles={"en": "Founded on"}, kind="Date"),
    text_column("q5", "Languages", "spoken"),
)


def contribution(number: int, **answers: Answer) -> Contribution:
    return Contribution(
        id=f"id-{number}",
        answers=answers,
        user=f"user{number}@example.org",
        created=datetime(2025, 9, 1, 10, number % 60),
        updated=datetime(2025, 9, 2, 11, 30),
        language="en",
        row=number,
    )


def sample(*contributions: Contribution, columns: tuple[Column, ...] = COLUMNS) -> Export:
    given = contributions or (
        contribution(
            1,
            q1=Answer("مدينة الاختبار"),
            q2=Answer(120500.0),
            q3=Answer("", chosen=(WATER, FOOD)),
            q4=Answer(datetime(1999, 3, 1)),
            q5=Answer("Arabic"),
        ),
        contribution(2, q1=Answer("=HYPERLINK(1)"), q3=Answer("", chosen=(HOUSING,))),
    )
    return Export("", "call-2025", datetime(2025, 10, 4, 9, 0), columns, tuple(given))
