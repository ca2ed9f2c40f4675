"""Turn a dossier into the JSON value that the templates read: nothing but text, numbers and lists."""

import datetime
from dataclasses import asdict

from circulade.files.charts import BalanceGroup, Chart, balance_chart
from circulade.files.dossier.data import BalanceTable, DossierData, Picture
from circulade.files.dossier.glyphs import code, name_of, replace_unprintable

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
    told["charts"] = replace_unprintable([_picture(chart) for chart in drawn_charts(data)], found=found)
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


def drawn_charts(data: DossierData) -> list[Chart]:
    """Return one chart for each balance table, in their order."""
    drawn = []
    for table in data.balance:
        pool_size, cohort_size = balance_totals(table, data)
        groups = [
            BalanceGroup(row.value or "(empty)", row.eligible, sum(row.members), row.least, row.most)
            for row in table.rows
        ]
        drawn.append(
            balance_chart(groups, attribute=table.attribute, pool_size=pool_size, cohort_size=cohort_size)
        )
    return drawn


def _picture(chart: Chart) -> dict[str, str]:
    return asdict(Picture(svg=chart.svg, caption=chart.title, alternative=chart.description))
