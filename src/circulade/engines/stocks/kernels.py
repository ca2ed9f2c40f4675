"""Which of the equal ways to compute is taken: compiled where it is installed and the work is worth it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from os import cpu_count
from sys import modules
from types import ModuleType
from typing import Literal

from circulade.engines.stocks import kernel_numpy
from circulade.engines.stocks.errors import refuse

Accelerator = Literal["auto", "numpy", "numba"]

WORTH = 50_000_000
"""Additions (series × years²) below which loading the compiled code takes longer than numpy needs."""

WORTH_LOADED = 500_000
"""The same where it is loaded already."""

ROWS = 256
"""Series of one chunk: its tables stay in the processor's cache."""

MOST_THREADS = 2

PARTS_PER_THREAD = 64
"""Chunks below which a second thread costs more than it saves."""


@cache
def _compiled() -> ModuleType | None:
    if find_spec("numba") is None:
        return None
    try:
        return import_module("circulade.engines.stocks.kernel_numba")
    except RuntimeError:  # there is no folder in which compiled code could be kept
        return None


def prepare() -> bool:
    """Compile what can be compiled and keep it, so that nobody waits for it later; says whether anything could.

    Where an installation is set up this takes some seconds; once it is kept, one.
    """
    return _compiled() is not None


def kernels(accelerator: Accelerator, *, additions: float) -> ModuleType:
    """Return the module that sums over cohorts; both give the same bits."""
    if accelerator not in ("auto", "numpy", "numba"):
        raise refuse("accelerator", f"accelerator: {accelerator!r} is none of auto, numpy, numba")
    loaded = "circulade.engines.stocks.kernel_numba" in modules
    worth = additions >= (WORTH_LOADED if loaded else WORTH)
    if accelerator == "numpy" or (accelerator == "auto" and not worth):
        return kernel_numpy
    compiled = _compiled()
    if compiled is None and accelerator == "numba":
        raise refuse(
            "accelerator",
            'numba is not installed, or has nowhere to keep its code: pip install "circulade[fast]"',
        )
    return compiled or kernel_numpy


def chunks(rows: int) -> list[slice]:
    """Return the series of each chunk."""
    return [slice(start, min(start + ROWS, rows)) for start in range(0, rows, ROWS)]


def each(work: Callable[[slice], None], parts: Sequence[slice]) -> None:
    """Do the work of every chunk, in threads where there are many; raises what the first chunk raises."""
    threads = min(MOST_THREADS, len(parts) // PARTS_PER_THREAD)
    if threads < 2 or (cpu_count() or 1) < 2:
        for part in parts:
            work(part)
        return
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, parts):
            pass
