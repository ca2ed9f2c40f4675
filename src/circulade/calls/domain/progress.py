"""How far the assessment is: per application and per assessor, with mean, spread and disagreement.

Points of an assessment are the weighted mean of its scores; `mean` is the mean over the submitted
assessments of an application, `spread` the difference between the highest and the lowest points.
Assessors disagree on an application when, on some criterion, their highest and lowest score are at least
two steps *and* two fifths of the scale apart. Nothing here is calibrated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from circulade.calls.domain.assignment_inputs import to_assess
from circulade.calls.enums import AssessmentState
from circulade.calls.models import Application, Assessment, Call, Criterion
from circulade.calls.queries.assessments import scored_assessments
from circulade.calls.queries.conflicts import hidden_refs

if TYPE_CHECKING:
    from circulade.accounts.models import User

FAR = Decimal("0.4")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one application is; mean and spread are None before the first submitted assessment."""

    application: Application
    given: int
    done: int
    required: int
    mean: Decimal | None
    spread: Decimal | None
    disagreement: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the call's minimum number of assessments is there."""
        return self.done >= self.required


def points(assessment: Assessment, criteria: Iterable[Criterion]) -> Decimal | None:
    """Return the weighted mean of an assessment's scores; None while a criterion that counts has none."""
    values = {score.criterion_id: score.value for score in assessment.scores.all()}
    total, weights = Decimal(0), 0
    for criterion in criteria:
        value = values.get(criterion.pk)
        if criterion.weight and value is None:
            return None
        if value is not None:
            total += criterion.weight * value
            weights += criterion.weight
    return total / weights if weights else None


def disagreement(assessments: Iterable[Assessment], criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """Return the codes of the criteria on which the scores are far apart."""
    given: dict[int, list[Decimal]] = {}
    for assessment in assessments:
        for score in assessment.scores.all():
            if score.value is not None:
                given.setdefault(score.criterion_id, []).append(score.value)
    return tuple(
        each.code
        for each in criteria
        if (values := given.get(each.pk)) and max(values) - min(values) >= far_apart(each)
    )


def far_apart(criterion: Criterion) -> Decimal:
    """Return from which difference on scores of a criterion count as disagreement."""
    return max(2 * criterion.step, FAR * (criterion.most - criterion.least), Decimal("0.01"))


def standings(call: Call, *, reader: "User") -> list[Standing]:
    """Return how far each application is, without those the reader may not see."""
    criteria = list(call.criteria.all())
    hidden = hidden_refs(call, reader)
    by_application: dict[int, list[Assessment]] = {}
    for one in scored_assessments(call):
        by_application.setdefault(one.application_id, []).append(one)
    return [
        _standing(call, application, by_application.get(application.pk, []), criteria)
        for ref, application in to_assess(call).items()
        if ref not in hidden
    ]


def _standing(
    call: Call, application: Application, given: list[Assessment], criteria: list[Criterion]
) -> Standing:
    done = [one for one in given if one.state == AssessmentState.SUBMITTED]
    all_points = [value for one in done if (value := points(one, criteria)) is not None]
    return Standing(
        application=application,
        given=len(given),
        done=len(done),
        required=call.min_assessments,
        mean=sum(all_points, Decimal(0)) / len(all_points) if all_points else None,
        spread=max(all_points) - min(all_points) if all_points else None,
        disagreement=disagreement(done, criteria),
    )
