"""Facts of the urban mine: complete, in range, with source, and none that was only remembered."""

import pytest

from circulade.engines.stocks.assumption import GRADES
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.materials import MaterialKind, materials
from circulade.vocabularies.urbanmine import (
    Basis,
    Family,
    Grade,
    SubstanceClass,
    cohort_years,
    content,
    contents,
    inhabitants,
    lifetimes,
    national,
    nationals,
    parts,
    product,
    products,
    rates,
    references,
    substance,
    substances,
    targets,
    unu_categories,
    unu_category,
)


def test_the_counts_are_those_that_were_read() -> None:
    assert len(unu_categories()) == 54
    assert len(contents()) == 187
    assert len(products()) == 31
    assert len(rates()) == 27
    assert len(targets()) == 20
    assert len(parts()) == 4


def test_nine_chemistries_hold_five_materials_each_and_no_derived_manganese() -> None:
    batteries = products(Family.BATTERY)
    assert len(batteries) == 9
    assert {len(content(each.key)) for each in batteries} == {5}
    assert [each for each in contents() if each.substance.key == "manganese" and each.unit == "kg/kWh"] == []


def test_every_value_lies_in_its_range_and_names_a_source() -> None:
    for each in contents():
        assert 0 <= each.low <= each.value <= each.high, each
        assert each.reference.citation
        assert each.reference.year >= 2012
    assert {each.reference.key for each in contents()} <= {each.key for each in references()}


def test_a_range_nobody_stated_follows_from_the_grade() -> None:
    lithium = next(each for each in content("ev_battery_lfp") if each.substance.key == "lithium")
    assert (lithium.stated, lithium.grade, lithium.value) == (False, Grade.B, 0.089)
    assert (lithium.low, lithium.high) == (0.089 / 1.1, 0.089 * 1.1)


def test_grades_get_wider_and_never_better_when_borrowed() -> None:
    assert {grade.value: grade.factor for grade in Grade} == GRADES
    assert list(GRADES.values()) == sorted(GRADES.values())
    assert [grade.worse for grade in Grade] == [Grade.B, Grade.C, Grade.D, Grade.E, Grade.E]
    assert all(grade.meaning for grade in Grade)


def test_silver_in_panels_falls_forty_fold_from_1995_to_2020() -> None:
    silver = {each.year: each.per_unit for each in content("pv_csi") if each.substance.key == "silver"}
    assert silver[1995] == pytest.approx(0.704)  # kg per kW
    assert silver[1995] / silver[2020] == pytest.approx(39.2, abs=0.1)
    assert cohort_years("pv_csi") == (1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030)
    assert cohort_years("ev_battery_lfp") == ()


def test_a_lithium_mass_is_of_the_metal() -> None:
    assert substance("lithium").basis is Basis.METAL
    assert substance("graphite").basis is Basis.MATERIAL
    assert all(basis.meaning for basis in Basis)


def test_grams_a_piece_become_kilograms() -> None:
    gold = next(each for each in content("smartphone_2016") if each.substance.key == "gold")
    assert (gold.value, gold.unit, gold.per_unit) == (0.03, "g/piece", pytest.approx(3e-5))
    assert gold.grade is Grade.D
    assert gold.range_per_unit == (pytest.approx(2e-5), pytest.approx(4.5e-5))


def test_each_substance_has_one_class_and_the_law_decides_all_but_bulk_metals() -> None:
    by_class = {category: {each.key for each in substances(category)} for category in SubstanceClass}
    assert sum(len(found) for found in by_class.values()) == len(substances())
    assert {"steel", "iron", "aluminium", "copper", "glass"} <= by_class[SubstanceClass.INDUSTRIAL]
    assert {"lithium", "cobalt", "neodymium", "dysprosium", "palladium"} <= by_class[SubstanceClass.STRATEGIC]
    assert by_class[SubstanceClass.CRITICAL] == {"niobium", "tantalum"}
    assert substance("copper").in_law is MaterialKind.STRATEGIC
    assert substance("indium").in_law is None


