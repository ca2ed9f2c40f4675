"""What the domain of symbiosis refuses."""

from collections.abc import Mapping


class Refused(ValueError):
    """The step is not possible; the message says why and what to do."""


class BadValues(ValueError):
    """Values that cannot be meant: a sentence by field."""

    def __init__(self, by_field: Mapping[str, str]) -> None:
        super().__init__("; ".join(by_field.values()))
        self.by_field = dict(by_field)


class RecordChanged(ValueError):
    """Somebody else saved the same record meanwhile; `revision` is the record's now."""

    def __init__(self, revision: int) -> None:
        super().__init__("somebody else changed this meanwhile")
        self.revision = revision
