"""Canonical JSON (RFC 8785) and its SHA-256: equal values give equal bytes.

Source: RFC 8785, through the `rfc8785` package. Integers beyond 2^53 are refused there;
exact fractions therefore travel as text ("17/4").
"""

from hashlib import sha256
from typing import Any

import rfc8785


def canonical_json(value: Any) -> bytes:
    """Return `value` as canonical UTF-8 JSON; raises `rfc8785.CanonicalizationError` on what JSON cannot hold."""
    return rfc8785.dumps(value)


def digest(value: Any) -> str:
    """Return the hexadecimal SHA-256 of the canonical JSON of `value`."""
    return sha256(canonical_json(value)).hexdigest()
