"""Map a function over chunks: one after another, in processes, or on a Dask cluster; the same result.

What makes results equal wherever they are computed: every chunk has its own seed, spawned from the one
seed by its position; results come back in the order of the chunks; nothing depends on how many workers
there are or which is first.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from typing import Any, Protocol

import numpy as np

Work = Callable[[Any, np.random.Generator], Any]
Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]

PATIENCE = 0.1
"""Seconds of waiting for a chunk between two looks at `cancel`; no result depends on it."""


class Cancelled(Exception):
    """The work was cancelled; `done` chunks of `total` had been finished, in order."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"cancelled after {done} of {total} chunks")
        self.done, self.total = done, total


class MissingExtraError(ImportError):
    """An optional package is needed that is not installed."""


def pmap(
    function: Work,
    chunks: Sequence[Any],
    *,
    on: str = "serial",
    seed: int | Sequence[int] = 0,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    workers: int | None = None,
) -> list[Any]:
    """Return `[function(chunk, generator), …]` in the order of `chunks`, bit for bit the same wherever.

    `on` is "serial", "processes" (`workers` of them, default one per core) or "dask://host:port". For the
    last two `function` has to be importable: a function of a module, or `functools.partial` of one. Where
    a function uses BLAS, give it one thread everywhere (`OPENBLAS_NUM_THREADS=1`).

    `seed` spawns one generator per chunk. `progress(done, total)` is called after each chunk, in order.
    `cancel()` is asked before each chunk and while waiting; when it says yes, what has not begun is
    dropped and `Cancelled` raised. What `function` raises is raised here, for the first chunk that does.

    >>> pmap(lambda chunk, generator: 2 * chunk, [1, 2, 3])
    [2, 4, 6]
    """
    seeds = np.random.SeedSequence(seed).spawn(len(chunks))
    tasks = [_Task(function, chunk, own) for chunk, own in zip(chunks, seeds, strict=True)]
    results = list[Any]()
    with ExitStack() as stack:
        for number, future in enumerate(_started(tasks, on=on, workers=workers, stack=stack)):
            results.append(_awaited(future, cancel, done=number, total=len(tasks)))
            if progress is not None:
                progress(number + 1, len(tasks))
    return results


@dataclass(frozen=True, slots=True)
class _Task:
    """One chunk with its function and its own seed; can be sent to another process."""

    function: Work
    chunk: Any
    seed: np.random.SeedSequence

    def run(self) -> Any:
        return self.function(self.chunk, np.random.Generator(np.random.PCG64(self.seed)))


class _Future(Protocol):
    def result(self, timeout: float | None = None) -> Any: ...

    def done(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Here:
    """A task that runs when its result is asked for."""

    task: _Task

    def result(self, timeout: float | None = None) -> Any:
        return self.task.run()

    def done(self) -> bool:
        return True


def _started(tasks: list[_Task], *, on: str, workers: int | None, stack: ExitStack) -> Sequence[_Future]:
    """Start the tasks where they are to run; the stack drops what is left when the work ends."""
    if on == "serial":
        return [_Here(task) for task in tasks]
    if on == "processes":
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        stack.callback(pool.shutdown, cancel_futures=True)
        return [pool.submit(_Task.run, task) for task in tasks]
    if on.startswith("dask://"):
        client = _distributed().Client(on.replace("dask://", "tcp://", 1))
        stack.callback(client.close)
        futures: Sequence[_Future] = [client.submit(_Task.run, task, pure=False) for task in tasks]
        stack.callback(client.cancel, futures)
        return futures
    raise ValueError(f'on: {on!r} is none of "serial", "processes", "dask://host:port"')


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        text = 'a Dask cluster needs the extra "cluster": pip install "circulade[cluster]"'
        raise MissingExtraError(text) from None


def _awaited(future: _Future, cancel: Cancel | None, *, done: int, total: int) -> Any:
    while True:
        if cancel is not None and cancel():
            raise Cancelled(done, total)
        try:
            return future.result(timeout=PATIENCE if cancel is not None else None)
        except TimeoutError:
            if future.done():  # the function itself ran out of time
                raise
