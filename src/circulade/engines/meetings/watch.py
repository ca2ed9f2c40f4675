"""What steers a search from outside: a stop that is remembered, and chance that belongs to a seed."""

from collections.abc import Callable
from random import Random

from circulade.engines.meetings.question import number


class Watch:
    """Ask `stop`, and remember that it said so."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop
        self.stopped = False

    def __call__(self) -> bool:
        """Whether to stop now."""
        self.stopped = self.stopped or self._stop()
        return self.stopped


def chance(seed: str) -> Random:
    """Return the source of chance that belongs to a seed."""
    return Random(number(seed, "chance"))  # noqa: S311 - a published draw, no secret
