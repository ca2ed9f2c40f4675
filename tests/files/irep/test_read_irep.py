"""The register's yearly ZIP: rows of one waste and operation are one, problems by cell, old and new coordinates."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.make import irep as make

from circulade.files.irep import read_irep
from circulade.files.irep.lambert import from_lambert_2, from_lambert_93
from circulade.files.sheets import SheetError


def test_rows_of_one_waste_and_operation_are_added_whatever_their_destination() -> None:
    found = read_irep(make.archive(), name="2024.zip")
    tonnes = {(one.number, one.code, one.operation): one.tonnes for one in found.reported}
    assert tonnes["0000000001", "10 11 12", "R5"] == 200.0
    assert tonnes["0000000001", "10 11 12", "D5"] == 30.0
    assert found.rows == len(make.WASTE)
    assert not any(one.treated for one in found.reported)


def test_departments_narrow_and_treatment_comes_when_asked_for() -> None:
    north = read_irep(make.archive(), name="2024.zip", departments=["59"])
    assert {site.name for site in north.establishments.values()} == {"VERRERIE INVENTÉE", "FONDERIE INVENTÉE"}
    ain = read_irep(make.archive(), name="2024.zip", departments=["1"], treated=True)
    assert [(one.code, one.tonnes) for one in ain.reported if one.treated] == [("10 01 02", 450.0)]


def test_what_is_wrong_is_named_by_file_and_cell_and_the_rest_goes_through() -> None:
    found = read_irep(make.archive(), name="2024.zip")
    told = {(one.file, one.cell) for one in found.problems}
    assert told == {("Prod_dechets_non_dangereux.csv", "A7"), ("Prod_dechets_non_dangereux.csv", "K8")}


def test_places_come_from_degrees_and_from_french_map_coordinates() -> None:
    places = read_irep(make.archive(), name="2024.zip").establishments
    assert places["0000000001"].position == (51.0343, 2.3752)
    assert places["0000000002"].position == pytest.approx((50.63, 3.06), abs=0.02)  # Lille
    # The meridian of either map runs through its origin: 3 degrees, and that of Paris.
    assert from_lambert_93(700000, 6600000) == pytest.approx((46.5, 3.0), abs=1e-6)
    assert from_lambert_2(600000, 2200000) == pytest.approx((46.8, 2.3372), abs=1e-3)


def test_capitals_and_commas_of_earlier_years_are_read() -> None:
    old = BytesIO()
    with ZipFile(BytesIO(make.archive())) as new, ZipFile(old, "w") as file:
        for member in new.namelist():
            head, _, rest = new.read(member).decode().partition("\r\n")
            text = head.title() + "\r\n" + rest
            file.writestr(member.rpartition("/")[2], text.replace(";", ","))
    found = read_irep(old.getvalue(), name="2010.zip")
    assert len(found.reported) == len(read_irep(make.archive(), name="x").reported)


def test_another_file_says_what_is_expected() -> None:
    with pytest.raises(SheetError, match="this is no ZIP"):
        read_irep(b"a;b\r\n1;2\r\n", name="x.csv")
    empty = BytesIO()
    with ZipFile(empty, "w") as file:
        file.writestr("readme.txt", "x")
    with pytest.raises(SheetError, match=r"etablissements\.csv is missing"):
        read_irep(empty.getvalue(), name="x.zip")
