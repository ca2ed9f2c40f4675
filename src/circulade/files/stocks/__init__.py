"""The file door of stocks: series and lifetimes in; stocks, flows and a certificate out."""

from circulade.files.stocks.answer import StockAnswer, stocks_files
from circulade.files.stocks.compute import compute_stocks
from circulade.files.stocks.read import StockInputs, read_stocks
from circulade.files.stocks.run import stocks_from_inputs, stocks_inputs

__all__ = [
    "StockAnswer",
    "StockInputs",
    "compute_stocks",
    "read_stocks",
    "stocks_files",
    "stocks_from_inputs",
    "stocks_inputs",
]
