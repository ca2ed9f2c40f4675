"""Charts: typed data to accessible SVG on the server, the same picture in page, PDF and DOCX."""

from circulade.files.charts.balance import BalanceGroup, balance_chart
from circulade.files.charts.bands import BandLine, band_chart
from circulade.files.charts.bars import Bar, bar_chart
from circulade.files.charts.chart import Chart
from circulade.files.charts.dot_map import Dot, Frame, Line, dot_map
from circulade.files.charts.histogram import histogram
from circulade.files.charts.sankey import Link, sankey
from circulade.files.charts.trade_off import Choice, trade_off_chart

__all__ = [
    "BalanceGroup",
    "BandLine",
    "Bar",
    "Chart",
    "Choice",
    "Dot",
    "Frame",
    "Line",
    "Link",
    "balance_chart",
    "band_chart",
    "bar_chart",
    "dot_map",
    "histogram",
    "sankey",
    "trade_off_chart",
]
