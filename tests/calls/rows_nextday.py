"""Who may use the addresses that follow a decision."""

from collections.abc import Mapping
from typing import Any

from tests.make import deciding as make
from tests.permissions.rows import Row, sharing
from tests.permissions.world import EVERYBODY, LEADS, OFFICE, OWNER, World

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.joining import give_up_place, replacement_for
from circulade.calls.domain.letter_texts import write_text
from circulade.calls.domain.publishing import choose_shown, publish
from circulade.calls.domain.result_letters import draft_result_letters
from circulade.calls.domain.reviews import request_review
from circulade.calls.models import Call, Colleague
from circulade.calls.queries.results import letters_of

SECRET = "Town 1"
OWN = frozenset({OWNER})


def decided(world: World) -> Call:
    """Decide a call of which OWNER writes a chosen and a rejected application; everybody was told."""

    def made() -> Call:
        call = make.decided(world.programme, applications=9)
        for number in (1, 9):
            application = make.application(call, number)
            Colleague.objects.create(application=application, user=world.people[OWNER], since=make.NOW)
        make.told(call)
        return call

    found: Call = world.once("calls:decided", made)
    return found


def call(world: World) -> Mapping[str, Any]:
    return {"slug": decided(world).slug}


def untold(world: World) -> Call:
    """Decide a call whose result letters are drafted, not sent."""

    def made() -> Call:
        call = make.decided(world.programme, applications=8)
        draft_result_letters(call, by=make.lead(), now=make.NOW)
        return call

    found: Call = world.once("calls:untold", made)
    return found


def drafted(world: World) -> Mapping[str, Any]:
    return {"slug": untold(world).slug}


def letter(world: World) -> Mapping[str, Any]:
    found = drafted(world)
    return {**found, "pk": letters_of(Call.objects.get(slug=found["slug"]))[0].pk}


def text(world: World) -> Mapping[str, Any]:
    own = {"en": "Our own words of the letter"}
    write_text(decided(world), "accepted:pilots", subject=own, text=own, by=world.people["administrator"])
    return {**call(world), "kind": "accepted:pilots"}


def texts(world: World) -> Mapping[str, Any]:
    return {"slug": text(world)["slug"]}


def chosen(world: World) -> Mapping[str, Any]:
    return {"pk": make.application(decided(world), 1).pk}


def rejected(world: World) -> Mapping[str, Any]:
    return {"pk": make.application(decided(world), 9).pk}


def member(world: World) -> Mapping[str, Any]:
    return {**call(world), "ref": make.application(decided(world), 1).ref}


def left(world: World) -> Mapping[str, Any]:
    gone = give_up_place(make.application(decided(world), 5), by=make.lead(), now=make.NOW)
    return {**call(world), "ref": gone.ref}


def proposal(world: World) -> Mapping[str, Any]:
    made = decided(world)
    left(world)
    found = replacement_for(make.application(made, 5), by=make.lead(), now=make.NOW)
    return {**call(world), "pk": found.selection.pk}


def asked(world: World) -> Mapping[str, Any]:
    application = make.application(decided(world), 9)
    made = request_review(application, text=SECRET, by=world.people[OWNER], now=make.NOW)
    return {**call(world), "pk": made.pk}


def asked_list(world: World) -> Mapping[str, Any]:
    return {"slug": asked(world)["slug"]}


def published(world: World) -> Mapping[str, Any]:
    made = decided(world)
    choose_shown(made, by=make.lead(), show_bundle=True)
    publish(made, by=make.lead(), now=make.NOW)
    assert standing_selection(made) is not None
    return call(world)


SECRETS = (SECRET, "applicant1@example.org")
WRONG = (422,)

DECIDED = [
    Row("calls:place", OWN, kwargs=chosen, secret=SECRETS, hidden=True),
    Row("calls:confirm_place", OWN, kwargs=chosen, method="post", hidden=True),
    Row("calls:give_up_place", OWN, kwargs=chosen, method="post", hidden=True),
    Row("calls:review", OWN, kwargs=rejected, secret=("Town 9",), hidden=True),
    Row("calls:review", OWN, kwargs=rejected, method="post", accepted=WRONG, hidden=True),
    Row("calls:results_bundle", EVERYBODY, kwargs=published),
    Row("calls:results_bundle", frozenset(), kwargs=call, hidden=True),
    Row("calls:office_cohort", OFFICE, kwargs=call, secret=SECRETS),
    Row("calls:office_remind_members", LEADS, kwargs=call, method="post"),
    Row("calls:office_give_up_place", LEADS, kwargs=member, secret=SECRETS),
    Row("calls:office_replace", LEADS, kwargs=left, method="post"),
    Row("calls:office_replacement", OFFICE, kwargs=proposal, secret=SECRETS),
    Row("calls:office_accept_replacement", LEADS, kwargs=proposal, method="post"),
    Row("calls:office_dismiss_replacement", LEADS, kwargs=proposal, method="post"),
    Row("calls:office_draft_letters", LEADS, kwargs=call, method="post"),
    Row("calls:office_letter_texts", LEADS, kwargs=texts, secret=("Our own words",)),
    Row("calls:office_letter_text", LEADS, kwargs=text, secret=("Our own words",)),
    Row("calls:office_publish", LEADS, kwargs=call, secret=SECRETS),
    Row("calls:office_publish", LEADS, kwargs=call, method="post"),
    Row("calls:office_choose_published", LEADS, kwargs=call, method="post"),
    Row("calls:office_reviews", LEADS, kwargs=asked_list, secret=SECRETS),
    Row("calls:office_review", LEADS, kwargs=asked, secret=SECRETS),
]
UNTOLD = [
    Row("calls:office_result_letters", LEADS, kwargs=drafted, secret=SECRETS),
    Row("calls:office_result_letter", LEADS, kwargs=letter, secret=SECRETS),
    Row("calls:office_redraft_letters", LEADS, kwargs=drafted, method="post"),
    Row("calls:office_send_letters", LEADS, kwargs=drafted, method="post", data={"all": "1"}),
]
NEXT_DAY = [*sharing(decided, DECIDED), *sharing(untold, UNTOLD)]
