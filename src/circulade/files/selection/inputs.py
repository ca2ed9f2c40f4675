"""Pool and rules as one canonical JSON value: what a run stores and what `input_sha256` is of."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from circulade.engines.selection import Applicant, Pool, Rules
from circulade.files.canonical import digest
from circulade.files.selection.numbers import exact_text
from circulade.files.selection.rules_json import rules_from_dict
from circulade.files.selection.rules_out import rules_to_dict


def inputs_to_dict(pool: Pool, rules: Rules) -> dict[str, Any]:
    """Return pool (sorted by reference) and rules as plain JSON values; scores travel as exact text."""
    return {"pool": [_applicant(one) for one in pool.applicants], "rules": rules_to_dict(rules)}


def inputs_from_dict(value: Mapping[str, Any]) -> tuple[Pool, Rules]:
    """Read back what `inputs_to_dict` wrote."""
    return Pool(tuple(_read(one) for one in value["pool"])), rules_from_dict(value["rules"])


def input_sha256(pool: Pool, rules: Rules) -> str:
    """The SHA-256 of the inputs as canonical JSON: the same whatever the order of rows and columns."""
    return digest(inputs_to_dict(pool, rules))


def _applicant(one: Applicant) -> dict[str, Any]:
    return {
        "ref": one.ref,
        # An attribute without a value is no attribute: a table has an empty cell for it either way.
        "attributes": {name: sorted(values) for name, values in one.attributes.items() if values},
        "scores": {
            criterion: {assessor: exact_text(score) for assessor, score in given.items()}
            for criterion, given in one.scores.items()
            if given
        },
        "tracks": sorted(one.tracks),
        "prefer": dict(one.prefer),
    }


def _read(value: Mapping[str, Any]) -> Applicant:
    return Applicant(
        ref=value["ref"],
        attributes={name: tuple(values) for name, values in value["attributes"].items()},
        scores={
            criterion: {assessor: Fraction(score) for assessor, score in given.items()}
            for criterion, given in value["scores"].items()
        },
        tracks=tuple(value["tracks"]),
        prefer=dict(value["prefer"]),
    )
