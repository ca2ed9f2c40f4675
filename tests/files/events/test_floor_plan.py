"""The floor plan draws every stand on its field, as a link, whatever its name."""

from defusedxml import ElementTree

from circulade.files.events.floor_plan import LETTERS, MOST_LINES, Field, floor_plan, lines_of


def stand(number: str, row: int, column: int, name: str = "Heat works") -> Field:
    return Field(number, name, row, column, f"#stand-{number}")


def test_stands_are_links_row_by_row_in_boxes_that_do_not_touch() -> None:
    stands = [stand("B1", 2, 1), stand("A2", 1, 3), stand("A1", 1, 1)]
    drawn = ElementTree.fromstring(floor_plan(stands, title="Plan"))
    links = [one for one in drawn if one.tag == "a"]
    assert [(one.get("href"), one.get("aria-label")) for one in links] == [
        ("#stand-A1", "A1: Heat works"),
        ("#stand-A2", "A2: Heat works"),
        ("#stand-B1", "B1: Heat works"),
    ]
    corners = [(box.get("x"), box.get("y")) for one in links for box in one.iter("rect")]
    assert corners == [("20", "20"), ("344", "20"), ("20", "126")]
    assert (drawn.get("width"), drawn.get("height"), len(list(drawn.iter("circle")))) == ("512", "238", 3)


def test_no_stand_no_plan() -> None:
    assert floor_plan([], title="Plan") == ""


def test_a_name_is_text_and_is_cut_to_its_box() -> None:
    name = "<script>alert(1)</script> Donaudampfschifffahrtsgesellschaft für Kreislaufwirtschaft und Abwärme"
    svg = floor_plan([stand("A1", 1, 1, name), stand("A2", 1, 2, "بلدية الدائرة")], title="Plan")
    assert ("<script>" in svg, "&lt;script&gt;" in svg, "بلدية الدائرة" in svg) == (False, True, True)
    lines = lines_of(name)
    assert (len(lines), max(map(len, lines)) <= LETTERS, lines[-1][-1]) == (MOST_LINES, True, "…")
    assert lines_of("Heat works") == ["Heat works"]
