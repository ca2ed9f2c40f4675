"""A bundle is recomputed from its inputs: every change is found, and named."""

import json
from hashlib import sha256

import pytest
import rfc8785

from circulade.engines.selection import Rules, Track, applicant, select
from circulade.engines.selection.pool import Pool
from circulade.files.bundle import read_bundle, write_bundle, write_zip
from circulade.files.engines import ENGINES, recompute
from circulade.files.selection import inputs_to_dict, selection_members
from circulade.files.verify import verify_bundle

POOL = Pool(
    tuple(
        applicant(f"A{number}", attributes={"country": "FI"}, scores={"fit": number % 4})
        for number in range(6)
    )
)
RULES = Rules(tracks=(Track("pilots", 2, 2),), weights={"fit": 1}, reserve=2, seed="spring")


def members() -> dict[str, bytes]:
    return selection_members(POOL, RULES, select(POOL, RULES))


def differs(changed: dict[str, bytes]) -> tuple[str, ...]:
    return verify_bundle(write_bundle(changed)).differs


def test_an_untouched_bundle_is_reproduced() -> None:
    verified = verify_bundle(write_bundle(members()))
    assert verified.reproduced
    assert (verified.engine, verified.version) == ("selection", "1")


def test_every_changed_byte_is_found() -> None:
    content = write_bundle(members())
    for at in range(0, len(content), 11):
        changed = content[:at] + bytes([content[at] ^ (1 << at % 8)]) + content[at + 1 :]
        assert not verify_bundle(changed).reproduced, at


def test_a_changed_result_is_named_by_applicant_and_column() -> None:
    given = members()
    text = given["selection.csv"].decode().replace("A3,member,pilots,3.0000", "A3,out,,3.0000")
    assert differs({**given, "selection.csv": text.encode()}) == (
        "selection.csv: A3, outcome: 'out', recomputed 'member'",
        "selection.csv: A3, track: '', recomputed 'pilots'",
    )


def test_a_changed_score_is_found_by_what_follows_from_it() -> None:
    given = members()
    pool = given["pool.csv"].replace(b"A3,FI,3", b"A3,FI,0")
    told = differs({**given, "pool.csv": pool})
    assert "selection.csv: A3, points: '3.0000', recomputed '0.0000'" in told


def test_inputs_and_results_altered_together_are_found() -> None:
    given = members()
    altered = {name: content.replace(b"A3", b"A9") for name, content in given.items()}
    told = differs(altered)
    assert any(text.startswith("selection.json: input_sha256: ") for text in told)


def test_a_member_changed_without_the_manifest_is_named() -> None:
    content = write_bundle(members())
    changed = {**read_bundle(content), "rules.json": b"{}"}
    assert (
        "rules.json: its SHA-256 is not the one in manifest.json" in verify_bundle(write_zip(changed)).differs
    )


@pytest.mark.parametrize(
    "name", ["pool.csv", "rules.json", "selection.csv", "selection.json", "manifest.json"]
)
def test_a_missing_member_is_named(name: str) -> None:
    left = {key: content for key, content in read_bundle(write_bundle(members())).items() if key != name}
    assert any(text.startswith(f"{name} is missing") for text in verify_bundle(write_zip(left)).differs)


def test_a_missing_result_is_named_even_if_the_manifest_agrees() -> None:
    left = {key: content for key, content in members().items() if key != "selection.csv"}
    assert differs(left) == ("selection.csv is missing",)


def test_a_further_member_is_named() -> None:
    assert differs({**members(), "note.txt": b"x"}) == ("note.txt should not be there",)


def test_an_archive_packed_anew_says_so() -> None:
    given = read_bundle(write_bundle(members()))
    content = write_zip(given)
    altered = content.replace(b"\x21\x00", b"\x22\x00")
    assert verify_bundle(altered).differs == (
        "the archive was packed anew or altered between its members; the members are equal",
    )


def test_inputs_that_cannot_be_used_are_explained() -> None:
    told = differs({**members(), "rules.json": b'{"tracks": [{"name": "pilots", "places": 60}]}'})
    assert told[0].startswith("cannot be recomputed: pool.csv and rules.json: No cohort satisfies")


def test_the_table_of_engines_recomputes_a_stored_run() -> None:
    stored = json.loads(members()["selection.json"])
    assert recompute("selection", inputs_to_dict(POOL, RULES)) == stored
    assert ENGINES["selection"].version == "1"


def test_the_input_hash_is_that_of_the_canonical_inputs() -> None:
    stored = json.loads(members()["selection.json"])
    assert stored["input_sha256"] == sha256(rfc8785.dumps(inputs_to_dict(POOL, RULES))).hexdigest()
