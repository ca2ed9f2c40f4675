"""Publication in the browser: the office sees what everybody will see; others are named only with their consent."""

from django.test import Client
from django.urls import reverse
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.enums import CallStage
from circulade.calls.models import Call

stored = stored_once(lambda: make.decided(applications=10))


def public(call: Call) -> str:
    return Client().get(reverse("calls:call", args=[call.slug])).content.decode()


def named(page: str) -> list[int]:
    return [number for number in range(1, 11) if f"Town {number}<" in page]


def test_the_preview_names_whom_everybody_will_see_and_nobody_sees_it_yet(call: Call, office: Client) -> None:
    preview = office.get(reverse("calls:office_publish", args=[call.slug])).content.decode()
    assert "Nobody outside the office sees this yet" in preview
    assert named(preview) == [1, 2, 3, 4, 5, 6, 7]
    assert named(public(call)) == []


def test_other_applicants_are_named_only_with_consent(call: Call, office: Client) -> None:
    office.post(reverse("calls:office_choose_published", args=[call.slug]), {"show_consenting": "on"})
    office.post(reverse("calls:office_publish", args=[call.slug]))
    # Of those not chosen (8, 9, 10) only the odd one agreed to be named.
    assert named(public(call)) == [1, 2, 3, 4, 5, 6, 7, 9]


def test_publishing_twice_publishes_once(call: Call, office: Client) -> None:
    address = reverse("calls:office_publish", args=[call.slug])
    first = office.post(address, follow=True).content.decode()
    second = office.post(address, follow=True).content.decode()
    assert ("The result is published." in first, "The result is published." in second) == (True, False)
    assert Call.objects.get(pk=call.pk).stage == CallStage.PUBLISHED


def test_the_bundle_is_there_for_everybody_only_when_chosen_and_published(call: Call, office: Client) -> None:
    address = reverse("calls:results_bundle", args=[call.slug])
    office.post(reverse("calls:office_choose_published", args=[call.slug]), {"show_bundle": "on"})
    before = Client().get(address).status_code
    office.post(reverse("calls:office_publish", args=[call.slug]))
    assert (before, Client().get(address).status_code) == (404, 200)
