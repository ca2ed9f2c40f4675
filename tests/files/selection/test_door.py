"""From files to files: the same input gives the same bytes, and problems name their place."""

import csv
import io
import json
import random
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from circulade.files.bundle import read_bundle
from circulade.files.selection import (
    NoCohort,
    dossier_data,
    inputs_from_dict,
    inputs_to_dict,
    read_selection,
    select_files,
    selection_files,
    selection_members,
    way_out_texts,
)
from circulade.files.table import FileError


def written(pool: Path, rules: Path) -> dict[str, bytes]:
    files = read_selection(pool, rules)
    return selection_members(files.pool, files.rules, select_files(files))


def test_selection_csv_has_the_promised_columns_and_rows(pool_path: Path, rules_path: Path) -> None:
    text = written(pool_path, rules_path)["selection.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == ["ref", "outcome", "track", "points", "rank", "reason"]
    assert [(row["ref"], row["outcome"], row["track"], row["points"], row["rank"]) for row in rows] == [
        ("A2", "member", "pilots", "4.5000", "1"),
        ("A6", "member", "pilots", "4.0000", "2"),
        ("A3", "member", "fellows", "3.0000", "5"),
        ("A4", "member", "fellows", "3.0000", "5"),
        ("A1", "reserve", "pilots", "4.0000", "2"),
        ("A7", "reserve", "pilots", "4.0000", "2"),
        ("A5", "reserve", "fellows", "2.6667", "7"),
        ("A8", "ineligible", "", "2.0000", ""),
    ]
    assert rows[-1]["reason"] == "Below the threshold for commitment: 1, at least 2 needed"
    assert rows[4]["reason"] == (
        "Reserve 1: could replace A2. The rule is full for FI: At most 1 for each country; its places are held by A2"
    )


def test_selection_json_has_the_promised_keys(pool_path: Path, rules_path: Path) -> None:
    value = json.loads(written(pool_path, rules_path)["selection.json"])
    assert value["members"] == {"pilots": ["A2", "A6"], "fellows": ["A3", "A4"]}
    assert value["reserve"] == ["A1", "A7", "A5"]
    assert (value["total_points"], value["total_points_exact"]) == (14.5, "29/2")
    assert (value["optimal"], value["prices"], value["seed"]) == (True, {}, "published text")
    assert (value["engine"], value["version"], len(value["input_sha256"])) == ("selection", "1", 64)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_and_columns_does_not_reach_the_bundle(
    pool_path: Path, rules_path: Path, seed: int
) -> None:
    before = written(pool_path, rules_path)
    header, *rows = [line.split(",") for line in pool_path.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(seed)
    columns = chance.sample(range(len(header)), len(header))
    chance.shuffle(rows)
    lines = [",".join(line[column] for column in columns) for line in [header, *rows]]
    pool_path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert written(pool_path, rules_path) == before


def test_a_second_run_writes_the_same_bytes(pool_path: Path, rules_path: Path) -> None:
    files = read_selection(pool_path, rules_path)
    first, second = (selection_files(files.pool, files.rules, select_files(files)) for _ in range(2))
    assert first == second
    assert sorted(first) == ["bundle.zip", "dossier.pdf", "selection.csv", "selection.json"]
    assert first["dossier.pdf"].startswith(b"%PDF")
    assert sorted(read_bundle(first["bundle.zip"])) == [
        "manifest.json",
        "pool.csv",
        "rules.json",
        "selection.csv",
        "selection.json",
    ]


def selection_files_of(pool: Path, rules: Path) -> dict[str, bytes]:
    files = read_selection(pool, rules)
    return selection_files(files.pool, files.rules, select_files(files))


def test_one_process_and_several_write_the_same_bytes(pool_path: Path, rules_path: Path) -> None:
    here = selection_files_of(pool_path, rules_path)
    with ProcessPoolExecutor(
        2, mp_context=get_context("spawn")
    ) as workers:  # other processes: other hash seeds
        there = list(workers.map(selection_files_of, [pool_path] * 2, [rules_path] * 2))
    assert there == [here, here]


def test_inputs_travel_through_canonical_json(pool_path: Path, rules_path: Path) -> None:
    files = read_selection(pool_path, rules_path)
    assert inputs_from_dict(inputs_to_dict(files.pool, files.rules)) == (files.pool, files.rules)


def test_problems_of_both_files_are_listed_together(pool_path: Path, rules_path: Path) -> None:
    pool_path.write_text("ref,score:fit\nA,x\n", encoding="utf-8")
    rules_path.write_text('{"track": []}', encoding="utf-8")
    with pytest.raises(FileError) as refused:
        read_selection(pool_path, rules_path)
    assert [str(trouble) for trouble in refused.value.troubles] == [
        "pool.csv:2: column score:fit: 'x' is not a number",
        "rules.json: track: unknown key 'track'; did you mean 'tracks'?",
        "rules.json: 'tracks' is missing",
    ]


def test_scores_that_are_out_of_scale_or_missing_are_named_by_cell(pool_path: Path, rules_path: Path) -> None:
    text = rules_path.read_text(encoding="utf-8")
    rules_path.write_text(text.replace("{", '{"scale": {"commitment": [0, 4]}, ', 1), encoding="utf-8")
    pool = pool_path.read_text(encoding="utf-8")
    pool_path.write_text(pool.replace("A8,ES,South,no,1,1,4", "A8,ES,South,no,,,4.125"), encoding="utf-8")
    with pytest.raises(FileError) as refused:
        select_files(read_selection(pool_path, rules_path))
    assert [str(trouble) for trouble in refused.value.troubles] == [
        "pool.csv:2: column score:commitment:a: the score 5 is outside the scale (0 to 4)",
        "pool.csv:3: column score:commitment:a: the score 5 is outside the scale (0 to 4)",
        "pool.csv:3: column score:commitment:b: the score 5 is outside the scale (0 to 4)",
        "pool.csv:9: column score:commitment: 0 of at least 1 scores for 'commitment'",
        "pool.csv:9: column score:experience: scores have at most 2 decimals",
    ]


def test_two_different_seeds_are_refused_and_a_missing_one_is_filled(
    pool_path: Path, rules_path: Path
) -> None:
    with pytest.raises(FileError, match="publish one of them"):
        read_selection(pool_path, rules_path, seed="another")
    rules_path.write_text(rules_path.read_text(encoding="utf-8").replace(', "seed": "published text"', ""))
    assert read_selection(pool_path, rules_path, seed="another").rules.seed == "another"


def test_impossible_rules_come_with_the_smallest_way_out(pool_path: Path, rules_path: Path) -> None:
    rules_path.write_text(rules_path.read_text(encoding="utf-8").replace('"least": 1,', '"least": 3,'))
    files = read_selection(pool_path, rules_path)
    with pytest.raises(NoCohort) as none:
        select_files(files)
    assert none.value.conflict.rules == ("bounds[0]",)
    assert way_out_texts(none.value.conflict, files.rules) == (
        "bounds[0] (At least 3 with macro_region East): at least 1 instead of 3",
    )


def test_the_dossier_tells_rules_figures_and_reasons(pool_path: Path, rules_path: Path) -> None:
    files = read_selection(pool_path, rules_path)
    data = dossier_data(files.pool, files.rules, select_files(files))
    assert [(line.sentence, line.count, line.binding) for line in data.rules][3] == (
        "At least 1 with macro_region East",
        1,
        True,
    )
    threshold = next(line for line in data.rules if line.sentence.startswith("Only applicants"))
    assert (threshold.count, threshold.binding) == (None, True)
    assert [line.ref for track in data.tracks for line in track.members] == ["A2", "A6", "A3", "A4"]
    table = next(table for table in data.balance if table.attribute == "macro_region")
    assert [(row.value, row.applicants, row.eligible, row.members) for row in table.rows] == [
        ("East", 2, 2, (0, 1)),
        ("North", 3, 3, (1, 0)),
        ("South", 1, 0, (0, 0)),
        ("West", 2, 2, (1, 1)),
    ]
