"""Result letters: drafted after the decision, looked over, then sent. Deciding itself sends nothing.

A letter's key names the selection and the application, so that it exists once and goes once. A decision that
supersedes another drafts letters only for those whose outcome is no longer the one they were told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Prefetch

from circulade.accounts.domain.claims import claim_page, make_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.calls.domain.letter_desk import Desk, compose, desk_of
from circulade.calls.domain.verdicts import Verdict
from circulade.calls.enums import ApplicationState, AssessmentState, Confirmation
from circulade.calls.models import Application, Assessment, Call
from circulade.calls.queries.results import HANDED_OVER, PREFIX, letters_about
from circulade.cohorts.models import CohortSelection
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import BadLetter, cancel_letter, draft, queue_letter
from circulade.core.enums import LetterState
from circulade.core.links import page_address
from circulade.core.models import Letter

if TYPE_CHECKING:
    from circulade.accounts.models import User

# An applicant without an account takes the application up by the link; it outlives the days to confirm.
CLAIM_DAYS = 30


@dataclass(frozen=True, slots=True)
class Drafted:
    """What drafting did: letters written, and the applications without an address that takes a letter."""

    letters: int
    without_address: tuple[str, ...]


def key_of(selection: CohortSelection, application: Application) -> str:
    """Return the unique key of a result letter."""
    return f"result:{selection.pk}:{application.pk}"


def _addressed(call: Call) -> list[Application]:
    """Return the applications that get a letter, with what is told from."""
    feedback = Assessment.objects.filter(state=AssessmentState.SUBMITTED).exclude(feedback="").order_by("pk")
    return list(
        call.applications.filter(state=ApplicationState.SUBMITTED)
        .exclude(confirmation=Confirmation.DECLINED)
        .select_related("eligibility_reason")
        .prefetch_related(
            "colleagues__user", Prefetch("assessments", queryset=feedback, to_attr="with_feedback")
        )
        .order_by("ref")
    )


def draft_result_letters(call: Call, *, by: "User", now: datetime) -> Drafted:
    """Draft a letter to every applicant who has not been told this outcome; drafting again adds only what lacks."""
    desk = desk_of(call, _addressed(call))
    said = {one: desk.verdicts(one.language).get(one.ref) for one in desk.files}
    verdicts = {application: verdict for application, verdict in said.items() if verdict is not None}
    waiting = _untold(desk, verdicts)
    missing, count = [], 0
    with transaction.atomic():
        _cancel_outdated(desk, by=by)
        for application, verdict in waiting.items():
            if not address_of(application):
                missing.append(application.ref)
                continue
            try:
                _draft(desk, application, verdict, by=by, now=now)
                count += 1
            except BadLetter:
                missing.append(application.ref)
        audit(call, "result letters drafted", by=by, changes={"letters": (None, count)}, at=now)
    return Drafted(count, tuple(missing))


def _untold(desk: Desk, said: Mapping[Application, Verdict]) -> dict[Application, Verdict]:
    """Leave out those who have this selection's letter, or were told the same outcome by an earlier one's."""
    ids = {str(one.pk): one for one in said}
    letters = letters_about(desk.call.applications.all()).exclude(state=LetterState.CANCELLED)
    told: dict[Application, str] = {}
    drafted: set[Application] = set()
    for letter in letters.order_by("created_at"):
        application = ids.get(letter.object_id)
        if application is None:
            continue
        if letter.key == key_of(desk.selection, application):
            drafted.add(application)
        elif letter.state in HANDED_OVER:
            told[application] = letter.kind
    return {
        one: verdict
        for one, verdict in said.items()
        if one not in drafted and told.get(one) != PREFIX + verdict.told_as
    }


def _cancel_outdated(desk: Desk, *, by: "User") -> None:
    """Drafts of a superseded decision are never sent."""
    drafts = letters_about(desk.call.applications.all()).filter(state=LetterState.DRAFT)
    for letter in drafts.exclude(key__startswith=f"result:{desk.selection.pk}:"):
        cancel_letter(letter, by=by)


def address_of(application: Application) -> str:
    """Return where the letter goes: the contact that the application names, else its first colleague."""
    active = [each.user.email for each in application.colleagues.all() if each.user.is_active]
    return application.contact_email or (active[0] if active else "")


def copies_to(application: Application) -> list[str]:
    """Return the other colleagues, who get the same letter."""
    main = address_of(application).casefold()
    return sorted(
        {
            each.user.email.casefold()
            for each in application.colleagues.all()
            if each.user.is_active and each.user.email.casefold() != main
        }
    )


def _draft(desk: Desk, application: Application, verdict: Verdict, *, by: "User", now: datetime) -> Letter:
    link = _link(application, verdict, by=by, now=now)
    office = desk.call.programme.office_language
    mine = compose(desk, application, verdict, link=link, language=application.language)
    theirs = mine
    if mine.language != office:
        theirs = compose(desk, application, verdict, link=link, language=office)
    return draft(
        kind=PREFIX + verdict.told_as,
        key=key_of(desk.selection, application),
        to=address_of(application),
        to_name=application.contact_name,
        subject=mine.subject,
        text=mine.text,
        office_subject=theirs.subject,
        office_text=theirs.text,
        language=mine.language,
        about=application,
        programme=desk.call.programme,
        by=by,
        at=now,
    )


def _link(application: Application, verdict: Verdict, *, by: "User", now: datetime) -> str:
    """The page to answer on, or a claim link when nobody has an account on the application yet."""
    name = {"accepted": "calls:place"}.get(verdict.kind, "calls:review")
    if verdict.kind == "reserve" or application.colleagues.all():
        return page_address(name, application.pk)
    _made, token = make_claim(
        purpose=ClaimPurpose.APPLICATION,
        about=application,
        email=address_of(application),
        programme=application.call.programme,
        by=by,
        days=CLAIM_DAYS,
        now=now,
    )
    return claim_page(token)


def redraft(call: Call, *, by: "User", now: datetime) -> Drafted:
    """Throw away what is still a draft and write it anew, after texts or settings changed."""
    with transaction.atomic():
        for letter in letters_about(call.applications.all()).filter(state=LetterState.DRAFT):
            audit(letter, "letter draft thrown away", by=by, at=now)
            letter.delete()
        return draft_result_letters(call, by=by, now=now)


def send_result_letters(
    call: Call,
    *,
    by: "User",
    now: datetime,
    only: Collection[str] | None = None,
    hidden: Collection[str] = (),
) -> int:
    """Hand drafts to the queue, all or those chosen by their key; returns how many. None goes twice."""
    desk = desk_of(call, [])
    drafts = letters_about(call.applications.exclude(ref__in=hidden)).filter(
        state=LetterState.DRAFT, key__startswith=f"result:{desk.selection.pk}:"
    )
    if only is not None:
        drafts = drafts.filter(pk__in=only)
    with transaction.atomic():
        sent = list(drafts)
        files = call.applications.prefetch_related("colleagues__user").in_bulk(
            [int(letter.object_id) for letter in sent]
        )
        for letter in sent:
            queue_letter(letter, by=by, at=now)
            _copy(letter, files[int(letter.object_id)], by=by, now=now)
        audit(call, "result letters queued", by=by, changes={"letters": (None, len(sent))}, at=now)
    return len(sent)


def _copy(letter: Letter, application: Application, *, by: "User", now: datetime) -> None:
    """Send colleagues the same words."""
    for number, address in enumerate(copies_to(application), start=1):
        copy = draft(
            kind=letter.kind,
            key=f"{letter.key}:{number}",
            to=address,
            subject=letter.subject,
            text=letter.text,
            office_subject=letter.office_subject,
            office_text=letter.office_text,
            language=letter.language,
            about=application,
            programme=application.call.programme,
            by=by,
            at=now,
        )
        queue_letter(copy, by=by, at=now)
