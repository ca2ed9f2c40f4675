"""Needs and offers that a feedback names become drafts of the applicant, and nothing of the panel's does."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import published

from circulade.calls.domain.assessment_cards import card_from_feedback
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Assessment, Call
from circulade.needs.enums import CardKind, CardState
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db


def given(call: Call, name: str, feedback: str = "You need timber. Ask around.") -> Assessment:
    found = Assessment.objects.select_related("application__call__programme").get(application__name=name)
    found.feedback, found.comment = feedback, "Between us: weak."
    found.save()
    return found


def test_a_feedback_becomes_a_draft_once_with_its_words_beside_it() -> None:
    call = published.decided()
    by, one = published.lead(call.programme), given(call, "Ville-1")
    card = card_from_feedback(one, CardKind.NEED, by=by)
    assert (card.title, card.stated, card.state) == ("You need timber", one.feedback, CardState.DRAFT)
    assert card.about == one.application
    assert card_from_feedback(one, CardKind.NEED, by=by) == card
    assert "weak" not in f"{card.text} {card.stated}"


def test_without_a_place_or_without_feedback_there_is_no_card() -> None:
    call = published.decided()
    by = published.lead(call.programme)
    for one in (given(call, "Ville-2"), given(call, "Ville-1", " ")):
        with pytest.raises(Refused):
            card_from_feedback(one, CardKind.NEED, by=by)


def test_the_lead_drafts_it_on_the_page_of_the_assessments() -> None:
    call = published.decided()
    one, client = given(call, "Ville-1"), Client()
    client.force_login(published.lead(call.programme), backend="django.contrib.auth.backends.ModelBackend")
    where = [call.slug, one.application.ref]
    page = client.get(reverse("calls:application_assessments", args=where)).content.decode()
    assert "Draft a need from the feedback" in page
    client.post(reverse("calls:card_from_feedback", args=where), {"assessment": one.pk, "card": "offer"})
    assert list(Card.objects.values_list("kind", flat=True)) == ["offer"]
