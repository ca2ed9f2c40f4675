"""The dossier says who, why and by which rules; its bundle is recomputed by anybody; names stay out of the bundle."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import selections as make

from circulade.accounts.enums import Role
from circulade.calls.models import Conflict
from circulade.files.bundle import read_bundle
from circulade.files.verify import verify_bundle
from circulade.reports.domain.dossier import bundle_of, docx_of, dossier_of, pdf_of

BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


def test_members_carry_names_and_reasons_in_words() -> None:
    selection = make.selection(people.programme(), by=people.user("ann"))
    data = dossier_of(selection)
    assert [(track.track, [line.name for line in track.members]) for track in data.tracks] == [
        ("Members", ["Town of CRM-001", "Town of CRM-002"])
    ]
    assert data.out[0].reason == "3 points; the last member, CRM-002, has 4"
    labels = ["applications", "eligible", "above the thresholds", "members", "points in total"]
    assert [(each.label, each.value) for each in data.figures][:2] == [
        ("applications", "3"),
        ("eligible", "3"),
    ]
    assert [each.label for each in data.figures] == labels
    assert data.provenance is not None
    assert data.provenance.run == str(selection.run_id)


def test_the_bundle_verifies_and_holds_no_name() -> None:
    bundle = bundle_of(make.selection(people.programme(), by=people.user("ann")))
    assert verify_bundle(bundle).differs == ()
    assert b"Town of" not in b"".join(read_bundle(bundle).values())


def test_documents_are_the_same_bytes_each_time() -> None:
    selection = make.selection(people.programme(), by=people.user("ann"))
    assert (pdf_of(selection), docx_of(selection)) == (pdf_of(selection), docx_of(selection))


def test_a_demonstration_says_so_on_every_page() -> None:
    selection = make.selection(people.programme(invented=True), by=people.user("ann"))
    assert dossier_of(selection).label == "Demonstration: all applicants are invented"


def test_whoever_has_a_conflict_gets_no_document(client: Client) -> None:
    programme = people.programme()
    lead = people.user("lead", Role.SELECTION_LEAD, programme=programme)
    selection = make.selection(programme, by=lead)
    address = reverse("reports:dossier", kwargs={"pk": selection.pk, "kind": "pdf"})
    client.force_login(lead, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 200
    application = selection.rule_set.about.applications.first()
    Conflict.objects.create(application=application, user=lead, source="declared", since=make.WHEN)
    assert client.get(address).status_code == 403
    run = reverse("core:run_download", kwargs={"pk": selection.run_id})
    assert client.get(run).status_code == 403
    client.force_login(people.user("bea", Role.SELECTION_LEAD, programme=programme), backend=BACKEND)
    assert client.get(run).status_code == 200
