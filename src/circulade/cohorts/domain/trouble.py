"""What a page says when rules or a selection are refused: one sentence for each thing wrong."""

from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.engines.selection import InputRefused, NoCohort
from circulade.files.selection import RulesRefused

SHOWN = 10


class Refusal(Exception):
    """A selection that cannot be computed, in sentences."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def computed(rule_set: RuleSet, *, by: User, label: str = "") -> CohortSelection:
    """Compute a selection; what the engine refuses is raised as a Refusal with its sentences."""
    try:
        return select_cohort(rule_set, by=by, label=label)
    except (InputRefused, RulesRefused) as refused:
        raise Refusal(sentences_of(refused)) from None
    except NoCohort:
        text = _("No cohort satisfies all rules together: what stands in the way is shown below.")
        raise Refusal((text,)) from None


def sentences_of(refused: Exception) -> tuple[str, ...]:
    """Return one sentence for each problem; a long list is cut and says so."""
    if isinstance(refused, Refusal):
        return refused.sentences
    problems = getattr(refused, "problems", None)
    if not problems:
        return (str(refused),)
    said = tuple(str(problem) for problem in problems[:SHOWN])
    more = len(problems) - len(said)
    return (*said, _("and %(count)s more of this kind") % {"count": more}) if more else said
