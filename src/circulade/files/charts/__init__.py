"""Charts: typed data to accessible SVG on the server, the same picture in page, PDF and DOCX."""

from circulade.files.charts.balance import BalanceGroup, balance_chart
from circulade.files.charts.bars import Bar, bar_chart
from circulade.files.charts.chart import Chart
from circulade.files.charts.dot_map import Dot, Frame, dot_map
from circulade.files.charts.histogram import histogram

__all__ = [
    "BalanceGroup",
    "Bar",
    "Chart",
    "Dot",
    "Frame",
    "balance_chart",
    "bar_chart",
    "dot_map",
    "histogram",
]
