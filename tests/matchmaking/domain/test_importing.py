"""A list of participants comes in: known by address, tried first, safe to repeat, nobody's own words overwritten."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.core.models import Letter
from circulade.events.domain.leaving import withdraw
from circulade.events.models import Admission, Registration
from circulade.files.eusurvey import ImportMapping
from circulade.matchmaking.domain.importing import Imported, apply_import, dry_run, import_file, start_import
from circulade.matchmaking.domain.participants import state_availability
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import MeetingDay, Participant, ParticipantImport

pytestmark = pytest.mark.django_db
HEAD = "Email,First name,Last name,Organization,Country,Attendance,Registration,Time zone,Availability,Looking for"


@pytest.fixture
def day() -> MeetingDay:
    made = meetings.day(people.programme())
    for mode in ("in_person", "online"):
        Admission.objects.create(event=made.event, mode=mode)
    return made


def take(day: MeetingDay, *rows: str, head: str = HEAD, **options: Any) -> Imported:
    content = "\n".join([head, *rows]).encode()
    return import_file(day, name="list.csv", content=content, by=None, now=NOW, **options)


def said(done: Imported) -> list[tuple[str, str, bool]]:
    return [(each.cell, each.text, each.lost) for each in done.plan.problems]


def outcomes(done: Imported) -> list[tuple[str, str]]:
    return [(row.stated.name, row.outcome.value) for row in done.plan.rows]


ANA = "ana@example.org,Ana,Sá,Mills,Portugal,Remote,Registered,Europe/Lisbon,08:00-08:40,timber"
BO = "bo@example.org,Bo,Berg,Dyers,NO,On-site,Registered,,110,"


def test_people_are_registered_and_take_part_with_what_the_list_says(day: MeetingDay) -> None:
    done = take(day, ANA, BO)
    assert (done.stored, said(done), outcomes(done)) == (True, [], [("Ana Sá", "new"), ("Bo Berg", "new")])
    ana, bo = Participant.objects.order_by("registration__name").select_related("registration")
    assert (ana.available, ana.time_zone, ana.seeks, ana.registration.mode) == (
        "110",  # eight to eight forty in Lisbon is nine to nine forty in Brussels
        "Europe/Lisbon",
        "timber",
        "online",
    )
    assert (bo.available, bo.registration.mode, bo.registration.country) == ("110", "in_person", "NO")
    assert Letter.objects.count() == 0


def test_the_same_list_again_changes_nothing(day: MeetingDay) -> None:
    take(day, ANA, BO)
    again = take(day, ANA, BO)
    assert outcomes(again) == [("Ana Sá", "unchanged"), ("Bo Berg", "unchanged")]
    assert (Registration.objects.count(), Participant.objects.count()) == (2, 2)


def test_a_dry_run_stores_nothing(day: MeetingDay) -> None:
    done = take(day, ANA, only_try=True)
    assert (done.stored, outcomes(done)) == (False, [("Ana Sá", "new")])
    assert (Registration.objects.count(), ParticipantImport.objects.count()) == (0, 0)


def test_the_same_person_three_times_is_taken_once_and_named(day: MeetingDay) -> None:
    other = ANA.replace("08:00-08:40", "08:20-09:00").replace("ana@", "ANA@")
    done = take(day, ANA, ANA, other, accept_problems=True)
    assert said(done) == [
        ("A3", "the same person as in row 2 (ana@example.org): taken once.", False),
        ("A4", "the same person as in row 2 (ana@example.org), who says otherwise: row 2 counts.", True),
    ]
    assert Participant.objects.get().available == "110"


def test_every_cell_that_cannot_be_read_is_named_and_nothing_is_stored_unless_accepted(
    day: MeetingDay,
) -> None:
    rows = (
        "ana@example.org,Ana,Sá,Mills,Atlantis,Somewhere,Registered,Europe/Atlantis,08:00-09:00,",
        "bo@example.org,Bo,Berg,,NO,On-site,Perhaps,,1100,",
        "no address,Cy,,,,,,,,",
        ",Dee,,,,,,,,",
        "eve@example.org,Eve,,,,,,,22:00-23:00,",
    )
    done = take(day, *rows)
    assert (done.stored, Registration.objects.count()) == (False, 0)
    never = "Whoever is new counts as never there until this is corrected."
    assert said(done) == [
        ("F2", "“Somewhere” is no attendance: write on-site or remote.", True),
        ("H2", "“Europe/Atlantis” is no time zone: write it like Europe/Brussels.", True),
        ("E2", "“Atlantis” is no country: write its English name or BE, DE, FR.", True),
        ("I2", f"times cannot be read without a known time zone. {never}", True),
        ("G3", "“Perhaps” is no state of a registration: write registered or cancelled.", True),
        ("I3", f"4 figures for 3 slots: write one 0 or 1 for each, as text. {never}", True),
        ("A4", "“no address” is no e-mail address: the row is left out.", True),
        ("row 5", "no e-mail address: the row is left out.", True),
        ("I6", f"“22:00-23:00”: no slot lies in these times. {never}", True),
    ]
    take(day, *rows, accept_problems=True)
    assert sorted(Participant.objects.values_list("registration__name", "available")) == [
        ("Ana Sá", "000"),
        ("Bo Berg", "000"),
        ("Eve", "000"),
    ]


def test_what_somebody_stated_here_since_is_kept(day: MeetingDay) -> None:
    take(day, ANA)
    ana = Participant.objects.get()
    state_availability(ana, [3], by=None, seeks="timber")
    assert outcomes(take(day, ANA)) == [("Ana Sá", "unchanged")]
    changed = take(day, ANA.replace("08:00-08:40", "08:00-08:20").replace("timber", "paper"))
    (row,) = changed.plan.rows
    assert (dict(row.changes), row.kept) == ({"seeks": ("timber", "paper")}, ("available",))
    ana.refresh_from_db()
    assert (ana.available, ana.seeks) == ("001", "paper")


def test_who_cancelled_leaves_and_may_return_and_nobody_unknown_is_registered_for_it(day: MeetingDay) -> None:
    take(day, ANA)
    gone = ANA.replace("Registered", "Canceled")
    assert outcomes(take(day, gone, BO.replace("Registered", "Rejected"))) == [
        ("Ana Sá", "leaves"),
        ("Bo Berg", "absent"),
    ]
    assert (Registration.objects.count(), Participant.objects.get().withdrawn_at) == (1, NOW)
    assert outcomes(take(day, gone)) == [("Ana Sá", "absent")]
    assert outcomes(take(day, ANA)) == [("Ana Sá", "returns")]
    assert Participant.objects.get().withdrawn_at is None


def test_who_gave_up_the_seat_here_is_not_registered_again(day: MeetingDay) -> None:
    take(day, ANA)
    withdraw(Registration.objects.get(), by=None, now=NOW)
    assert outcomes(take(day, ANA)) == [("Ana Sá", "gave_up")]
    assert Registration.objects.count() == 1


def test_who_has_a_seat_already_joins_and_who_waits_is_said(day: MeetingDay) -> None:
    meetings.registration(day.event, "Ana", mode="online")
    waiting = meetings.registration(day.event, "Bo")
    Registration.objects.filter(pk=waiting.pk).update(state="waiting")
    assert outcomes(take(day, ANA, BO)) == [("Ana Sá", "joins"), ("Bo Berg", "waits")]
    assert [(one.registration.name, one.seeks) for one in Participant.objects.all()] == [("Ana", "timber")]


def test_without_seats_of_that_kind_the_person_is_left_out_and_named(day: MeetingDay) -> None:
    day.event.admissions.filter(mode="online").delete()
    done = take(day, ANA)
    assert [(cell, lost) for cell, _text, lost in said(done)] == [("row 2", True)]
    assert done.stored is False


def test_columns_chosen_by_hand_are_remembered_by_header(day: MeetingDay) -> None:
    head = "Kontakt,Wer,Wann"
    mapping = ImportMapping({"email": ("Kontakt",), "name": ("Wer",), "available": ("Wann",)})
    take(day, "ana@example.org,Ana Sá,011", head=head, mapping=mapping)
    again = take(day, "011,Ana Sá,ana@example.org", head="Wann,Wer,Kontakt")
    assert outcomes(again) == [("Ana Sá", "unchanged")]
    with pytest.raises(MeetingRefused, match="“shoe” is no field"):
        take(day, "x", head=head, mapping=ImportMapping({"shoe": ("Wann",)}))


def test_without_a_column_of_addresses_nothing_is_tried(day: MeetingDay) -> None:
    with pytest.raises(MeetingRefused) as refused:
        take(day, "Ana,011", head="Name,Availability")
    assert refused.value.field == "column-email"


def test_what_changed_since_the_dry_run_is_looked_at_again(day: MeetingDay) -> None:
    content = "\n".join([HEAD, ANA]).encode()
    record = start_import(day, name="list.csv", content=content, by=None, now=NOW)
    dry_run(record)
    meetings.registration(day.event, "Ana", mode="online")
    with pytest.raises(MeetingRefused, match="look at it again"):
        apply_import(record, by=None, now=NOW)
    assert Participant.objects.count() == 0
    record.refresh_from_db()
    apply_import(record, by=None, now=NOW)
    with pytest.raises(MeetingRefused, match="taken in already"):
        apply_import(record, by=None, now=NOW)
