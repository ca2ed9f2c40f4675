"""Cards as a table for spreadsheets."""

from django.db.models import QuerySet

from circulade.accounts.models import Programme, User
from circulade.core.domain.audit import audit
from circulade.files.sheets import TableFormat, WrittenTable, write_table
from circulade.needs.models import Card

HEADERS = (
    "kind",
    "state",
    "visibility",
    "title",
    "text",
    "theme",
    "capacity",
    "practice",
    "from_day",
    "until_day",
    "language",
    "territory",
    "organisation",
    "stated",
)


def export_cards(programme: Programme, cards: QuerySet[Card], *, kind: TableFormat, by: User) -> WrittenTable:
    """Write cards as a file; who took how many away is audited."""
    rows = [[str(getattr(card, name) or "") for name in HEADERS] for card in cards]
    audit(programme, "cards exported", by=by, changes={"rows": (None, len(rows))})
    return write_table(HEADERS, rows, kind=kind, title="cards")
