"""Why something about an event cannot be done, as sentences for the page on which it was tried."""

from typing import Any


class Refused(Exception):
    """The base of what events refuse; its text says why and what to do. `field` names the input, if it is one."""

    def __init__(self, text: str, *, field: str = "") -> None:
        super().__init__(text)
        self.field = field


class Outdated(Refused):
    """Somebody else changed the event meanwhile; `fields` maps each to (theirs, mine)."""

    def __init__(self, text: str, fields: dict[str, tuple[Any, Any]]) -> None:
        super().__init__(text)
        self.fields = fields


class WrongStage(Refused):
    """The event is not at the stage at which this can be done."""