def test_the_law_names_34_critical_and_17_strategic_materials() -> None:
    assert len(materials(MaterialKind.CRITICAL)) == 34
    assert len({each.annex_1 for each in materials(MaterialKind.STRATEGIC)}) == 17


def test_weights_and_lifetimes_of_the_categories_are_plausible() -> None:
    for each in unu_categories():
        assert [year for year, _ in each.weights] == [1995, 2000, 2005, 2010, 2014, 2021]
        assert all(0.05 < kilograms < 150 for _, kilograms in each.weights)
        assert 0.5 < each.shape < 4
        assert 4 < each.scale < 26
        assert 0.5 < each.shape_it < 4
        assert 4 < each.scale_it < 26
        assert 1950 < each.since < 2010
    assert {each.eu6 for each in unu_categories()} == {"1", "2", "3", "4a", "4b", "5", "6"}


def test_weights_are_interpolated_between_years_and_constant_outside() -> None:
    laptops = unu_category("0303")
    assert laptops.weight(1980) == 4.43
    assert laptops.weight(2012) == pytest.approx((2.28 + 1.16) / 2)
    assert laptops.weight(2040) == 0.82


def test_the_two_lifetimes_of_panels_differ_in_shape_only() -> None:
    assert [(each.p1, each.p2, each.distribution) for each in lifetimes()] == [
        (5.3759, 30.0, "weibull"),
        (2.4928, 30.0, "weibull"),
    ]


def test_targets_of_the_law_are_those_that_were_read() -> None:
    stated = {(each.kind, each.subject, each.year): each.percent for each in targets()}
    assert stated["collection", "WEEE", 2019] == 65
    assert stated["collection", "portable batteries", 2027] == 63
    assert stated["collection", "portable batteries", 2030] == 73
    assert stated["material_recovery", "lithium", 2027] == 50
    assert stated["material_recovery", "lithium", 2031] == 80
    assert stated["crma_recycling", "strategic raw materials", 2030] == 25
    # Known from memory only, so not shipped.
    assert ("material_recovery", "cobalt", 2027) not in stated
    assert {each.kind for each in targets("collection")} == {"collection"}


def test_collection_of_2022_and_the_bands_of_2050() -> None:
    found = {(each.indicator, each.year): each for each in rates()}
    assert found["WEEE collection rate", 2022].value == 40.1
    outlook = found["CRM in waste", 2050]
    assert (outlook.value, outlook.low, outlook.high) == (None, 5.2, 6.4)


def test_buildings_give_steel_copper_and_aluminium_and_say_when_the_cell_is_borrowed() -> None:
    houses = products(Family.BUILDING)
    assert len(houses) == 12
    assert {each.substance.key for house in houses for each in content(house.key)} == {
        "aluminium",
        "copper",
        "steel",
    }
    concrete = next(each for each in content("building_multi_concrete") if each.substance.key == "steel")
    assert (concrete.value, concrete.low, concrete.high, concrete.grade) == (52.602, 19.14, 195.0, Grade.B)
    borrowed = next(each for each in content("building_nonres_steel") if each.substance.key == "steel")
    assert borrowed.grade is Grade.D


def test_unknown_names_are_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCode, match="Did you mean lithium"):
        substance("litium")
    with pytest.raises(UnknownCode, match="the products"):
        product("windmill")
    with pytest.raises(UnknownCode, match="the UNU categories"):
        unu_category("9999")


def test_national_figures_are_what_was_added_and_the_union_stands_in_for_its_members() -> None:
    german = national("pv", "DE")
    assert german is not None
    assert (german.values[0], german.values[-1], german.unit) == ((2000, 114.0), (2022, 7291.0), "MW")
    assert sum(value for _, value in german.values) == pytest.approx(66_662)
    equipment = national("eee", "DE")
    assert equipment is not None
    assert (equipment.country, equipment.values) == ("EU", ((2012, 7600.0), (2020, 12400.0)))
    assert (national("eee", "CH"), national("ev", "PT"), national("", "DE")) == (None, None, None)
    for each in nationals():
        assert all(value >= 0 for _, value in each.values)
        assert inhabitants(each.country).number > 500_000
