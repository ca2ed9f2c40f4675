"""Materials: 34 critical and 17 strategic by law, industrial ones by choice, and each says which."""

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.materials import MaterialKind, SourceStatus, material, materials

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_the_34_points_of_annex_2_are_each_named_once() -> None:
    critical = materials(MaterialKind.CRITICAL)
    assert len(critical) == 34
    points = [*LETTERS, *(f"a{letter}" for letter in "abcdefgh")]
    assert sorted(found.annex_2 for found in critical) == sorted(points)


def test_the_17_points_of_annex_1_are_all_named_rare_earths_twice() -> None:
    strategic = materials(MaterialKind.STRATEGIC)
    assert {found.annex_1 for found in strategic} == set(LETTERS[:17])
    assert sorted(found.key for found in strategic if found.annex_1 == "n") == [
        "heavy_rare_earths",
        "light_rare_earths",
    ]
    assert len(strategic) == 18


def test_every_strategic_material_is_critical() -> None:
    assert set(materials(MaterialKind.STRATEGIC)) <= set(materials(MaterialKind.CRITICAL))


def test_industrial_materials_hold_steel_and_say_they_are_our_choice() -> None:
    industrial = {found.key: found for found in materials(MaterialKind.INDUSTRIAL)}
    assert {"iron_steel", "aluminium", "copper", "zinc", "lead", "tin"} <= industrial.keys()
    assert industrial["iron_steel"].status is SourceStatus.OWN_CHOICE
    assert industrial["iron_steel"].source == "Chosen by this project"
    assert industrial["copper"].kinds == frozenset(MaterialKind)


def test_the_law_is_cited_by_point() -> None:
    lithium = material("Lithium")
    assert lithium.source == "Regulation (EU) 2024/1252, Annex II, point (s); Annex I, point (h)"
    assert (lithium.strategic_form, lithium.status) == ("battery grade", SourceStatus.LAW)
    assert material("baryte").source == "Regulation (EU) 2024/1252, Annex II, point (d)"


def test_an_unknown_material_names_close_ones() -> None:
    with pytest.raises(UnknownCode, match="Did you mean lithium"):
        material("litium")
