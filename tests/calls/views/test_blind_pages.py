"""In a blind call nothing that an assessor can open says who applies; the office and the applicants see it all."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import assessing as assess
from tests.make import calls as make
from tests.make.core import PDF

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.domain.assessing_setup import assessing_tasks
from circulade.calls.domain.assessor_letters import draft_letters
from circulade.calls.domain.freezing import freeze
from circulade.calls.domain.submission import submit
from circulade.calls.enums import CallStage, Eligibility, Purpose
from circulade.calls.models import Application, Assessment, Call
from circulade.core.domain.attachments import attach
from circulade.core.models import Attachment, Letter
from circulade.register.models import Organisation

pytestmark = pytest.mark.django_db
# Whatever is called like this could lead to the applicant.
SECRETS = (
    "Secretville",
    "Secret Agency",
    "Ann Secret",
    "secret@example.org",
    "Secret words",
    "Secret-",
    "France",
)


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def given() -> Assessment:
    """A blind call with one application full of names, and bea who assesses it."""
    call, ann = make.call(blind=True, per_application=1, min_assessments=1), people.user("ann")
    make.questions(call)
    make.question(call, "contact", purpose=Purpose.CONTACT_NAME)
    make.question(call, "history", "long", names_applicant=True)
    make.question(call, "letter", "file", names_applicant=True)
    make.question(call, "plan", "file")
    freeze(call, by=None, now=make.BEFORE)
    Call.objects.update(stage=CallStage.ANNOUNCED, announced_at=make.BEFORE)
    call.refresh_from_db()
    one = make.draft(call, ann, **make.GOOD | {"territory": "Secretville", "email": "secret@example.org"})
    files = {code: str(upload(one, f"Secret-{code}.pdf").pk) for code in ("letter", "plan")}
    make.write(one, ann, contact="Ann Secret", history="Secret words", **files)
    submit(one, by=ann, now=make.DURING)
    owner = Organisation.objects.create(programme=call.programme, name="Secret Agency", ref="secret-1")
    Application.objects.update(
        organisation=owner, contact_name="Ann Secret", eligibility=Eligibility.ELIGIBLE, name="Secretville"
    )
    Call.objects.update(stage=CallStage.ASSESSMENT)
    call.refresh_from_db()
    return assess.assessment(call, assess.assessor(call))


def upload(about: Application, name: str) -> Attachment:
    return attach(SimpleUploadedFile(name, PDF), about=about, by=None)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def download(user: User, name: str) -> Any:
    wanted = Attachment.objects.get(name=name)
    sent = signed_in(user).get(reverse("core:attachment", args=[wanted.pk]))
    sent.getvalue()  # read to its end, the file is closed
    return sent


def office(given: Assessment) -> User:
    return people.user("lea", Role.SELECTION_LEAD, programme=given.application.call.programme)


def test_no_page_of_an_assessor_names_the_applicant(given: Assessment) -> None:
    desk, page = signed_in(given.assessor.user), reverse("calls:assess", args=[given.pk])
    seen = [
        desk.get(reverse("web:assess")),
        desk.get(reverse("calls:assess_files")),
        desk.get(page),
        desk.get(page + "?answers=given"),
        desk.get(reverse("calls:assess_conflict", args=[given.pk])),
        desk.post(reverse("calls:assess_conflict", args=[given.pk]), {"reason": ""}),
        desk.post(page, {"save": "1", "score-commitment": "99"}),
        desk.post(reverse("calls:assess_autosave", args=[given.pk]), {"score-commitment": "3"}),
        desk.post(page, {"save": "1", "score-commitment": "4", "seen-score-commitment": "other"}),
    ]
    assert [each.status_code for each in seen] == [200, 200, 200, 200, 200, 422, 422, 200, 409]
    assert [leaks(each.content.decode()) for each in seen] == [[]] * len(seen)


def test_the_assessor_still_reads_reference_and_the_other_answers(given: Assessment) -> None:
    page = signed_in(given.assessor.user).get(reverse("calls:assess", args=[given.pk])).content.decode()
    shown = [part in page for part in (given.application.ref, "We have a team of three.", "plan.pdf")]
    assert shown == [True, True, True]


def test_letters_and_tasks_of_assessors_name_nobody(given: Assessment) -> None:
    call = given.application.call
    draft_letters(call, by=people.user("lea"), now=assess.NOW)
    letter = Letter.objects.get(kind="assessor_assignment")
    (task,) = assessing_tasks(given.assessor.user, call.programme)
    assert leaks(" ".join([letter.subject, letter.text, task.label, task.detail])) == []


def test_files_of_marked_questions_and_replaced_files_are_not_found(given: Assessment) -> None:
    upload(given.application, "Secret-old.pdf")
    bea = given.assessor.user
    answers = [download(bea, f"Secret-{name}.pdf").status_code for name in ("letter", "old")]
    assert answers == [404, 404]


def test_other_files_come_under_the_name_of_their_question(given: Assessment) -> None:
    sent = download(given.assessor.user, "Secret-plan.pdf")
    assert (sent.status_code, sent["Content-Disposition"]) == (200, 'attachment; filename="plan.pdf"')


def test_what_the_office_reads_is_not_for_assessors(given: Assessment) -> None:
    call, ref = given.application.call, given.application.ref
    desk = signed_in(given.assessor.user)
    addresses = [
        reverse("calls:office_application", args=[call.slug, ref]),
        reverse("calls:application_assessments", args=[call.slug, ref]),
        reverse("calls:export_scores", args=[call.slug]),
        reverse("calls:assessment", args=[call.slug]) + "?format=csv",
        reverse("calls:application", args=[given.application.pk]),
        f"/api/v1/calls/{call.slug}/applications/{ref}",
    ]
    answers = [desk.get(address) for address in addresses]
    assert [each.status_code in {401, 403, 404} for each in answers] == [True] * len(addresses)
    assert [leaks(each.content.decode()) for each in answers] == [[]] * len(addresses)


def test_the_office_and_the_applicants_see_names_and_files(given: Assessment) -> None:
    call, lead, ann = given.application.call, office(given), User.objects.get(email="ann@example.org")
    page = signed_in(lead).get(reverse("calls:office_application", args=[call.slug, given.application.ref]))
    assert {"Secretville", "Ann Secret", "Secret words", "Secret-"} <= set(leaks(page.content.decode()))
    for reader in (lead, ann):
        sent = download(reader, "Secret-letter.pdf")
        assert (sent.status_code, sent["Content-Disposition"]) == (
            200,
            'attachment; filename="Secret-letter.pdf"',
        )


def test_where_the_call_is_not_blind_assessors_see_names_and_files(given: Assessment) -> None:
    Call.objects.update(blind=False)
    desk = signed_in(given.assessor.user)
    listed = desk.get(reverse("calls:assess_files")).content.decode()
    page = desk.get(reverse("calls:assess", args=[given.pk])).content.decode()
    assert leaks(listed) == ["Secretville", "France"]
    assert {"Secretville", "Ann Secret", "Secret words", "France"} <= set(leaks(page))
    assert download(given.assessor.user, "Secret-letter.pdf").status_code == 200


def test_the_lead_sets_it_in_the_form_of_the_assessment_until_it_has_begun(given: Assessment) -> None:
    desk = signed_in(office(given))
    address = reverse("calls:assessment_plan", args=[given.application.call.slug])
    assert desk.post(address, {"seed": "4 May"}).status_code == 302
    assert Call.objects.get().blind is True
    Assessment.objects.all().delete()
    desk.post(address, {"seed": "4 May"})
    assert Call.objects.get().blind is False
    desk.post(address, {"blind": "on"})
    assert Call.objects.get().blind is True


def test_the_office_marks_a_question_in_its_form(given: Assessment) -> None:
    call, desk = given.application.call, signed_in(office(given))
    held = call.questions.get(code="commitment")
    address = reverse("calls:office_question", args=[call.slug, held.pk])
    form = {"title_en": "Commitment", "kind": "long", "code": "commitment", "names_applicant": "on"}
    assert desk.post(address, form).status_code == 302
    held.refresh_from_db()
    assert held.names_applicant is True
