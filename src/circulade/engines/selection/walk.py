"""The draw among optimal cohorts: a walk over the applicants in the order of their draw numbers.

Each applicant becomes a member if some optimal cohort that agrees with the earlier decisions has it,
and in the earliest listed track possible. At the end exactly one cohort is left.
"""

from collections.abc import Iterable

import numpy as np

from circulade.engines.selection.model import Model
from circulade.engines.selection.optimum import Optimum
from circulade.engines.selection.solver import Programme, Whole, maximise


def walk(optimum: Optimum, model: Model, order: Iterable[int]) -> dict[int, int]:
    """Return the track number of every member, by applicant number; `order` is that of the draw.

    A refusal stands for the whole class: later decisions only narrow the choice, and whoever
    belongs to the same class could have taken the refused applicant's part.
    """
    programme, solution = optimum.programme, optimum.solution
    lower, upper = np.zeros_like(programme.lower), programme.upper.copy()
    floor = programme.lower
    places = int(solution[: model.column.max(initial=-1) + 1].sum())
    no_costs = np.zeros(len(lower), dtype=np.int64)
    members: dict[int, int] = {}
    for number in order:
        if len(members) == places:
            break
        for track, column in enumerate(model.column[model.owner[number]]):
            taken = lower[column] + 1
            if column < 0 or taken > upper[column]:
                continue
            if solution[column] < taken:
                found = _with(
                    programme.bounded(np.maximum(lower, floor), upper), int(column), int(taken), no_costs
                )
                if found is None:
                    upper[column] = lower[column]
                    continue
                solution = found
            lower[column] = taken
            members[number] = track
            break
    return members


def _with(programme: Programme, column: int, least: int, no_costs: Whole) -> Whole | None:
    raised = programme.lower.copy()
    raised[column] = max(raised[column], least)
    return maximise(programme.bounded(raised, programme.upper), no_costs)
