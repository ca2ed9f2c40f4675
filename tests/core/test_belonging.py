"""Every record belongs to the programme of what it is about."""

import pytest
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.accounts.models import Team
from circulade.core.belonging import programme_id_of, programme_of
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_record_belongs_to_its_programme_and_to_that_of_what_it_is_about() -> None:
    programme = make.programme()
    team = Team.objects.create(programme=programme, slug="a", name="A")
    file = attach(make_core.pdf(), about=team, by=None)
    assert [programme_of(thing) for thing in (programme, team, file)] == [programme] * 3
    assert [programme_id_of(thing) for thing in (programme, team, file)] == [programme.pk] * 3


def test_a_person_belongs_to_the_installation() -> None:
    ann = make.user("ann")
    assert (programme_of(ann), programme_id_of(ann), programme_of(None)) == (None, None, None)


def test_an_audit_entry_knows_the_programme_of_its_subject() -> None:
    programme = make.programme()
    audit(programme, "programme created", by=None)
    assert AuditEntry.objects.get().programme_id == programme.pk
