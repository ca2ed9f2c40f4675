"""The day after the decision in the demo: some members confirm; a member and an applicant can sign in."""

from datetime import datetime

from circulade.accounts.models import User
from circulade.calls.domain.joining import confirm_place
from circulade.calls.domain.publishing import publish
from circulade.calls.domain.result_letters import draft_result_letters
from circulade.calls.enums import ApplicationState, Confirmation
from circulade.calls.models import Application, Call, Colleague
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.programme import demo_user


def begin_next_day(data: DemoData, call: Call, *, by: User, now: datetime) -> None:
    """Draft the letters, publish, let a third of the members confirm; give member and applicant an application."""
    draft_result_letters(call, by=by, now=now)
    publish(call, by=by, now=now)
    accepted = list(call.applications.filter(confirmation=Confirmation.AWAITED).order_by("ref"))
    member = demo_user("member@example.org", "Demo member (invented)")
    _join(accepted[0], member, now=now)
    for application in accepted[::3]:
        confirm_place(application, by=by, now=now)
    applicant = demo_user("applicant@example.org", "Demo applicant (invented)")
    draft = Application.objects.filter(
        call__programme=call.programme,
        call__slug=data.json("call-crm.json")["slug"],
        state=ApplicationState.DRAFT,
    ).first()
    if draft is not None:
        _join(draft, applicant, now=now)


def _join(application: Application, user: User, *, now: datetime) -> None:
    Colleague.objects.get_or_create(application=application, user=user, defaults={"since": now})
