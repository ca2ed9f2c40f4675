"""`circulade import b2match` does what the pages do, says every problem by its cell, and stores all or nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import meetings
from typer.testing import CliRunner

from circulade.cli import app
from circulade.events.models import Admission
from circulade.matchmaking.models import Participant

pytestmark = pytest.mark.django_db
ROWS = "Email,Name,Availability\nana@example.org,Ana,011\n"


@pytest.fixture(autouse=True)
def _day(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    Admission.objects.create(event=meetings.day(people.programme()).event, mode="in_person")


def run(tmp_path: Path, content: str, *arguments: str) -> tuple[int, str, str]:
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(app, ["import", "b2match", str(path), *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_takes_people_in_and_says_what_it_did(tmp_path: Path) -> None:
    assert run(tmp_path, ROWS) == (0, "1 people: 1 new.\n", "")
    assert Participant.objects.get().available == "011"
    assert run(tmp_path, ROWS, "--event", "conference") == (0, "1 people: 1 unchanged.\n", "")


def test_a_dry_run_stores_nothing_and_json_is_for_programs(tmp_path: Path) -> None:
    code, said, _ = run(tmp_path, ROWS, "--dry-run", "--json")
    told = json.loads(said)
    assert (code, told["stored"], told["counts"]["new"], Participant.objects.count()) == (0, False, 1, 0)


def test_a_problem_is_one_line_with_its_cell_and_nothing_is_stored_unless_accepted(tmp_path: Path) -> None:
    table = tmp_path / "problems.csv"
    bad = ROWS + "bo@example.org,Bo,01\n"
    code, _, error = run(tmp_path, bad, "--problems", str(table))
    lines = error.splitlines()
    assert (code, Participant.objects.count()) == (2, 0)
    assert lines[0].startswith("C3: 2 figures for 3 slots")
    assert lines[1] == "Nobody was taken in: correct the above, or leave it out with --accept-problems."
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith("C3,Bo,")
    assert (run(tmp_path, bad, "--accept-problems")[0], Participant.objects.count()) == (0, 2)


def test_a_mapping_names_the_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "map.json"
    mapping.write_text(json.dumps({"columns": {"email": "Kontakt", "name": "Wer", "available": "Wann"}}))
    content = "Kontakt,Wer,Wann\nana@example.org,Ana,09:00-09:40\n"
    assert run(tmp_path, content, "--mapping", str(mapping))[0] == 0
    assert Participant.objects.get().available == "110"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["--event", "no-such"],
            "There is no event no-such with meetings; those with meetings are: conference.",
        ),
        (["--mapping", "no-such.json"], "no-such.json: No such file or directory"),
    ],
)
def test_bad_arguments_say_the_way_out(tmp_path: Path, arguments: list[str], said: str) -> None:
    code, _, error = run(tmp_path, ROWS, *arguments)
    assert (code, error.strip()) == (2, said)
