"""Make one more row in every list at once, to see what lists cost as they grow."""

from tests.make import accounts, assessing, calls, register

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Call
from circulade.core.domain import letters
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group, Seat
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card
from circulade.register.models import Expert, Organisation, Project, Territory


def more_register(programme: Programme, number: int) -> tuple[Territory, Organisation]:
    """Add a territory, an organisation that acts for it, its contact, an expert, a project, a group and a card."""
    town = register.territory(
        programme, f"town-{number}", "DE212", latitude=48.0, longitude=11.0 + number / 10
    )
    works = register.organisation(programme, f"works-{number}", town)
    person = register.person(programme, f"Person {number}", email=f"person{number}@example.org")
    register.contact(works, person)
    Expert.objects.create(person=person)
    project = Project.objects.create(programme=programme, ref=f"project-{number}", name={"en": "Project"})
    project.territories.add(town)
    project.organisations.add(works)
    held = register.participation(town, organisation=works, kind="pilot")
    group = Group.objects.create(
        programme=programme, slug=f"group-{number}", name={"en": "Group"}, kind=GroupKind.PILOTS, public=True
    )
    Seat.objects.create(group=group, participation=held)
    Card.objects.create(
        programme=programme,
        kind=CardKind.NEED,
        state=CardState.OPEN,
        visibility=CardVisibility.MEMBERS,
        title="Copper",
        territory=town,
        organisation=works,
    )
    return town, works


def more_office(programme: Programme, by: User, number: int) -> None:
    """Add a colleague, a letter, a run and a task; their audit entries come with them."""
    accounts.user(f"colleague{number}", Role.ANALYST, programme=programme)
    letters.draft(
        kind="result",
        key=str(number),
        to="somebody@example.org",
        subject="Result",
        text="You are in.",
        by=by,
        about=programme,
    )
    store_run(engine="selection", inputs={"n": number}, result={}, by=by, about=programme)
    enqueue("circulade.core.tasks.tick", name=str(number))


def more_application(call: Call, by: User, number: int) -> Application:
    """Add an application to an open call, tied to the register."""
    town, works = more_register(call.programme, number)
    sent = calls.submitted(call, by, territory=f"Town {number}")
    sent.territories.set([town])
    sent.organisation = works
    sent.eligibility = Eligibility.ELIGIBLE
    sent.save()
    return sent


def more_assessment(call: Call, number: int) -> None:
    """Add an application to a call under assessment, and somebody who has assessed it and somebody who has not."""
    applicant = User.objects.get(email="applicant@example.org")
    Call.objects.filter(pk=call.pk).update(stage="announced")
    sent = calls.submitted(Call.objects.get(pk=call.pk), applicant, territory=f"Ville-{100 + number}")
    Application.objects.filter(pk=sent.pk).update(eligibility=Eligibility.ELIGIBLE)
    Call.objects.filter(pk=call.pk).update(stage="assessment")
    desk = assessing.assessor(call, f"assessor{number}")
    held = assessing.give(sent, desk, by=None, now=assessing.NOW)
    if number % 2:
        assessing.score(held)
