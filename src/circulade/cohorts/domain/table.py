"""A selection as a table for spreadsheets."""

from django.utils.translation import gettext as _

from circulade.cohorts.domain.showing import shown_result
from circulade.cohorts.models import CohortSelection
from circulade.files.sheets import TableFormat, WrittenTable, write_table


def table_of(
    selection: CohortSelection, *, kind: TableFormat, hidden: frozenset[str] = frozenset()
) -> WrittenTable:
    """Every applicant with outcome, track, points, rank and reason, in the order of the dossier."""
    shown = shown_result(selection, hidden=hidden)
    members = [line for _name, lines in shown.tracks for line in lines]
    headers = ("ref", "name", "country", "outcome", "track", "points", "rank", "reason")
    rows = [
        (
            line.ref,
            line.name,
            line.country,
            line.verdict,
            line.track,
            float(line.points) if line.points else None,
            line.rank,
            line.reason,
        )
        for line in (*members, *shown.reserve, *shown.out, *shown.ineligible)
    ]
    return write_table(headers, rows, kind=kind, title=_("Selection %s") % selection.number)
