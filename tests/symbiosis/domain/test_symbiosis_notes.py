"""Many notes at once: problems by cell, and the rest goes through."""

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.files.sheets import SheetError
from circulade.symbiosis.domain.missing import missing, missing_for_plan
from circulade.symbiosis.domain.notes import as_pasted, read_notes
from circulade.symbiosis.domain.places import middle_of_town
from circulade.symbiosis.domain.sites import change_site
from circulade.symbiosis.domain.taking import take_in
from circulade.symbiosis.models import Site, Stream

DAY = make_symbiosis.DAY
PASTED = """site\tside\twhat\tamount\tlatitude\tlongitude\tcode
Mill\thas\tbark\t300 t\t51.92\t4.48\t03 01 01
Mill\twants\tsteam\tlots\t\t\t
Barge\thas\tfly ash\t-5\t55.0\t3.0\t99 99 99
Farm\tmaybe\tmanure\t\t51.9\t\t
Farm\thas\t\t\t\t\t
Kiln\twants\tash\t200-500\t\t\t10 01 02, 10 01 17
"""


def test_problems_are_named_by_cell_and_the_rest_goes_through() -> None:
    found = read_notes(PASTED.encode(), name="pasted", on=DAY)
    assert [(note.row, note.site) for note in found.notes] == [(2, "Mill"), (7, "Kiln")]
    assert sorted(problem.cell for problem in found.problems) == ["B5", "C6", "D3", "D4", "E4", "E5", "G4"]
    assert found.rows == 6


def test_without_a_header_columns_stand_in_our_order() -> None:
    found = read_notes(b"Mill;has;bark;300;Rotterdam;all year;pat@example.org\n", name="pasted", on=DAY)
    assert found.problems == ()
    note = found.notes[0]
    assert (note.site, note.values["words"], note.values["most"]) == ("Mill", "bark", 300.0)
    assert note.about_site == {"place": "Rotterdam", "contact_email": "pat@example.org"}


def test_what_is_no_spreadsheet_is_refused() -> None:
    with pytest.raises(SheetError, match="this is no spreadsheet"):
        read_notes(b"%PDF-1.7", name="x.pdf", on=DAY)


@pytest.mark.django_db
def test_two_hundred_notes_become_sites_and_streams_with_suggestions() -> None:
    district = make_symbiosis.district(make.programme())
    lines = [f"Site {n % 40};has;used cooking oil {n % 5};{n + 1} t" for n in range(200)]
    found = read_notes("\n".join(lines).encode(), name="pasted", on=DAY)
    made = take_in(district, found.notes, by=None, on=DAY)
    assert (len(made), Site.objects.count()) == (200, 40)
    stored = Stream.objects.order_by("pk")[0]
    assert (stored.suggested, stored.codes, stored.most) == ("20 01 25", [], 1.0)


@pytest.mark.django_db
def test_a_known_site_is_found_by_name_and_only_filled_where_empty() -> None:
    district = make_symbiosis.district(make.programme())
    site = make_symbiosis.site(district, "Mill", place="")
    found = read_notes(b"mill;has;bark;1;Schiedam;;new@example.org\n", name="pasted", on=DAY)
    take_in(district, found.notes, by=None, on=DAY)
    site.refresh_from_db()
    assert (site.place, site.contact_name, site.contact_email) == ("Schiedam", "Pat", "new@example.org")
    assert Site.objects.count() == 1


@pytest.mark.django_db
def test_notes_with_money_can_be_planned_at_once() -> None:
    district = make_symbiosis.district(make.programme())
    table = (
        "site;side;what;amount;code;latitude;longitude;disposal cost;worth;processing cost\n"
        "Works;has;fly ash;4000;10 01 02;51.92;4.48;40;;\n"
        "Kiln;wants;ash;9000;10 01 02;51.93;4.5;;12;3\n"
        "Yard;wants;ash;9000;10 01 02;51.93;4.5;;12;much\n"
    )
    found = read_notes(table.encode(), name="notes.csv", on=DAY)
    assert [problem.cell for problem in found.problems] == ["J4"]
    made = take_in(district, found.notes, by=None, on=DAY)
    assert [missing_for_plan(stream) for stream in made] == [[], []]


