"""What the decided selection says of each application, in words: kind of letter, track, reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from circulade.calls.enums import Eligibility
from circulade.calls.models import Application
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.standing_words import WITHDREW
from circulade.cohorts.domain.words import words_of
from circulade.cohorts.models import CohortSelection

# Whoever is below a threshold was assessed: that is a rejection, not a refusal to admit.
LETTERS = {"member": "accepted", "reserve": "reserve", "out": "rejected", "ineligible": "rejected"}

NOT_ELIGIBLE = "Not eligible."


@dataclass(frozen=True, slots=True)
class Verdict:
    """One application's outcome: `kind` of letter, code and name of the track, and the reason as a sentence."""

    kind: str
    reason: str
    track: str = ""
    track_name: str = ""

    @property
    def told_as(self) -> str:
        """What a letter's kind says: another track is another outcome."""
        return f"{self.kind}:{self.track}"[:30] if self.track else self.kind


def withdrawn_refs(selection: CohortSelection) -> frozenset[str]:
    """Return those who gave up their place before a replacement was found: they know it already."""
    _pool, rules, _result = result_of(selection)
    return frozenset(one.ref for one in rules.exclude if one.reason == WITHDREW)


def verdicts(
    selection: CohortSelection,
    applications: Iterable[Application],
    *,
    translate: Callable[[str], str] = gettext,
) -> dict[str, Verdict]:
    """Return the verdict on each application by reference, in the active language; none where nothing was said."""
    _pool, rules, result = result_of(selection)
    words = words_of(selection.rule_set, translate=translate)
    gone = withdrawn_refs(selection)
    outcomes = {one.ref: one for one in result.outcomes if one.ref not in gone}
    found: dict[str, Verdict] = {}
    for application in applications:
        outcome = outcomes.get(application.ref)
        if outcome is not None:
            track = outcome.track or ""
            found[application.ref] = Verdict(
                LETTERS[outcome.verdict],
                words.reason(outcome, rules),
                track if outcome.verdict == "member" else "",
                words.names.get(track, track),
            )
        elif application.eligibility == Eligibility.INELIGIBLE:
            said = application.eligibility_reason.text if application.eligibility_reason else ""
            found[application.ref] = Verdict("ineligible", said or translate(NOT_ELIGIBLE))
    return found
