"""A round of clarification: asked by the office, seen as a task on both sides, answered, kept."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.domain.clarifications import ask, remind_clarifications
from circulade.calls.domain.waiting import office_tasks, own_tasks
from circulade.calls.enums import CallStage, Eligibility
from circulade.calls.models import Application, Call, Clarification
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def programme() -> Programme:
    return people.programme(languages=["en"])


@pytest.fixture
def lead(programme: Programme) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=programme)


@pytest.fixture
def applicant() -> User:
    return people.user("applicant")


@pytest.fixture
def application(programme: Programme, applicant: User) -> Application:
    made = make.submitted(make.open_call(programme), applicant, territory="Ville-Haute")
    Call.objects.update(stage=CallStage.ELIGIBILITY)
    return Application.objects.select_related("call__programme").get(pk=made.pk)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(application: Application, by: User, *, days: int = 7) -> Clarification:
    now = timezone.now()
    return ask(application, "Which river is it?", due_at=now + timedelta(days=days), by=by, now=now)


def of_office(application: Application, action: str = "") -> str:
    return f"/office/calls/{application.call.slug}/eligibility/{application.ref}/{action}"


def of_applicant(made: Clarification) -> str:
    return f"/applications/{made.application_id}/clarifications/{made.pk}/"


def test_a_question_typed_with_its_due_date_reaches_the_applicant(
    application: Application, applicant: User, lead: User
) -> None:
    due = (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%d 18:00")
    form = {"question": "Which <i>river</i> is it?", "due_at": due}
    assert signed_in(lead).post(of_office(application, "ask/"), form).status_code == 302
    made = Clarification.objects.get()
    assert (made.asked_by, Letter.objects.filter(kind="clarification").exists()) == (lead, True)
    page = signed_in(applicant).get(of_applicant(made)).content.decode()
    assert "Which &lt;i&gt;river&lt;/i&gt; is it?" in page
    assert "18:00" in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"question": "Which river?", "due_at": "2020-01-01 18:00"}, "must lie ahead"),
        ({"question": "", "due_at": "2040-01-01 18:00"}, "This field is required"),
        ({"question": "Which river?", "due_at": "soon"}, "Which river?"),
    ],
)
def test_what_cannot_be_asked_is_said_and_keeps_what_was_typed(
    application: Application, lead: User, form: dict[str, str], said: str
) -> None:
    page = signed_in(lead).post(of_office(application, "ask/"), form)
    assert (page.status_code, Clarification.objects.count()) == (422, 0)
    assert said in page.content.decode()
    assert page.context["asking"]["question"].value() == form["question"]


def test_the_answer_with_a_file_stands_at_the_office(
    application: Application, applicant: User, lead: User
) -> None:
    made = asked(application, lead)
    upload = SimpleUploadedFile("map.pdf", PDF, "application/pdf")
    sent = signed_in(applicant).post(of_applicant(made), {"answer": "The <b>Meuse</b>.", "file": upload})
    made.refresh_from_db()
    assert (sent.status_code, made.answer, made.answered_by) == (302, "The <b>Meuse</b>.", applicant)
    page = signed_in(lead).get(of_office(application)).content.decode()
    assert ("The &lt;b&gt;Meuse&lt;/b&gt;." in page, "map.pdf" in page) == (True, True)
    listed = signed_in(lead).get(f"/office/calls/{application.call.slug}/clarifications/").content.decode()
    assert "The &lt;b&gt;Meuse&lt;/b&gt;." in listed


def test_a_hostile_file_is_refused_and_nothing_is_answered(
    application: Application, applicant: User, lead: User
) -> None:
    made = asked(application, lead)
    upload = SimpleUploadedFile("map.pdf", b"MZ\x90\x00 no PDF at all", "application/pdf")
    page = signed_in(applicant).post(of_applicant(made), {"answer": "The Meuse.", "file": upload})
    made.refresh_from_db()
    assert (page.status_code, made.answered_at) == (422, None)
    assert "The Meuse." in page.content.decode()


def test_an_answer_after_the_due_date_counts_and_is_marked_late(
    application: Application, applicant: User, lead: User
) -> None:
    made = asked(application, lead)
    Clarification.objects.update(due_at=timezone.now() - timedelta(hours=1))
    page = signed_in(applicant).get(of_applicant(made)).content.decode()
    assert "The date has passed" in page
    listed = signed_in(lead).get(f"/office/calls/{application.call.slug}/clarifications/").content.decode()
    assert "Overdue" in listed
    signed_in(applicant).post(of_applicant(made), {"answer": "The Meuse."})
    assert "after the due date" in signed_in(lead).get(of_office(application)).content.decode()


def test_an_answer_is_not_given_twice(application: Application, applicant: User, lead: User) -> None:
    made = asked(application, lead)
    for text in ("The Meuse.", "The Rhine."):
        page = signed_in(applicant).post(of_applicant(made), {"answer": text})
    made.refresh_from_db()
    assert (page.status_code, made.answer) == (422, "The Meuse.")


@pytest.mark.parametrize("who", ["stranger", "lead"])
def test_nobody_but_its_colleagues_answers_or_reads_the_question_there(
    application: Application, lead: User, who: str
) -> None:
    made = asked(application, lead)
    client = signed_in(lead if who == "lead" else people.user(who))
    for page in (client.get(of_applicant(made)), client.post(of_applicant(made), {"answer": "x"})):
        assert (page.status_code, b"river" in page.content) == (404, False)


def test_a_question_waits_in_the_workspace_of_the_applicant_until_it_is_answered(
    application: Application, applicant: User, lead: User
) -> None:
    made, programme = asked(application, lead), application.call.programme
    (task,) = own_tasks(applicant, programme)
    assert (task.label, task.href, task.due) == (
        f"Answer a question about your application {application.ref}",
        of_applicant(made),
        made.due_at,
    )
    page = re.sub(r"\s+", " ", signed_in(applicant).get("/member/").content.decode())
    assert str(task.label) in page
    signed_in(applicant).post(of_applicant(made), {"answer": "The Meuse."})
    assert own_tasks(applicant, programme) == []


def test_a_question_is_no_task_of_somebody_else_nor_after_the_decision(
    application: Application, applicant: User, lead: User
) -> None:
    asked(application, lead)
    programme = application.call.programme
    assert own_tasks(people.user("stranger"), programme) == []
    Call.objects.update(stage=CallStage.DECIDED)
    assert (own_tasks(applicant, programme), office_tasks(lead, programme)) == ([], [])


def test_the_office_sees_how_many_answers_it_awaits_and_the_first_due_date(
    application: Application, lead: User
) -> None:
    asked(application, lead, days=9)
    first = asked(application, lead, days=3)
    (task,) = office_tasks(lead, application.call.programme)
    assert (task.count, task.due, task.href) == (
        2,
        first.due_at,
        f"/office/calls/{application.call.slug}/clarifications/",
    )
    assert str(task.label).startswith("Answers of applicants awaited for")
    assert str(task.label) in signed_in(lead).get("/office/").content.decode()


def test_an_answer_waits_to_be_read_until_somebody_decides(
    application: Application, applicant: User, lead: User
) -> None:
    signed_in(applicant).post(of_applicant(asked(application, lead)), {"answer": "The Meuse."})
    (task,) = office_tasks(lead, application.call.programme)
    assert (str(task.label)[:32], task.count, task.due) == ("Read what applicants answered ab", 1, None)
    Application.objects.update(eligibility=Eligibility.ELIGIBLE)
    assert office_tasks(lead, application.call.programme) == []


def test_the_tasks_of_somebody_with_a_conflict_do_not_count_it(application: Application, lead: User) -> None:
    asked(application, lead)
    application.conflicts.create(user=lead, source="declared", since=timezone.now())
    assert office_tasks(lead, application.call.programme) == []


def test_a_reminder_goes_two_days_before(application: Application, lead: User) -> None:
    made = asked(application, lead)
    assert remind_clarifications(now=made.due_at - timedelta(days=1)) > 0
    subjects = Letter.objects.filter(kind="clarification-reminder").values_list("subject", flat=True)
    assert set(subjects) == {f"Reminder: a question about your application {application.ref}"}


def test_one_applicant_gets_more_time(application: Application, lead: User) -> None:
    until = timezone.now() + timedelta(days=5)
    form = {"closes_at": until.strftime("%Y-%m-%d 18:00"), "reason": "The server was down."}
    address = f"/office/calls/{application.call.slug}/applications/{application.ref}/"
    signed_in(lead).post(address + "extend/", form)
    application.refresh_from_db()
    assert application.extended_until is not None
    assert application.extended_until.date() == until.date()
    assert Letter.objects.filter(kind__contains="exten").exists()


def test_the_list_of_clarifications_takes_few_queries(
    application: Application, lead: User, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(4):
        asked(application, lead)
    client = signed_in(lead)
    with django_assert_max_num_queries(15):
        client.get(f"/office/calls/{application.call.slug}/clarifications/")
