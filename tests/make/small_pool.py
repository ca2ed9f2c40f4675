"""A small selection in files: eight applicants, two tracks, a cap, a bound, a priority."""

from pathlib import Path

import pytest

POOL = """ref,country,macro_region,already_member,score:commitment:a,score:commitment:b,score:experience
A1,FI,North,no,5,4,3
A2,FI,North,no,5,5,3.5
A3,DE,West,yes,2,4,3
A4,CZ,East,no,3,3,3
A5,PL|CZ,East,no,3,2,3
A6,FR,West,no,4,4,4
A7,FI,North,no,4,4,4
A8,ES,South,no,1,1,4
"""
RULES = """{"tracks": [{"name": "pilots", "places": 2}, {"name": "fellows", "places": 2}],
 "weights": {"commitment": 2, "experience": 1},
 "thresholds": [{"criterion": "commitment", "least": 2}],
 "bounds": [{"attribute": "macro_region", "value": "East", "least": 1, "most": null, "track": null}],
 "caps": [{"attribute": "country", "most": 1, "track": null}],
 "priority": [{"attribute": "already_member", "value": "no", "mode": "first"}],
 "reserve": 10, "seed": "published text"}
"""


@pytest.fixture
def pool_path(tmp_path: Path) -> Path:
    path = tmp_path / "pool.csv"
    path.write_text(POOL, encoding="utf-8")
    return path


@pytest.fixture
def rules_path(tmp_path: Path) -> Path:
    path = tmp_path / "rules.json"
    path.write_text(RULES, encoding="utf-8")
    return path
