"""When no assignment exists, the reason given is true and minimal."""

import random
from itertools import product

import pytest

from circulade.engines.assessment import Impossible, Shortage, assign


def reason(fit: dict[tuple[str, str], int], **arguments: object) -> Shortage:
    applications, assessors = sorted({a for a, _ in fit}), sorted({r for _, r in fit})
    with pytest.raises(Impossible) as raised:
        assign(applications, assessors, fit=fit, **arguments)  # type: ignore[arg-type]
    return raised.value.shortage


def test_an_application_without_enough_assessors_is_the_reason() -> None:
    fit = {**dict.fromkeys(product("abc", "wxyz"), 1), ("d", "x"): 1, ("d", "y"): 1}
    found = reason(fit, per_application=3, load=4)
    assert found == Shortage("applications", ("d",), ("x", "y"), needed=3, available=2)
    assert (
        found.text == "application d needs 3 assessments, but the 2 assessors allowed (x, y) can give only 2"
    )


def test_applications_that_share_a_few_free_places_are_the_reason() -> None:
    fit = {**dict.fromkeys(product("abc", "xy"), 1), **dict.fromkeys(product("de", "uvw"), 1)}
    found = reason(fit, per_application=2, load=2)
    assert found == Shortage("applications", ("a", "b", "c"), ("x", "y"), needed=6, available=4)


def test_too_few_places_in_all_are_said_as_such() -> None:
    found = reason(dict.fromkeys(product("abcdefgh", "xyz"), 1), per_application=2, load=5)
    assert found.whole
    assert (
        found.text == "8 applications need 16 assessments, but all 3 assessors together have only 15 places"
    )


def test_assessors_who_cannot_reach_their_least_number_are_the_reason() -> None:
    fit = {**dict.fromkeys(product("abcd", "xyz"), 1), ("a", "w"): 1}
    found = reason(fit, per_application=2, load=4, at_least=2)
    assert found == Shortage("assessors", ("w",), ("a",), needed=2, available=1)
    assert found.text == (
        "assessor w must get 2 applications, but only 1 can come from "
        "the 1 application allowed to this assessor"
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_reason_is_minimal(seed: int) -> None:
    rng = random.Random(seed)
    fit = {pair: 1 for pair in product("abcdefg", "vwxyz") if rng.random() < 0.45}
    applications, assessors = sorted({a for a, _ in fit}), sorted({r for _, r in fit})
    try:
        assign(applications, assessors, per_application=2, load=2, fit=fit)
    except Impossible as raised:
        found = raised.shortage
    else:
        return
    assert found.needed > found.available
    if found.whole:
        return
    for left_out in found.refs:
        rest = [ref for ref in found.refs if ref != left_out]
        part = {pair: 1 for pair in fit if pair[0] in rest}
        assert len(assign(rest, assessors, per_application=2, load=2, fit=part).pairs) == 2 * len(rest)
