"""A request for review in the browser: asked in time, answered once, and leading to a selection that supersedes."""

from django.test import Client
from django.urls import reverse
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.reviews import request_review
from circulade.calls.models import Application, Call, ReviewRequest
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.models import CohortSelection
from circulade.core.models import Letter

BACKEND = "django.contrib.auth.backends.ModelBackend"


def world() -> Call:
    """Decide a call of nine and tell everybody."""
    made = make.decided(applications=9)
    make.told(made)
    return made


stored = stored_once(world)


def asked(call: Call) -> ReviewRequest:
    return request_review(
        make.application(call, 9), text="Our depot was overlooked.", by=make.applicant(9), now=make.NOW
    )


def address(call: Call, review: ReviewRequest) -> str:
    return reverse("calls:office_review", args=[call.slug, review.pk])


def test_the_days_to_ask_are_over_on_the_page_too_and_nothing_is_stored(call: Call) -> None:
    mine = Client()
    mine.force_login(make.applicant(9), backend=BACKEND)
    page = mine.post(
        reverse("calls:review", args=[make.application(call, 9).pk]), {"text": "Too late."}
    ).content.decode()
    assert "over" in page
    assert (ReviewRequest.objects.count(), "Too late." in page) == (0, True)


def test_an_answer_that_upholds_goes_out_once(call: Call, office: Client) -> None:
    review = asked(call)
    page = office.get(address(call, review)).content.decode()
    assert ("Our depot was overlooked." in page, "Town 9" in page) == (True, True)
    office.post(address(call, review), {"state": "upheld", "answer": "The depot was counted."})
    office.post(address(call, review), {"state": "upheld", "answer": "Again."})
    review.refresh_from_db()
    assert (review.state, review.answer) == ("upheld", "The depot was counted.")
    assert Letter.objects.filter(key__startswith=f"review:{review.pk}:answered").count() == 1


def test_an_answer_without_words_keeps_the_request_open(call: Call, office: Client) -> None:
    review = asked(call)
    assert office.post(address(call, review), {"state": "upheld", "answer": ""}).status_code == 422
    review.refresh_from_db()
    assert review.state == "open"


def test_a_review_leads_to_a_selection_that_supersedes_and_the_first_stays_on_record(
    call: Call, office: Client
) -> None:
    review, first = asked(call), standing_selection(call)
    rules = rule_set_of(call)
    include = {
        "ref": make.application(call, 9).ref,
        "action": "include",
        "reason": "The depot counts after all.",
        "people": "A. Chair, B. Member",
    }
    office.post(reverse("cohorts:panel", args=[rules.pk]), include)
    office.post(reverse("cohorts:compute", args=[rules.pk]), {"label": "after review"})
    second = CohortSelection.objects.get(label="after review")
    office.post(reverse("cohorts:propose", args=[second.pk]))
    page = office.get(reverse("cohorts:result", args=[second.pk])).content.decode()
    assert f"Selection {first.number} is decided: this one will supersede it." in page
    office.post(reverse("cohorts:decide", args=[second.pk]), {"superseding": str(first.pk)})
    office.post(address(call, review), {"state": "superseded", "answer": "You are in."})
    first.refresh_from_db()
    second.refresh_from_db()
    review.refresh_from_db()
    assert (first.state, second.state, second.supersedes) == ("superseded", "decided", first)
    assert (review.state, review.led_to) == ("superseded", second)
    assert make.application(call, 9).confirmation == "awaited"
    dossier = office.get(reverse("cohorts:result", args=[second.pk])).content.decode()
    assert "Included by the panel: The depot counts after all." in dossier


def test_a_lead_with_a_conflict_does_not_see_the_request(call: Call, office: Client) -> None:
    review = asked(call)
    application = Application.objects.get(pk=review.application_id)
    application.conflicts.create(user=make.lead(), source="declared", since=make.NOW)
    assert office.get(address(call, review)).status_code == 404
    listed = office.get(reverse("calls:office_reviews", args=[call.slug])).content.decode()
    assert "Our depot was overlooked." not in listed
