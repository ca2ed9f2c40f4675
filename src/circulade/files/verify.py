"""Verify a bundle with nothing but the package: compare its members, then recompute everything."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from circulade.files.bundle import MANIFEST, DamagedBundle, NoBundle, read_bundle, write_bundle
from circulade.files.differences import differences
from circulade.files.engines import ENGINES
from circulade.files.table import FileError

RESULT = "selection.json"


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying came to: nothing in `differs` means reproduced, byte for byte."""

    engine: str
    version: str
    input_sha256: str
    differs: tuple[str, ...]

    @property
    def reproduced(self) -> bool:
        """Whether recomputing gives the same bytes."""
        return not self.differs


def verify_bundle(content: bytes) -> Verification:
    """Recompute a bundle and list every difference; raises `NoBundle` for what is no bundle at all."""
    try:
        members = read_bundle(content)
    except DamagedBundle as error:
        return Verification("", "", "", (f"the archive is damaged: {error}",))
    except NoBundle as error:
        if MANIFEST.encode() not in content[:64]:
            raise
        return Verification("", "", "", (f"the archive is damaged: it {error}",))
    stated = _stated(members)
    engine = ENGINES.get(str(stated.get("engine", "selection")))
    if engine is None or engine.recomputed is None:
        return Verification("", "", "", (f"{RESULT}: there is no engine {stated.get('engine')!r}",))
    told = list(_manifest(members))
    try:
        expected = engine.recomputed(members)
    except KeyError as error:
        told.append(f"{error.args[0]} is missing: nothing can be recomputed")
    except FileError as error:
        told += [f"cannot be recomputed: {trouble}" for trouble in error.troubles]
    else:
        for name, own in sorted(expected.items()):
            told += differences(name, members[name], own) if name in members else [f"{name} is missing"]
        told += [
            f"{name} should not be there" for name in sorted(members.keys() - expected.keys() - {MANIFEST})
        ]
        if not told and write_bundle(expected) != content:
            told.append("the archive was packed anew or altered between its members; the members are equal")
    return Verification(
        engine.name, engine.version, str(stated.get("input_sha256", "")), tuple(dict.fromkeys(told))
    )


def _stated(members: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        stated = json.loads(members[RESULT])
    except (KeyError, ValueError, RecursionError):
        return {}
    return stated if isinstance(stated, dict) else {}


def _manifest(members: Mapping[str, bytes]) -> Iterator[str]:
    try:
        hashes = json.loads(members[MANIFEST])["sha256"]
        listed = {str(name): str(digest) for name, digest in hashes.items()}
    except KeyError:
        yield f"{MANIFEST} is missing or lists no SHA-256"
        return
    except (ValueError, RecursionError, AttributeError, TypeError):
        yield f"{MANIFEST} cannot be read"
        return
    for name in sorted(listed.keys() - members.keys()):
        yield f"{name} is missing"
    for name in sorted(members.keys() - listed.keys() - {MANIFEST}):
        yield f"{name} is not in {MANIFEST}"
    for name in sorted(listed.keys() & members.keys()):
        if sha256(members[name]).hexdigest() != listed[name]:
            yield f"{name}: its SHA-256 is not the one in {MANIFEST}"
