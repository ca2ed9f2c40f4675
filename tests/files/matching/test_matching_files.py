"""The files of a ranking: read strictly, written whole, computed again from a stored run."""

import csv
import io
import json
from pathlib import Path

import pytest

from circulade.engines.matching import Facets
from circulade.files.canonical import canonical_json
from circulade.files.engines import recompute
from circulade.files.matching import match_files, matching_inputs, ranking_files, read_matching
from circulade.files.table import FileError

QUERIES = "ref,text,lang,facet:theme\nn1,reuse of timber beams,en,wood\nn2,Holzabfälle,de,wood|waste\n"
ITEMS = "ref,text,lang,facet:theme,capacity\na,old timber beams,en,wood,1\nb,Abfälle aus Holz,DE,waste,\nc,glass,,,\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_cards_facets_and_capacities_are_read(tmp_path: Path) -> None:
    files = read_matching(written(tmp_path, "q.csv", "\ufeff" + QUERIES), written(tmp_path, "i.csv", ITEMS))
    assert [card.ref for card in files.queries] == ["n1", "n2"]
    assert files.queries[1].facets == {"theme": frozenset({"wood", "waste"})}
    assert (files.hard, files.soft, files.capacities) == ((), ("theme",), {"a": 1})
    assert [card.language for card in files.items] == ["en", "de", ""]


def test_the_ranking_is_written_with_its_reasons(tmp_path: Path) -> None:
    files = read_matching(
        written(tmp_path, "q.csv", QUERIES), written(tmp_path, "i.csv", ITEMS), hard=("theme",)
    )
    answer = ranking_files(match_files(files, top=10))
    rows = list(csv.DictReader(io.StringIO(answer["ranking.csv"].decode())))
    assert [(row["query"], row["rank"], row["item"]) for row in rows] == [("n1", "1", "a"), ("n2", "1", "b")]
    why = json.loads(rows[1]["why"])
    assert float(rows[1]["score"]) == 1 / 61
    assert (why["places"], why["facets"], why["language"]["distance"]) == (
        {"text": 1},
        {"theme": ["waste"]},
        0,
    )
    assert sum(word["weight"] for word in why["words"]) == pytest.approx(why["text"])
    assert json.loads(answer["certificate.json"])["matches"] == 2


def test_a_stored_ranking_is_computed_again(tmp_path: Path) -> None:
    files = read_matching(written(tmp_path, "q.csv", QUERIES), written(tmp_path, "i.csv", ITEMS))
    ranking = match_files(files, top=2, seed="s")
    inputs = matching_inputs(
        files.queries, files.items, facets=Facets(soft=("theme",)), capacities={"a": 1}, top=2, seed="s"
    )
    stored = json.loads(canonical_json(inputs))
    assert canonical_json(recompute("matching.rank", stored)) == canonical_json(ranking.as_json())


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ("", "i.csv: the file is empty; its first line must name the columns"),
        ("ref,text\n", "i.csv: has no rows below the header"),
        ("ref\na\n", "i.csv:1: column 'text' is missing (expected: ref, text, [lang]"),
        ("ref,text,colour\na,x,y\n", "i.csv:1: column 'colour' is unknown (expected: ref, text, [lang]"),
        ("ref,text,facet:\na,x,y\n", "i.csv:1: column 'facet:' is unknown"),
        ("ref,text\n,x\n", "i.csv:2: column ref: is empty"),
        ("ref,text\na,x\na,y\n", "i.csv:3: column ref: 'a' stands in line 2 already"),
        ("ref,text,lang\na,x,German!\n", "i.csv:2: column lang: 'German!' is not a language code such as de"),
        ("ref,text,status\na,x,old\n", "i.csv:2: column status: 'old' is none of active, expired, withdrawn"),
        ("ref,text,capacity\na,x,-1\n", "i.csv:2: column capacity: '-1' is not a whole number from 0"),
        ("ref,text\na\n", "i.csv:2: 1 cells under 2 columns"),
        ("ref,text\na,x\n", "i.csv:1: column facet:theme: is missing; --hard theme needs it in both files"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, items: str, says: str) -> None:
    with pytest.raises(FileError) as caught:
        read_matching(written(tmp_path, "q.csv", QUERIES), written(tmp_path, "i.csv", items), hard=("theme",))
    assert str(caught.value).startswith(says)


def test_blocked_pairs_have_to_be_known(tmp_path: Path) -> None:
    queries, items = written(tmp_path, "q.csv", QUERIES), written(tmp_path, "i.csv", ITEMS)
    blocked = written(tmp_path, "b.csv", "query,item\nn1,a\n")
    ranking = match_files(read_matching(queries, items, blocked=blocked), top=5)
    assert "a" not in {match.item for match in ranking.matches["n1"]}
    with pytest.raises(FileError, match=r"b\.csv:2: column item: 'z' does not stand"):
        read_matching(queries, items, blocked=written(tmp_path, "b.csv", "query,item\nn1,z\n"))
