"""The strategies of a scenario as those of the engine, and the year by year course of each."""

from collections.abc import Callable, Iterable

from circulade.engines.stocks import (
    Course,
    DurableDesign,
    Recycle,
    Refurbish,
    RefuseReduce,
    Remanufacture,
    Repair,
    Repurpose,
    Reuse,
    Weibull,
)
from circulade.engines.stocks import Strategy as Modelled
from circulade.engines.stocks.assumption import sure
from circulade.files.mine.study import Strategy, Study

SECOND_LIFE_SHAPE = 3.0
"""Shape of the Weibull curve of a second life, whose mean is stated: this project's choice."""

Make = Callable[[Strategy, Course, tuple[str, ...]], Modelled]


def in_order(step: Strategy) -> bool:
    """Tell whether a step starts, has its full effect and ends in this order."""
    return step.start <= step.full and (step.end is None or step.full <= step.end)


def course_of(step: Strategy) -> Course:
    """Return the course: from nothing before the start in a straight line to all in the year of full effect."""
    return Course(step.start, step.full, until=step.end)


def steps_of(study: Study, scenario: str, product: str) -> list[Strategy]:
    """Return the steps of a scenario that concern a product, in their order."""
    own = (each for each in study.strategies if each.scenario == scenario)
    return sorted((each for each in own if each.product in ("", product)), key=lambda each: each.order)


def strategy_of(step: Strategy, *, substances: Iterable[str]) -> Modelled:
    """Return the engine's strategy; `substances` are those that the product holds."""
    named = tuple(each for each in substances if step.substance in ("", each))
    return _MAKERS[step.strategy](step, course_of(step), named)


def _share(step: Strategy) -> float:
    return (step.share or 0.0) / 100


def _longer(step: Strategy) -> float:
    return 1 + (step.longer or 0.0) / 100


# The stock stays that of the baseline, so one that comes back stands for one new one, for as long as it lives.
_MAKERS: dict[str, Make] = {
    "reduce": lambda step, course, _: RefuseReduce(course=course, share=sure(_share(step))),
    "design": lambda step, course, _: DurableDesign(course=course, factor=sure(_longer(step))),
    "repair": lambda step, course, _: Repair(course=course, factor=sure(_longer(step))),
    "reuse": lambda step, course, _: Reuse(course=course, share=sure(_share(step)), displaces=sure(1.0)),
    "refurbish": lambda step, course, _: Refurbish(
        course=course, share=sure(_share(step)), displaces=sure(1.0)
    ),
    "remanufacture": lambda step, course, _: Remanufacture(
        course=course, share=sure(_share(step)), displaces=sure(1.0)
    ),
    "repurpose": lambda step, course, _: Repurpose(
        course=course,
        share=sure(_share(step)),
        lifetime=Weibull.from_mean(step.second_life or 1.0, SECOND_LIFE_SHAPE),
    ),
    "collect": lambda step, course, _: Recycle(course=course, collection=sure(_share(step))),
    "dismantle": lambda step, course, named: Recycle(
        course=course, dismantling={each: sure(_share(step)) for each in named}
    ),
    "recover": lambda step, course, named: Recycle(
        course=course, recovery={each: sure(_share(step)) for each in named}
    ),
}
