"""A need or an offer that an assessor's feedback names, captured as a draft card: nobody types it again."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import AssessmentState, Confirmation
from circulade.calls.models import Assessment
from circulade.needs.domain.cards import draft_card
from circulade.needs.enums import CardKind
from circulade.needs.models import Card

if TYPE_CHECKING:
    from circulade.accounts.models import User


def card_from_feedback(assessment: Assessment, kind: CardKind, *, by: "User") -> Card:
    """Draft a card with the words of a feedback; at most one of a kind. Raises Refused.

    The card belongs to the applicant, who opens it: so only what may go to applicants is captured, never the comment
    for the panel, and only once the application has a place.
    """
    application = assessment.application
    if application.confirmation not in (Confirmation.AWAITED, Confirmation.CONFIRMED):
        raise Refused(_("Only applications that have a place get cards: decide the cohort first."))
    if assessment.state != AssessmentState.SUBMITTED or not assessment.feedback.strip():
        raise Refused(_("This assessment has no feedback for the applicant to take words from."))
    return draft_card(
        application.call.programme,
        kind=kind,
        stated=assessment.feedback.strip(),
        language=application.call.programme.office_language,
        about=application,
        question=f"assessment-{assessment.pk}",
        territory=application.territories.order_by("pk").first(),
        organisation=application.organisation,
        by=by,
    )
