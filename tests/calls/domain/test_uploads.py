"""An upload becomes the id of a stored file; a refused one is a problem and leaves the answer alone."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.make import accounts as people
from tests.make import calls as make
from tests.make.core import pdf

from circulade.calls.domain.drafts import Entry
from circulade.calls.domain.uploads import store_uploads
from circulade.core.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_file_belongs_to_its_application_and_the_rest_is_passed_on() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann)
    typed = Entry("territory", "Ville-Haute", 1)
    kept, problems = store_uploads(application, [typed, Entry("letter", pdf(), 0)], by=ann, now=make.DURING)
    stored = Attachment.objects.get()
    assert (kept, problems) == ([typed, Entry("letter", str(stored.pk), 0)], ())
    assert (stored.about, stored.by, stored.name) == (application, ann, "plan.pdf")


def test_a_refused_file_is_named_by_its_question_and_nothing_is_stored() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann)
    bad = SimpleUploadedFile("plan.exe", b"MZ")
    kept, problems = store_uploads(application, [Entry("letter", bad, 0)], by=ann, now=make.DURING)
    assert (kept, [(each.question, each.rule) for each in problems]) == ([], [("letter", "file")])
    assert Attachment.objects.count() == 0
