"""A score sheet as a page shows it: each criterion with its scale, what is stored or was typed, and problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from circulade.calls.domain.assessing_trouble import ScoreProblem
from circulade.calls.domain.score_values import plain, rule_of, scale_of
from circulade.calls.domain.scoring import COMMENT, FEEDBACK, PANEL, SCORE, Typed, fields_of, mark
from circulade.calls.models import Assessment, Criterion

# A longer scale is typed, not chosen.
MOST_CHOICES = 21


@dataclass(frozen=True, slots=True)
class Line:
    """One text or score field."""

    name: str
    value: str
    mark: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion: its fields, the scores to choose from (empty: typed), what scores mean."""

    criterion: Criterion
    score: Line
    comment: Line
    choices: list[str]
    anchors: list[tuple[str, str]]
    rule: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet."""

    criteria: list[CriterionLine]
    panel: Line
    feedback: Line
    problems: tuple[ScoreProblem, ...] = field(default=())

    @property
    def done(self) -> int:
        """How many criteria have a score."""
        return sum(bool(line.score.value) for line in self.criteria)


def anchors_of(criterion: Criterion) -> list[tuple[str, str]]:
    """Return what scores stand for, in the active language, from the least up."""
    language = (get_language() or "en").split("-")[0]
    found = []
    for score, said in sorted(criterion.anchors.items(), key=lambda item: float(item[0])):
        if isinstance(said, Mapping):
            text = str(said.get(language) or said.get("en") or next(iter(said.values()), ""))
        else:
            text = str(said)
        found.append((score, text))
    return found


def sheet_of(
    assessment: Assessment,
    criteria: Iterable[Criterion],
    *,
    typed: Mapping[str, Typed] | None = None,
    problems: tuple[ScoreProblem, ...] = (),
) -> Sheet:
    """Build the sheet from what is stored; what was typed and refused shows with its problem."""
    prefetch_related_objects([assessment], "scores__criterion")
    given = {score.criterion_id: score for score in assessment.scores.all()}
    said = {problem.field: problem for problem in problems}

    def line(name: str, stored: str) -> Line:
        refused = said.get(name)
        shown = typed[name].raw if typed and refused and name in typed else stored
        return Line(name, shown, mark(stored), refused.text if refused else "")

    lines = []
    for each in criteria:
        held = given.get(each.pk)
        scale = [plain(value) for value in scale_of(each)]
        score = line(SCORE + each.code, plain(held.value) if held else "")
        chosen = len(scale) <= MOST_CHOICES and (not score.value or score.value in scale)
        lines.append(
            CriterionLine(
                each,
                score,
                line(COMMENT + each.code, held.comment if held else ""),
                scale if chosen else [],
                anchors_of(each),
                rule_of(each),
            )
        )
    return Sheet(lines, line(PANEL, assessment.comment), line(FEEDBACK, assessment.feedback), problems)


def read_typed(post: Mapping[str, Any], criteria: Iterable[Criterion]) -> dict[str, Typed]:
    """Return what was typed, with the marks that came along."""
    return {
        name: Typed(name, str(post[name]), str(post[f"seen-{name}"]) if f"seen-{name}" in post else None)
        for name in fields_of(criteria)
        if name in post
    }