@pytest.mark.django_db
def test_a_list_taken_in_again_with_cells_put_right_stores_only_what_is_new() -> None:
    district = make_symbiosis.district(make.programme())
    first = read_notes(b"Mill;has;bark;300 t\nMill;has;bark;300 t\nKiln;wants;ash;lots\n", name="x", on=DAY)
    assert len(take_in(district, first.notes, by=None, on=DAY)) == 2
    again = read_notes(b"Mill;has;bark;300 t\nmill;has;bark;300 t\nKiln;wants;ash;50 t\n", name="x", on=DAY)
    assert [each.words for each in take_in(district, again.notes, by=None, on=DAY)] == ["ash"]
    assert Stream.objects.count() == 3


def test_a_contact_is_read_as_name_and_address_and_a_wrong_one_keeps_no_note_out() -> None:
    lines = b"A;has;bark;1;;;Pat <pat@example.org>\nB;has;bark;1;;;pat@\nC;has;bark;1;;;Pat\n"
    found = read_notes(lines, name="pasted", on=DAY)
    assert [note.about_site for note in found.notes] == [
        {"contact_name": "Pat", "contact_email": "pat@example.org"},
        {"contact_name": "pat@"},
        {"contact_name": "Pat"},
    ]
    assert [problem.cell for problem in found.problems] == ["G2"]


def test_megawatt_hours_are_heat_also_where_no_kind_is_said() -> None:
    found = read_notes(b"Mill;has;warm water of cooling;1.2 GWh a year\n", name="pasted", on=DAY)
    assert (found.notes[0].values["kind"], found.notes[0].values["most"]) == ("heat", 1200.0)


def test_the_rows_of_a_file_are_written_so_that_they_are_read_the_same_again() -> None:
    text = 'site,side,what,amount\nMill,has,"oak ""dust""\tfine",300\n\nKiln,wants,ash,-1\n'
    found = read_notes(text.encode(), name="notes.csv", on=DAY)
    again = read_notes(as_pasted(found.sheet).encode(), name="pasted", on=DAY)
    assert again.notes == found.notes
    assert [each.cell for each in again.problems] == [each.cell for each in found.problems] == ["D4"]


@pytest.mark.django_db
def test_a_site_whose_town_alone_is_known_stands_in_its_middle_and_says_so() -> None:
    district = make_symbiosis.district(make.programme())
    lines = (
        "Mill;has;bark;300 t;Havenstraat 3, 3115 HC Schiedam;all year;Pat\nKiln;wants;bark;1;hall 3;;Pat\n"
    )
    take_in(district, read_notes(lines.encode(), name="x", on=DAY).notes, by=None, on=DAY)
    mill, kiln = Site.objects.get(name="Mill"), Site.objects.get(name="Kiln")
    assert (mill.latitude, mill.longitude, kiln.latitude) == (51.9192, 4.3889, None)
    assert missing(mill.streams.get()) == [
        "code to be confirmed",
        "exact place: the middle of its town stands for it",
    ]
    exact = change_site(mill, {"latitude": 51.92, "longitude": 4.38}, by=None)
    assert missing(exact.streams.get()) == ["code to be confirmed"]


@pytest.mark.parametrize(
    ("words", "country", "found"),
    [
        ("59140 Dunkerque", "FR", True),
        ("rue de Paris", "FR", False),
        ("Schiedam", "FR", False),
        ("", "NL", False),
    ],
)
def test_a_place_is_a_town_of_the_country_or_none(words: str, country: str, found: bool) -> None:
    assert (middle_of_town(words, country) is not None) is found
