"""Replaying a run tells whether the same comes out again, and what differs if not."""

import json
from typing import Any

import pytest
from tests.make import accounts as make

from circulade.core.domain import replays
from circulade.core.domain.replays import record_replay, replay
from circulade.core.domain.runs import store_run
from circulade.core.models import Replay, Run
from circulade.files.engines import Engine

pytestmark = pytest.mark.django_db


def double(inputs: Any) -> dict[str, Any]:
    return {"version": "2", "doubled": [2 * number for number in inputs["numbers"]]}


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replays, "ENGINES", {"doubling": Engine("doubling", "2", double)})


def stored(doubled: list[int], *, contract: str = "2", version: str = "2") -> Run:
    return store_run(
        engine="doubling",
        contract=contract,
        inputs={"numbers": [1, 2]},
        result={"version": version, "doubled": doubled},
        by=None,
    )


def test_the_same_result_is_reproduced() -> None:
    outcome = replay(stored([2, 4]))
    assert (outcome.reproduced, outcome.sentence) == (True, "reproduced, byte for byte")


def test_another_result_is_told_with_its_place() -> None:
    outcome = replay(stored([2, 5]))
    assert outcome.differs == ("result.json: doubled[1]: 5, recomputed 4",)


def test_a_run_of_an_older_contract_is_compared_by_its_outcome() -> None:
    outcome = replay(stored([2, 4], contract="1", version="1"))
    assert outcome.reproduced
    assert outcome.sentence == "same outcome under contract version 2; the run was made under 1"
    other = replay(stored([2, 5], contract="1", version="1"))
    assert other.sentence == "another outcome under contract version 2; the run was made under 1"
    assert other.differs == ("result.json: doubled[1]: 5, recomputed 4",)


@pytest.mark.parametrize(("field", "what"), [("inputs", "inputs"), ("result", "results")])
def test_a_run_whose_text_was_altered_in_the_database_is_told(field: str, what: str) -> None:
    run = stored([2, 4])
    altered = json.dumps(json.loads(getattr(run, field)) | {"more": 1})
    Run.objects.filter(pk=run.pk).update(**{field: altered})
    outcome = replay(Run.objects.get(pk=run.pk))
    assert outcome.sentence == "the stored run was altered"
    assert outcome.differs[0].startswith(f"the stored {what} do not have the SHA-256")


def test_a_run_of_an_unknown_engine_is_told() -> None:
    run = store_run(engine="alchemy", contract="1", inputs={}, result={}, by=None)
    assert replay(run).differs == ("there is no engine 'alchemy'",)


def test_a_replay_is_kept_with_who_asked() -> None:
    ann = make.user("ann")
    record_replay(stored([2, 5]), by=ann)
    kept = Replay.objects.get()
    assert (kept.by, kept.reproduced, kept.contract) == (ann, False, "2")
