"""Make EUSurvey exports for tests, shaped as the exporter writes them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.make import accounts
from tests.make import calls as make

from circulade.accounts.models import Programme
from circulade.calls.enums import Purpose
from circulade.calls.models import Call, Question
from circulade.files.eusurvey import Answer, Column, Contribution, Export, ExportKind, write_export

DEMO = Path(__file__).parents[2] / "demo"
CREATED = datetime(2025, 9, 10, 9, 0)  # the exporter writes no zone
UPDATED = datetime(2025, 9, 12, 10, 30)
NOW = datetime(2025, 10, 6, 8, 0, tzinfo=UTC)

ROW = {
    "Territory": "München",
    "Email": "kreislauf@example.org",
    "Commitment": "We have a team of three.",
    "Country": "Germany",
    "Consent": "Yes",
}

ROW_VALUES = {
    "territory": "München",
    "email": "kreislauf@example.org",
    "commitment": "We have a team of three.",
    "country": {"country": "DE", "nuts": [], "name": ""},
    "consent": True,
}


def call(programme: Programme | None = None, **fields: Any) -> Call:
    """Store an announced call with the usual questions, a country and a file."""
    made = make.call(programme or accounts.programme(), **fields)
    make.questions(made)
    make.question(made, "country", "place", purpose=Purpose.COUNTRY, required=True)
    make.question(made, "letter", "file")
    return make.announce(made, by=None, now=make.BEFORE)


def export(
    rows: dict[str, dict[str, Any]],
    *,
    kind: ExportKind = "xlsx",
    created: datetime = CREATED,
    updated: datetime = UPDATED,
    language: str = "en",
) -> bytes:
    """Write an export: Contribution ID → header → answer."""
    headers = list(dict.fromkeys(header for row in rows.values() for header in row))
    columns = tuple(Column(key=header, header=header) for header in headers)
    contributions = tuple(
        Contribution(
            id=key,
            answers={header: Answer(value) for header, value in row.items() if value not in (None, "")},
            user="somebody",
            created=created,
            updated=updated,
            language=language,
        )
        for key, row in rows.items()
    )
    return write_export(
        Export(
            file="export",
            alias="crm",
            exported_at=updated,
            columns=columns,
            contributions=contributions,
        ),
        kind=kind,
    )


def demo_call(programme: Programme | None = None) -> Call:
    """Store the demo's first call as a draft, with its 33 questions."""
    held = json.loads((DEMO / "call-2022.json").read_text())
    made = Call.objects.create(
        programme=programme or accounts.programme(),
        slug=held["slug"],
        title=held["title"],
        eligible_kinds=held["eligible_kinds"],
        opens_at=held["opens_at"],
        closes_at=held["closes_at"],
        languages=held["languages"],
        invented=True,
    )
    made.refresh_from_db()
    for position, question in enumerate(held["questions"]):
        Question.objects.create(call=made, position=position, **question)
    return made
