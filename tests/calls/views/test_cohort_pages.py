"""The next day in the browser: places confirmed and given up, the replacement with its reason, group and cards."""

from django.test import Client
from django.urls import reverse
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.domain.places import give_up_on_behalf
from circulade.calls.models import Call
from circulade.cohorts.models import CohortSelection
from circulade.groups.models import Group
from circulade.needs.models import Card

BACKEND = "django.contrib.auth.backends.ModelBackend"


def world() -> Call:
    """Decide a call of ten and tell everybody."""
    made = make.decided(applications=10)
    make.told(made)
    return made


stored = stored_once(world)


def applicant(number: int) -> Client:
    found = Client()
    found.force_login(make.applicant(number), backend=BACKEND)
    return found


def cohort(client: Client, call: Call) -> str:
    return client.get(reverse("calls:office_cohort", args=[call.slug])).content.decode()


def own(name: str, call: Call, number: int) -> str:
    return reverse(f"calls:{name}", args=[make.application(call, number).pk])


def propose(office: Client, call: Call, number: int) -> CohortSelection:
    give_up_on_behalf(make.application(call, number), reason="By telephone.", by=make.lead(), now=make.NOW)
    ref = make.application(call, number).ref
    office.post(reverse("calls:office_replace", args=[call.slug, ref]))
    return CohortSelection.objects.get(replaces=ref)


def test_whoever_was_chosen_confirms_on_their_own_page(call: Call, office: Client) -> None:
    mine = applicant(1)
    assert make.application(call, 1).ref in mine.get(own("place", call, 1)).content.decode()
    mine.post(own("confirm_place", call, 1))
    assert make.application(call, 1).confirmation == "confirmed"
    assert applicant(2).post(own("confirm_place", call, 1)).status_code == 404
    figures = office.get(reverse("calls:office_cohort", args=[call.slug])).context
    assert (figures["confirmed"], figures["awaited"], figures["given_up"]) == (1, 6, 0)


def test_whoever_was_not_chosen_has_no_place_to_confirm(call: Call) -> None:
    mine = applicant(9)
    mine.post(own("confirm_place", call, 9))
    assert make.application(call, 9).confirmation == ""


def test_those_who_have_not_answered_are_reminded_once_a_day(call: Call, office: Client) -> None:
    applicant(1).post(own("confirm_place", call, 1))
    address = reverse("calls:office_remind_members", args=[call.slug])
    first, second = (office.post(address, follow=True).content.decode() for _ in range(2))
    assert ("6 members are reminded." in first, "0 members are reminded." in second) == (True, True)


def test_a_place_is_given_up_for_a_member_only_with_a_reason(call: Call, office: Client) -> None:
    address = reverse("calls:office_give_up_place", args=[call.slug, make.application(call, 5).ref])
    assert office.post(address, {"reason": ""}).status_code == 422
    assert make.application(call, 5).confirmation == "awaited"
    assert (
        "The place is free now" in office.post(address, {"reason": "By mail."}, follow=True).content.decode()
    )
    assert "gave up the place." in cohort(office, call)


def test_the_replacement_is_proposed_with_its_reason_and_everybody_else_stays(
    call: Call, office: Client
) -> None:
    applicant(5).post(own("give_up_place", call, 5))
    ref = make.application(call, 5).ref
    page = office.post(reverse("calls:office_replace", args=[call.slug, ref]), follow=True).content.decode()
    assert f"Who takes the place of Town 5 ({ref})?" in page
    assert f"Takes the place of {ref} with 3.3333 points, rank 8: the best under the rules" in page
    assert "6 members stay" in page
    assert make.application(call, 8).participation is None


def test_deciding_the_replacement_gives_place_group_and_card_without_retyping(
    call: Call, office: Client
) -> None:
    found = propose(office, call, 5)
    assert "Decide who takes the place of" in cohort(office, call)
    office.post(reverse("calls:office_accept_replacement", args=[call.slug, found.pk]))
    joined = make.application(call, 8)
    assert (joined.confirmation, str(joined.participation.territory)) == ("awaited", "Town 8")
    fellows = Group.objects.get(slug="crm-2025-fellows")
    assert fellows.seats.filter(until__isnull=True).count() == 4
    assert fellows.seats.filter(participation=joined.participation).count() == 1
    assert Card.objects.filter(title="A partner for copper 8", state="draft").count() == 1
    assert "Town 8" in cohort(office, call)


def test_of_two_who_decide_the_replacement_the_second_is_told(call: Call, office: Client) -> None:
    found = propose(office, call, 5)
    address = reverse("calls:office_accept_replacement", args=[call.slug, found.pk])
    office.post(address)
    page = office.post(address, follow=True).content.decode()
    assert "This selection is decided: propose it first." in page
    assert CohortSelection.objects.filter(state="decided").count() == 1


def test_a_proposal_set_aside_stays_on_record_and_another_can_be_asked_for(
    call: Call, office: Client
) -> None:
    found = propose(office, call, 5)
    page = office.post(
        reverse("calls:office_dismiss_replacement", args=[call.slug, found.pk]), follow=True
    ).content.decode()
    assert "The proposal is set aside; it stays on record." in page
    office.post(reverse("calls:office_replace", args=[call.slug, make.application(call, 5).ref]))
    assert CohortSelection.objects.filter(replaces=make.application(call, 5).ref).count() == 2


def test_a_place_that_nobody_gave_up_is_not_replaced(call: Call, office: Client) -> None:
    ref = make.application(call, 1).ref
    page = office.post(reverse("calls:office_replace", args=[call.slug, ref]), follow=True).content.decode()
    assert "Only a place of the decided cohort that was given up can be filled." in page
    assert CohortSelection.objects.count() == 1
