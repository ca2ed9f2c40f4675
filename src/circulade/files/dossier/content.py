"""Turn a dossier into the JSON value that the templates read: nothing but text, numbers and lists."""

import datetime
from collections.abc import Iterator
from dataclasses import asdict, replace

from circulade.files.charts import BalanceGroup, Chart, balance_chart
from circulade.files.dossier.data import BalanceRow, BalanceTable, DossierData, Picture
from circulade.files.dossier.glyphs import code, name_of, replace_unprintable

VALUES = 8
CHART_WIDTH = 300.0
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def content(data: DossierData, *, date: datetime.date | None) -> dict[str, object]:
    """Return the printable content, with charts drawn and unprintable characters listed."""
    found: set[str] = set()
    told: dict[str, object] = {
        key: replace_unprintable(value, found=found) for key, value in asdict(data).items()
    }
    told["balance"] = replace_unprintable([_block(*part) for part in balance_parts(data)], found=found)
    told["date"] = None if date is None else [date.year, date.month, date.day]
    told["date_text"] = day_text(date)
    told["unprintable"] = [{"code": code(char), "name": name_of(char)} for char in sorted(found)]
    return told


def day_text(date: datetime.date | None) -> str:
    """Write a day in English, whatever the locale of the machine: 20 June 2022."""
    return "" if date is None else f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def balance_totals(table: BalanceTable, data: DossierData) -> tuple[int, int]:
    """Return the sizes of the eligible pool and of the cohort that the shares of a table are of.

    The lists of applicants say it exactly; where the dossier has none, the sums of the table stand in.
    """
    members = sum(len(track.members) for track in data.tracks)
    eligible = members + len(data.reserve) + len(data.out)
    if not members:
        members = sum(sum(row.members) for row in table.rows)
        eligible = sum(row.eligible for row in table.rows)
    return eligible, members


def balance_parts(data: DossierData) -> list[tuple[Chart, BalanceTable]]:
    """Return every balance table with its chart, in parts of at most `VALUES` values so that each fits a page."""
    return [part for table in data.balance for part in _parts(table, data)]


def _parts(table: BalanceTable, data: DossierData) -> Iterator[tuple[Chart, BalanceTable]]:
    pool_size, cohort_size = balance_totals(table, data)
    longest = max((_longest_share(row, pool_size, cohort_size) for row in table.rows), default=1.0)
    count = -(-len(table.rows) // VALUES)
    for number in range(count):
        rows = table.rows[number * VALUES : (number + 1) * VALUES]
        groups = [
            BalanceGroup(row.value or "(empty)", row.eligible, sum(row.members), row.least, row.most)
            for row in rows
        ]
        chart = balance_chart(
            groups,
            attribute=table.attribute,
            pool_size=pool_size,
            cohort_size=cohort_size,
            part=f" ({number + 1} of {count})" if count > 1 else "",
            longest=longest or None,
            width=CHART_WIDTH,
        )
        yield chart, replace(table, rows=rows)


def _longest_share(row: BalanceRow, pool_size: int, cohort_size: int) -> float:
    most = max(sum(row.members), row.least or 0, min(row.most or 0, cohort_size))
    return max(row.eligible / max(pool_size, 1), most / max(cohort_size, 1))


def _block(chart: Chart, table: BalanceTable) -> dict[str, object]:
    picture = Picture(svg=chart.svg, caption=chart.title, alternative=chart.description)
    return {"picture": asdict(picture), "table": asdict(table)}
