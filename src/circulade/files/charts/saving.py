"""A chart as a file to keep: SVG as it is, PNG drawn from it, CSV of its data table."""

from typing import Literal

from circulade.files.charts.chart import Chart
from circulade.files.dossier.glyphs import replace_unprintable
from circulade.files.dossier.typesetting import set_pages
from circulade.files.sheets import write_table

ChartFormat = Literal["svg", "png", "csv"]
MEDIA_TYPES: dict[ChartFormat, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
PPI = 150.0
INK = "#1c2a29"
"""A picture on its own has no page around it whose colour it could take."""


def chart_file(chart: Chart, *, kind: ChartFormat) -> bytes:
    """Return the chart as a file of this kind; equal charts give equal bytes."""
    if kind == "csv":
        return write_table(chart.headers, chart.rows, kind="csv", title=chart.title).content
    alone = chart.svg.replace('fill="currentColor"', f'fill="{INK}"').replace(
        'stroke="currentColor"', f'stroke="{INK}"'
    )
    if kind == "svg":
        return alone.encode()
    told = replace_unprintable({"svg": alone, "alternative": chart.description}, found=set())
    return set_pages("picture.typ", told, ppi=PPI)[0]
