"""Plan the meetings of the files."""

from collections.abc import Callable

from circulade.engines.meetings import MeetingPlan, plan
from circulade.files.meetings.read import MeetingInputs


def compute_meetings(
    inputs: MeetingInputs, *, seed: str = "", stop: Callable[[], bool] = lambda: False
) -> MeetingPlan:
    """Return the plan of what `read_meetings` has read and checked."""
    return plan(
        inputs.participants,
        inputs.wishes,
        inputs.slots,
        inputs.tables,
        fixed=inputs.fixed,
        forbidden=inputs.forbidden,
        seed=seed,
        stop=stop,
    )
