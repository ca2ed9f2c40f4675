"""A run as a file holds what was computed, in bytes that depend on nothing else."""

import json
from datetime import UTC, datetime

import pytest
from tests.make import accounts

from circulade.core.domain.run_files import run_file
from circulade.core.domain.runs import store_run
from circulade.files.canonical import digest


@pytest.mark.django_db
def test_who_and_when_stay_outside_and_equal_runs_are_equal_bytes() -> None:
    programme = accounts.programme()
    files = [
        run_file(
            store_run(
                engine="selection",
                inputs=inputs,
                result={"members": ["B", "A"]},
                by=by,
                about=programme,
                seed="4 May 2026",
                at=datetime(year, 5, 4, tzinfo=UTC),
            )
        )
        for inputs, by, year in (
            ({"a": 1, "b": 2}, None, 2025),
            ({"b": 2, "a": 1}, accounts.user("ann"), 2026),
        )
    ]
    held = json.loads(files[0])
    assert files[0] == files[1]
    assert (held["inputs"], held["inputs_sha256"]) == ({"a": 1, "b": 2}, digest({"a": 1, "b": 2}))
    assert sorted(held) == [
        "contract",
        "engine",
        "inputs",
        "inputs_sha256",
        "package",
        "result",
        "result_sha256",
        "seed",
    ]
