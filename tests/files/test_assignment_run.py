"""A stored assignment is recomputed from its inputs alone."""

import json
from fractions import Fraction

from circulade.engines.assessment import ENGINE, assign
from circulade.files.assignment_run import assignment_inputs
from circulade.files.canonical import canonical_json
from circulade.files.engines import recompute

FIT = {
    ("a", "x"): Fraction(9, 10),
    ("a", "y"): Fraction(1, 3),
    ("b", "x"): Fraction(1, 2),
    ("b", "y"): Fraction(1, 2),
    ("b", "z"): Fraction(1),
}


def test_the_inputs_travel_as_canonical_json_and_give_the_same_result() -> None:
    loads = {"x": 1, "y": 2, "z": 1}
    inputs = assignment_inputs(
        "ab", loads=loads, per_application=1, fit=FIT, conflicts=[("b", "z")], seed="s"
    )
    direct = assign("ab", "xyz", per_application=1, load=loads, fit=FIT, conflicts=[("b", "z")], seed="s")
    assert recompute(ENGINE, json.loads(canonical_json(inputs))) == direct.as_json()


def test_the_order_of_arguments_does_not_change_the_stored_bytes() -> None:
    one = assignment_inputs(
        "ab", loads={"x": 1, "y": 2}, per_application=1, fit=FIT, keep=[("b", "y"), ("a", "x")]
    )
    two = assignment_inputs(
        "ba",
        loads={"y": 2, "x": 1},
        per_application=1,
        fit=dict(reversed(FIT.items())),
        keep=[("a", "x"), ("b", "y")],
    )
    assert canonical_json(one) == canonical_json(two)
