"""Inputs for places, tables and kept files: what is typed is read, and what was stored is shown again."""

from circulade.calls.forms.widgets import FileWidget, PlaceWidget, TableWidget, country_choices
from circulade.calls.models import Option

ROWS = (Option("r1", {"en": "First"}), Option("r2", {"en": "Second"}))
COLUMNS = (Option("c", {"en": "Tonnes"}),)


def test_a_place_of_three_inputs_is_one_value_and_nothing_typed_is_none() -> None:
    widget = PlaceWidget()
    typed = {"where.country": "FI", "where.nuts": "FI1C3 FI1C2", "where.name": "Lahti"}
    assert widget.value_from_datadict(typed, {}, "where") == {
        "country": "FI",
        "nuts": "FI1C3 FI1C2",
        "name": "Lahti",
    }
    assert widget.value_from_datadict({"where.country": ""}, {}, "where") is None


def test_a_place_is_shown_as_stored_as_typed_and_as_text_alone() -> None:
    widget = PlaceWidget()
    shown = [
        widget.get_context("where", value, None)["place"]
        for value in ({"country": "FI", "nuts": ["FI1C3", "FI1C2"]}, {"nuts": "FI1C3"}, "Lahti", None)
    ]
    assert shown == [
        {"country": "FI", "nuts": "FI1C3 FI1C2", "name": ""},
        {"country": "", "nuts": "FI1C3", "name": ""},
        {"country": "", "nuts": "", "name": "Lahti"},
        {"country": "", "nuts": "", "name": ""},
    ]


def test_every_cell_of_a_table_is_read_and_shown_by_its_row_and_column() -> None:
    widget = TableWidget(rows=ROWS, columns=COLUMNS)
    typed = {"t.r1.c": "5", "t.r9.c": "not asked"}
    assert widget.value_from_datadict(typed, {}, "t") == {"r1": {"c": "5"}, "r2": {"c": ""}}
    lines = widget.get_context("t", {"r2": {"c": "7"}}, None)["lines"]
    assert [cell for _row, cells in lines for cell in cells] == [
        {"name": "t.r1.c", "label": "First: Tonnes", "text": ""},
        {"name": "t.r2.c", "label": "Second: Tonnes", "text": "7"},
    ]


def test_a_kept_file_stays_until_it_is_replaced_or_taken_away() -> None:
    widget, kept = FileWidget(name="plan.pdf"), {"f.kept": "id-1"}
    assert widget.value_from_datadict(kept, {}, "f") == "id-1"
    assert widget.value_from_datadict(kept, {"f": "upload"}, "f") == "upload"
    assert widget.value_from_datadict(kept | {"f.remove": "on"}, {}, "f") is None
    assert widget.value_from_datadict({}, {}, "f") is None
    context = widget.get_context("f", "id-1", None)
    assert (context["kept"], context["file_name"], context["widget"]["value"]) == ("id-1", "plan.pdf", None)


def test_countries_are_sorted_by_name_after_the_empty_choice() -> None:
    first, *named = country_choices()
    assert first == ("", "—")
    assert [name for _code, name in named] == sorted(name for _code, name in named)
