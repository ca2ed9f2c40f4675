"""The same result bit for bit wherever chunks run; ordered, seeded, cancellable."""

import os
from functools import partial
from importlib.util import find_spec

import numpy as np
import pytest

from circulade.engines.parallel import Cancelled, MissingExtraError, pmap


def noisy(chunk: int, generator: np.random.Generator) -> bytes:
    return (chunk + generator.standard_normal(5)).tobytes()


def failing(chunk: int, generator: np.random.Generator) -> int:
    if chunk >= 2:
        raise TimeoutError(f"chunk {chunk}")
    return chunk


def process(chunk: int, generator: np.random.Generator, *, more: int) -> tuple[int, int]:
    return chunk + more, os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_give_the_bytes_that_serial_gives(workers: int) -> None:
    assert pmap(noisy, range(7), on="processes", workers=workers, seed=5) == pmap(noisy, range(7), seed=5)


def test_chunks_run_in_other_processes_and_come_back_in_order() -> None:
    results = pmap(partial(process, more=10), [3, 1, 2], on="processes", workers=2)
    assert [result for result, _ in results] == [13, 11, 12]
    assert os.getpid() not in {pid for _, pid in results}


def test_every_chunk_has_its_own_seed_and_the_seed_decides() -> None:
    assert len(set(pmap(noisy, [0, 0, 0], seed=1))) == 3
    assert pmap(noisy, [0], seed=1) != pmap(noisy, [0], seed=2)


def test_a_chunk_keeps_its_seed_when_chunks_are_added_behind_it() -> None:
    assert pmap(noisy, range(5), seed=1)[:3] == pmap(noisy, range(3), seed=1)


@pytest.mark.parametrize("on", ["serial", "processes"])
def test_progress_is_told_in_order(on: str) -> None:
    told: list[tuple[int, int]] = []
    pmap(noisy, range(3), on=on, workers=2, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("on", ["serial", "processes"])
def test_cancelling_says_how_far_it_came(on: str) -> None:
    finished: list[int] = []
    with pytest.raises(Cancelled, match="cancelled after 2 of 6 chunks"):
        pmap(
            noisy,
            range(6),
            on=on,
            workers=2,
            progress=lambda done, total: finished.append(done),
            cancel=lambda: len(finished) == 2,
        )
    assert finished == [1, 2]


@pytest.mark.parametrize("on", ["serial", "processes"])
@pytest.mark.parametrize("watched", [True, False])
def test_an_exception_is_that_of_the_first_chunk_that_fails(on: str, watched: bool) -> None:
    with pytest.raises(TimeoutError, match="chunk 2"):
        pmap(failing, range(4), on=on, workers=2, cancel=(lambda: False) if watched else None)


def test_nothing_to_do_is_done() -> None:
    assert pmap(noisy, []) == []


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(ValueError, match="on: 'threads' is none of"):
        pmap(noisy, [1], on="threads")


@pytest.mark.skipif(find_spec("distributed") is not None, reason="the extra cluster is installed")
def test_without_the_extra_a_cluster_is_refused_by_name() -> None:
    with pytest.raises(MissingExtraError, match='needs the extra "cluster"'):
        pmap(noisy, [1], on="dask://localhost:8786")


def test_a_dask_cluster_gives_the_bytes_that_serial_gives() -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp://", dashboard_address=None
    ) as cluster:
        on = cluster.scheduler_address.replace("tcp://", "dask://")
        assert pmap(noisy, range(7), on=on, seed=5) == pmap(noisy, range(7), seed=5)
