"""Find the cohort: objective after objective, then the draw.

Order: places filled → priorities in list order → total points → wishes (only with `preference`) →
points in the first, second, … track → spread → public draw.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from circulade.engines.selection.draw import draw
from circulade.engines.selection.model import Model, build, opened
from circulade.engines.selection.optimum import Optimum, improve
from circulade.engines.selection.points import Points, scale
from circulade.engines.selection.pool import Applicant, Pool
from circulade.engines.selection.result import Stage
from circulade.engines.selection.rows import Mask, Row
from circulade.engines.selection.rules import Rules
from circulade.engines.selection.solver import Whole
from circulade.engines.selection.spread import holders, spread
from circulade.engines.selection.walk import walk

Progress = Callable[[str], None]


def _silent(stage: str) -> None:
    """Show no progress."""


@dataclass(frozen=True)
class Objective:
    """A stage: values over applicants × tracks, divided by `scale` when shown."""

    name: str
    values: Whole
    scale: int = 1


@dataclass(frozen=True)
class Cohort:
    """Members by applicant number with their track number, and how they were found.

    `values`: who has which value of the spread's attribute, as 0 and 1 over the pool.
    """

    members: Mapping[int, int]
    stages: tuple[Stage, ...]
    draw: Mapping[str, int]
    opened: Mask
    rows: tuple[Row, ...]
    objectives: tuple[Objective, ...]
    values: Mapping[str, Whole]


def cohort(
    pool: Pool, points: Mapping[str, Points], rules: Rules, *, seed: str, progress: Progress = _silent
) -> Cohort | None:
    """The one cohort that the rules, the objectives and the draw leave; None if no cohort satisfies the rules."""
    mask = opened(pool, points, rules)
    stages = list(objectives(pool, points, rules, mask))
    eligible = [bool(any(own)) for own in mask.tolist()]
    values = holders(pool, rules.spread.attribute, eligible) if rules.spread else {}
    wide = [np.repeat(own[:, None], mask.shape[1], axis=1) for own in values.values()]
    model = build(pool, rules, mask, features=[*(stage.values for stage in stages), *wide])
    numbers = draw((one.ref for one, counted in zip(pool.applicants, eligible, strict=True) if counted), seed)
    found = _climb(model, stages, progress)
    if found is None:
        return None
    optimum, reached = found
    if values:
        progress("spread")
        optimum = spread(optimum, model, values)
    progress("draw")
    place = {one.ref: number for number, one in enumerate(pool.applicants)}
    members = walk(optimum, model, [place[ref] for ref in numbers])
    return Cohort(members, reached, numbers, mask, model.rows, tuple(stages), values)


def _climb(
    model: Model, stages: list[Objective], progress: Progress
) -> tuple[Optimum, tuple[Stage, ...]] | None:
    programme, reached = model.programme, []
    optimum = None
    for stage in stages:
        progress(stage.name)
        costs = model.costs(stage.values)
        carries = len(programme.lower) - len(costs)
        optimum = improve(programme, np.append(costs, np.zeros(carries, dtype=np.int64)))
        if optimum is None:
            return None
        programme = optimum.programme
        reached.append(Stage(stage.name, Fraction(optimum.value, stage.scale)))
    if optimum is None:
        raise ValueError("a selection has at least one objective")
    return optimum, tuple(reached)


def objectives(pool: Pool, points: Mapping[str, Points], rules: Rules, mask: Mask) -> Iterator[Objective]:
    """The stages in the declared order; what cannot tell two cohorts apart is left out."""
    if any(track.least < track.most for track in rules.tracks):
        yield Objective("places", mask.astype(np.int64))
    for number, priority in enumerate(rules.priority):
        if priority.mode == "first":
            group = np.array([priority.group.holds(one) for one in pool.applicants], dtype=np.int64)
            yield Objective(f"priority[{number}]", mask * group[:, None])
    factor = scale(points)
    scaled = np.array([int(points[one.ref].points * factor) for one in pool.applicants], dtype=np.int64)
    totals = np.repeat(scaled[:, None], mask.shape[1], axis=1)
    yield Objective("points", totals, factor)
    if rules.preference:
        yield Objective("preference", -_wishes(pool, rules))
    for number, track in enumerate(rules.tracks[:-1]):
        in_track = np.zeros_like(totals)
        in_track[:, number] = totals[:, number]
        yield Objective(f"points:{track.name}", in_track, factor)


def _wishes(pool: Pool, rules: Rules) -> Whole:
    """How far each track is from an applicant's first wish; 4 where it states others only, 0 without any."""

    def wish(one: Applicant, track: str) -> int:
        return one.prefer.get(track, 4) if one.prefer else 0

    names = [track.name for track in rules.tracks]
    return np.array([[wish(one, name) for name in names] for one in pool.applicants], dtype=np.int64)
