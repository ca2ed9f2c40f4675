"""The answer of the file door: stocks.csv and certificate.json."""

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from circulade.engines.stocks import ENGINE, VERSION, Normal, Stocks
from circulade.files.canonical import canonical_json, digest
from circulade.files.stocks.read import StockInputs

HEADER = "series,year,inflow,stock,outflow"


@dataclass(frozen=True, eq=False)
class StockAnswer:
    """The stocks of every group of alike series, with the names of its series, and what made them."""

    inputs: StockInputs
    groups: tuple[tuple[tuple[str, ...], Stocks], ...]
    inflow_at: str
    convention: str
    negative: str
    seed: str

    @cached_property
    def mass_balance(self) -> float:
        """The largest |Σ inflow − Σ outflow − stock| / largest stock, over all series."""
        worst, largest = 0.0, 0.0
        for _, stocks in self.groups:
            peak = float(np.abs(stocks.stock).max())
            worst, largest = max(worst, stocks.mass_balance * (peak or 1.0)), max(largest, peak)
        return worst / largest if largest else worst

    @cached_property
    def input_sha256(self) -> str:
        """The SHA-256 of the canonical JSON of the inputs, whatever the order of the rows."""
        from circulade.files.stocks.run import stocks_inputs

        return digest(stocks_inputs(self))

    def certificate(self) -> dict[str, Any]:
        """Return what made the answer and how well it keeps mass, as JSON."""
        gaps = [float(gap) for _, stocks in self.groups for gap in stocks.mass_gap]
        at_once = [
            float(stocks.question.lifetime.at_once.max())
            for _, stocks in self.groups
            if isinstance(stocks.question.lifetime, Normal)
        ]
        return {
            "engine": ENGINE,
            "version": VERSION,
            "options": {
                "driven": self.inputs.driven,
                "inflow_at": self.inflow_at,
                "convention": self.convention,
                "negative_inflow": self.negative,
            },
            "seed": self.seed,
            "input_sha256": self.input_sha256,
            "series": len(self.inputs.series),
            "mass_balance": self.mass_balance,
            "mass_gap": max(gaps, key=abs, default=0.0),
            "left_at_once": max(at_once, default=0.0),
            "early_retirement": sum(len(stocks.early) for _, stocks in self.groups),
            "warnings": [doubt.wherever for doubt in self.inputs.warnings],
        }


def stocks_files(answer: StockAnswer) -> dict[str, bytes]:
    """Return the files of the answer by name; the rows by series and year, numbers in full precision."""
    blocks = {name: block for names, stocks in answer.groups for name, block in _blocks(names, stocks)}
    lines = [HEADER, *(line for name in sorted(blocks) for line in blocks[name])]
    return {
        "stocks.csv": "\n".join([*lines, ""]).encode(),
        "certificate.json": canonical_json(answer.certificate()) + b"\n",
    }


def _blocks(names: tuple[str, ...], stocks: Stocks) -> list[tuple[str, list[str]]]:
    blocks = []
    for row, name in enumerate(names):
        cell = _cell(name)
        values = (stocks.inflow[row].tolist(), stocks.stock[row].tolist(), stocks.outflow[row].tolist())
        lines = [
            f"{cell},{year},{inflow!r},{stock!r},{outflow!r}"
            for year, inflow, stock, outflow in zip(stocks.years, *values, strict=True)
        ]
        blocks.append((name, lines))
    return blocks


def _cell(name: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow([name])
    return text.getvalue()
