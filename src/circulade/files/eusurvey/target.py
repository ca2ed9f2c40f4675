"""What an import fills: the questions of a call, as far as an import must know them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["short", "long", "number", "choice", "several", "place", "file", "date", "yes_no", "table"]
KINDS: tuple[Kind, ...] = (
    "short", "long", "number", "choice", "several", "place", "file", "date", "yes_no", "table",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One question: code, kind, titles per language; of a choice the options per code and language."""

    code: str
    kind: Kind
    titles: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
