"""Cards as a file: every card a row, what is unsaid is empty, formulas stay text, and who took them is audited."""

import csv
import io
from datetime import date

import pytest
from tests.make import accounts as people
from tests.make import register

from circulade.core.models import AuditEntry
from circulade.needs.domain.table import HEADERS, export_cards
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db


def test_a_card_is_a_row_and_nothing_in_it_runs() -> None:
    programme, ann = people.programme(), people.user("ann")
    Card.objects.create(
        programme=programme,
        kind="offer",
        title="=cmd|'/c calc'!A1",
        capacity=3,
        from_day=date(2026, 1, 31),
        territory=register.territory(programme),
    )
    Card.objects.create(programme=programme, kind="need", title="Copper", text="Line one.\nLine two.")
    made = export_cards(programme, Card.objects.order_by("pk"), kind="csv", by=ann)
    header, offer, need = csv.reader(io.StringIO(made.content.decode("utf-8-sig")))
    first, second = dict(zip(header, offer, strict=True)), dict(zip(header, need, strict=True))
    assert tuple(header) == HEADERS
    assert (first["title"], first["capacity"], first["from_day"], first["territory"]) == (
        "'=cmd|'/c calc'!A1",
        "3",
        "2026-01-31",
        "Munich",
    )
    assert (second["text"], second["capacity"], second["territory"]) == ("Line one.\nLine two.", "", "")
    entry = AuditEntry.objects.get(action="cards exported")
    assert (entry.changes, entry.actor_id) == ({"rows": [None, 2]}, ann.pk)
