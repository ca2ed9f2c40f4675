"""At the door and afterwards: codes, scans kept without a network, badges, certificate, feedback, report."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make
from tests.make.reading import names

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import AuditEntry
from circulade.events.domain.checking_in import check_in
from circulade.events.domain.feedback import give_feedback
from circulade.events.domain.links import token_of
from circulade.events.domain.trouble import Refused
from circulade.events.models import CheckIn, Event, Feedback, Registration
from circulade.files.qr import qr_svg

pytestmark = pytest.mark.django_db
SCAN = UUID(int=7)


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def event(programme: Programme) -> Event:
    return make.published(programme, summary={"en": "It went well."})


@pytest.fixture
def two(event: Event) -> list[Registration]:
    """One has a seat, one waits."""
    return make.registered(make.seats(event, 1), "ann", "bo", organisation_kind="company")


@pytest.fixture
def office(client: Client, programme: Programme) -> Client:
    client.force_login(
        people.user("olga", Role.EVENT_ORGANISER, programme=programme),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=args)


def test_a_code_is_typed_as_people_type_and_counts_once(office: Client, two: list[Registration]) -> None:
    ann, bo = two
    typed = f"{ann.code[:4].lower()} {ann.code[4:]}"
    for said in ("Ann is checked in.", "Ann was checked in before."):
        page = office.post(at("office_door", "conference"), {"code": typed}, follow=True).content.decode()
        assert said in page
    unknown = office.post(at("office_door", "conference"), {"code": "XXXX"})
    waiting = office.post(at("office_door", "conference"), {"code": bo.code})
    assert (unknown.status_code, "No registration has the code" in unknown.content.decode()) == (422, True)
    assert "Bo has no seat" in waiting.content.decode()
    assert CheckIn.objects.count() == 1


def test_somebody_is_checked_in_from_the_list_and_a_mistake_taken_back(
    office: Client, two: list[Registration]
) -> None:
    address = at("office_check_in", "conference", two[0].code)
    assert f'href="{address}"' in office.get(at("office_door_list", "conference")).content.decode()
    office.post(address)
    assert "Take it back" in office.get(address).content.decode()
    for told in (True, False):
        page = office.post(address, {"undo": "1"}, follow=True).content.decode()
        assert ("Ann is not checked in any more." in page) is told
    assert CheckIn.objects.count() == 0
    actions = AuditEntry.objects.filter(action__contains="check").values_list("action", flat=True)
    assert list(actions) == ["checked in", "check-in taken back"]


def test_the_address_of_a_code_asks_once_more_and_checks_in(office: Client, two: list[Registration]) -> None:
    address = at("office_check_in", "conference", two[0].code)
    assert "Ann" in office.get(address).content.decode()
    assert CheckIn.objects.count() == 0
    office.post(address)
    assert CheckIn.objects.get().source == "scan"
    assert office.get(at("office_check_in", "conference", two[1].code)).status_code == 404


def test_scans_kept_without_a_network_are_merged_and_the_earliest_stands(
    office: Client, two: list[Registration]
) -> None:
    ann, bo = two
    early = make.NOW - timedelta(days=1)
    check_in(ann, at=make.NOW, by=None)
    kept = [
        {"code": ann.code, "at": early.isoformat(), "scan": str(SCAN)},
        {"code": bo.code, "at": early.isoformat(), "scan": str(UUID(int=8))},
    ]
    address = at("office_door_merge", "conference")
    for _time in range(2):
        told = office.post(address, json.dumps({"scans": kept}), content_type="application/json").json()[
            "scans"
        ]
        assert [each["problem"] for each in told] == ["", "Bo has no seat: on the waiting list."]
    assert (CheckIn.objects.get().registration, CheckIn.objects.get().at <= make.NOW) == (ann, True)
    bad = office.post(address, json.dumps({"scans": [{"code": "x"}]}), content_type="application/json")
    assert bad.status_code == 400


def test_badges_list_and_worker_are_sent(office: Client, two: list[Registration]) -> None:
    badges = office.get(at("office_badges", "conference"))
    assert (badges.content[:5], badges["Content-Type"]) == (b"%PDF-", "application/pdf")
    listed = office.get(at("office_door_list", "conference")).content.decode()
    assert ("<bdi>Ann</bdi>" in listed, "<bdi>Bo</bdi>" in listed) == (True, False)
    worker = office.get(at("office_door_worker", "conference"))
    assert ("indexedDB" in worker.content.decode(), worker["Content-Type"]) == (
        True,
        "text/javascript; charset=utf-8",
    )


def test_the_certificate_is_for_those_who_came(client: Client, two: list[Registration]) -> None:
    address = at("certificate", token_of(two[0]))
    assert client.get(address).status_code == 404
    check_in(two[0], at=make.STARTS, by=None)
    assert client.get(address).content[:5] == b"%PDF-"


def test_feedback_is_given_once_without_a_name_and_only_by_those_with_a_seat(two: list[Registration]) -> None:
    said = {"overall": 4, "text": "More coffee"}
    with pytest.raises(Refused, match="has not begun"):
        give_feedback(two[0], said, now=make.NOW)
    give_feedback(two[0], said, now=make.STARTS)
    for one in two:
        with pytest.raises(Refused):
            give_feedback(one, said, now=make.STARTS)
    assert [
        field.name for field in Feedback._meta.fields if field.name in ("registration", "name", "email")
    ] == []
    assert Feedback.objects.get().overall == 4


def test_the_report_gathers_sessions_figures_feedback_and_documents(
    office: Client, event: Event, two: list[Registration]
) -> None:
    make.session(event, "Opening", summary="First part.\r\n\r\nSecond part.")
    check_in(two[0], at=make.STARTS, by=None)
    give_feedback(two[0], {"overall": 4, "text": "More coffee"}, now=make.STARTS)
    page = office.get(at("office_report", "conference")).content.decode()
    for said in (
        "It went well.",
        "Opening",
        "Germany 1",
        "company 1",
        "100 %",
        "4.0",
        "More coffee",
        ">Second part.<",
    ):
        assert said in page
    assert not names(page, "Ann")
    for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        assert office.get(at("office_report_file", "conference", kind)).content.startswith(start)


def test_a_qr_code_is_drawn_with_its_quiet_zone() -> None:
    svg = qr_svg("https://example.org/", label='a "b" <c>')
    assert ('viewBox="0 0 33 33"' in svg, "<c>" in svg, "M4 4h1v1h-1z" in svg) == (True, False, True)
