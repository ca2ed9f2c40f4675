"""What the studio's pages call those who are chosen from, what the chosen get, and what deciding does.

The words are those of a call unless the source of a thing states its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from circulade.cohorts.sources import source_of

Text = str | Promise


def _possible(count: int) -> str:
    return (
        ngettext(
            "A cohort is possible: %d applicant is eligible.",
            "A cohort is possible: %d applicants are eligible.",
            count,
        )
        % count
    )


@dataclass(frozen=True, slots=True)
class Called:
    """Words by what is selected; `points`, `documents` and `involvement` say what there is of these."""

    one: Text
    many: Text
    chosen: Text
    not_chosen: Text
    lead: Text
    compute_one: Text
    compute: Text
    none_yet: Text
    single: Text
    include: Text
    outcome: Text
    within: Text
    moving: Text
    deciding: Text
    decided: Text
    follows: Text
    settings: Text
    not_yet: Text
    impossible: Text
    nobody: Text
    pool: Text
    picked: Text
    possible: Callable[[int], str]
    # What is said instead of the engine's own templates of rules and reasons.
    said: Mapping[str, str] = field(default_factory=dict)
    points: bool = True
    documents: bool = True
    involvement: bool = True


OF_A_CALL = Called(
    one=_("Applicant"),
    many=_("Applicants"),
    chosen=_("Members"),
    not_chosen=_("Not chosen"),
    lead=_(
        "Rules as sentences, what is possible now, and every cohort that was computed. "
        "Nothing is sent or published here."
    ),
    compute_one=_("Compute a cohort"),
    compute=_("Compute the cohort"),
    none_yet=_("No cohort has been computed yet"),
    single=_("Decisions about single applicants"),
    include=_("Include or exclude an applicant"),
    outcome=_("Rules and what the cohort made of them"),
    within=_("In the cohort"),
    moving=_("Applicants that move"),
    deciding=_(
        "Deciding admits the members: participations, groups and drafts of needs and offers exist at once. "
        "It sends nothing and publishes nothing."
    ),
    decided=_("Decided. Letters can be drafted now; nothing has been sent."),
    follows=_("This is the decision. What follows stands in the tabs above, and on:"),
    settings=_("Draw, reserve list and involvement"),
    not_yet=_("No cohort can be computed yet"),
    impossible=_("No cohort satisfies all rules together"),
    nobody=_("No application is eligible yet."),
    pool=_("eligible applicants"),
    picked=_("members"),
    possible=_possible,
)


def called_in(subject: Any) -> Called:
    """Return the words for a thing: its source's own, if it states them."""
    return getattr(source_of(subject), "called", OF_A_CALL)
