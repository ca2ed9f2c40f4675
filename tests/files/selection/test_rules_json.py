"""Rules as JSON: the format, its schema, and every problem by its path."""

import json
from fractions import Fraction
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from circulade.engines.selection import Bound, Cap, Group, Priority, Share, Track
from circulade.files.selection import RulesRefused, read_rules, rules_from_dict, rules_to_dict
from circulade.files.selection.rules_json import KEYS
from circulade.files.table import FileError

TRACKS = [{"name": "pilots", "places": 12}, {"name": "fellows", "least": 10, "most": 15}]
FULL: dict[str, Any] = {
    "tracks": TRACKS,
    "weights": {"commitment": 2, "experience": 1},
    "scale": {"commitment": [0, 5]},
    "thresholds": [{"criterion": "total", "least": 2.5, "track": "pilots"}],
    "bounds": [
        {"attribute": "macro_region", "value": "East", "least": 3},
        {"attribute": "population", "from": 50000, "below": 200000, "most": "12.5%", "track": "fellows"},
    ],
    "caps": [{"attribute": "country", "most": 3}],
    "priority": [
        {"attribute": "member", "value": "no", "mode": "first"},
        {"attribute": "kind", "in": ["city", "region"], "mode": "bonus", "points": 0.1},
        {"attribute": "kind", "value": "city", "mode": "share", "least": "30%"},
    ],
    "spread": {"attribute": "macro_region"},
    "exclude": [{"ref": "A1", "reason": "withdrew"}],
    "include": [{"ref": "A2", "reason": "strategic"}],
    "together": [["A3", "A4"]],
    "apart": [["A5", "A6", "A7"]],
    "preference": True,
    "reserve": 10,
    "min_assessments": 2,
    "seed": "published text",
}


def schema() -> Any:
    text = files("circulade.files.selection").joinpath("rules.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


def problems(value: Any) -> list[str]:
    with pytest.raises(RulesRefused) as refused:
        rules_from_dict(value)
    return [str(problem) for problem in refused.value.problems]


def test_what_is_read_is_written_back() -> None:
    assert rules_to_dict(rules_from_dict(FULL)) == FULL


def test_every_kind_of_rule_is_read() -> None:
    rules = rules_from_dict(FULL)
    assert rules.tracks == (Track("pilots", 12, 12), Track("fellows", 10, 15))
    assert rules.bounds[0] == Bound(Group("macro_region", ("East",)), 3, None, None)
    assert rules.bounds[1].most == Share(Fraction(25, 2))
    assert rules.caps == (Cap("country", 3, None),)
    assert rules.priority[0] == Priority(Group("member", ("no",)), "first")
    assert rules.priority[1].points is not None
    assert rules.priority[1].points.denominator == 10


def test_decimals_are_read_as_written() -> None:
    text = b'{"tracks": [{"name": "p", "places": 1}], "thresholds": [{"criterion": "c", "least": 0.1}]}'
    assert read_rules(text).thresholds[0].least * 10 == 1


@pytest.mark.parametrize("number", ["1e999999999", "-1e999999999", "1e-999999999", "1e12", "0.1234567891"])
def test_numbers_out_of_all_proportion_are_refused_at_once(number: str) -> None:
    with pytest.raises(FileError, match="must be a number below 10"):
        read_rules(
            b'{"tracks": [{"name": "p", "places": 1}], "thresholds": [{"criterion": "c", "least": %b}]}'
            % number.encode()
        )
    with pytest.raises(FileError, match="must be a whole number"):
        read_rules(b'{"tracks": [{"name": "p", "places": %b}]}' % number.encode())


@pytest.mark.parametrize("share", ["1e999999999%", "1/3%", "101%", "-1%", "12.12345%", "25"])
def test_shares_are_plain_percentages(share: str) -> None:
    bound = {"attribute": "a", "value": "b", "least": share}
    assert problems({"tracks": TRACKS, "bounds": [bound]})[0].startswith(
        "bounds[0].least: must be a count such as"
    )


def test_the_schema_accepts_what_is_read_and_knows_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(FULL, schema())
    assert schema()["properties"].keys() == {"tracks", *KEYS}


@pytest.mark.parametrize(
    "change",
    [
        {"tracks": []},
        {"weights": {"commitment": 1.5}},
        {"bounds": [{"attribute": "a", "value": "b", "least": "130%"}]},
        {"caps": [{"attribute": "a", "most": 1, "mots": 2}]},
        {"priority": [{"attribute": "a", "value": "b", "mode": "later"}]},
        {"apart": [["A1"]]},
        {"reserve": -1},
        {"colour": "red"},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**FULL, **change}, schema())
    assert problems({**FULL, **change})


def test_problems_name_their_path_and_are_all_listed() -> None:
    assert problems(
        {
            "tracks": [{"name": "p", "places": "x"}, {"name": "f", "least": 3}],
            "bound": [],
            "bounds": [{"attribute": "a", "value": "b", "leest": 3}],
            "thresholds": [{"criterion": "c", "least": "3"}],
            "apart": [["A1", "A1"]],
        }
    ) == [
        "bound: unknown key 'bound'; did you mean 'bounds'?",
        "tracks[0].places: must be a whole number from 0 to 1000000, not 'x'",
        "tracks[1]: needs either places or least and most",
        "thresholds[0].least: must be a number, not '3'",
        "bounds[0].leest: unknown key 'leest'; did you mean 'least'?",
        "bounds[0]: needs least or most",
        "apart[0]: must name at least two different applicants",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"{", "rules.json:1: is not JSON: Expecting property name enclosed in double quotes (column 2)"),
        (b'{"tracks": [], "tracks": []}', "rules.json: the key 'tracks' stands twice in one object"),
        (b'{"reserve": NaN}', "rules.json: NaN is not a number that can be used"),
        (b"\xff{}", "rules.json:1: is not UTF-8 text; save it as UTF-8"),
        (b"[]", "must be an object"),
        (b"[" * 100_000, "rules.json: cannot be read: it is nested too deeply"),
        (
            b'{"tracks": ' + b"9" * 5000 + b"}",
            "rules.json: cannot be read: a number in it has thousands of digits",
        ),
        (b'{"seed": "a \\ud800 b"}', "\\ud800 b"),
        (b'{"weights": {"\\udfff": 1}}', "holds half a letter: write the text again"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: bytes, message: str) -> None:
    with pytest.raises(FileError) as refused:
        read_rules(text)
    assert message in str(refused.value)
