"""The same questions frozen again are the same version; any change makes a new one."""

import pytest
from tests.make import calls as make

from circulade.calls.domain.freezing import freeze
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_the_same_questions_are_the_same_version() -> None:
    call = make.call()
    make.questions(call)
    first = freeze(call, by=None, now=make.BEFORE)
    assert freeze(call, by=None, now=make.DURING) == first
    assert AuditEntry.objects.filter(action="questions frozen").count() == 1


@pytest.mark.parametrize(
    "change", [{"required": False}, {"word_limit": 50}, {"title": {"en": "Other"}}, {"position": 99}]
)
def test_a_change_that_applicants_see_is_a_new_version(change: dict[str, object]) -> None:
    call = make.call()
    make.questions(call)
    first = freeze(call, by=None, now=make.BEFORE)
    call.questions.filter(code="commitment").update(**change)
    second = freeze(call, by=None, now=make.BEFORE, note="Corrected.")
    assert (second.number, second.note, second.sha256 == first.sha256) == (2, "Corrected.", False)


def test_a_version_gives_the_questions_back_as_they_were() -> None:
    call = make.call()
    make.questions(call)
    version = freeze(call, by=None, now=make.BEFORE)
    call.questions.all().delete()
    version.refresh_from_db()
    codes = [each.code for each in version.frozen()]
    assert codes == ["territory", "email", "commitment", "has_need", "need", "consent"]
