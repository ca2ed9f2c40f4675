"""Codes become labels, and no sentence that names an applicant is said to whoever has a conflict with them."""

from circulade.cohorts.domain.words import Words
from circulade.cohorts.sources import Attribute
from circulade.engines.selection import Wording

COUNTRY = Attribute("country", "Country", {"SE": "Sweden"})
WITHHELD = "(not shown: it names an application that you have a conflict with)"


def test_attribute_and_values_are_said_by_their_labels() -> None:
    words = Words(attributes={"country": COUNTRY}, names={"p": "Pilots"})
    group = Wording("{attribute} {values}", {"attribute": "country", "values": ("SE", "XX")})
    said = words.text(Wording("{track}: {group}", {"track": "p", "group": group}))
    assert said == "Pilots: Country Sweden, XX"


def test_a_remark_that_was_erased_is_said_to_be() -> None:
    words = Words(remarks={"1": "Owes a report"})
    assert [words.text(Wording("{reason}", {"reason": f"remark {key}"})) for key in (1, 2)] == [
        "Owes a report",
        "erased",
    ]


def test_a_name_in_a_list_a_tuple_or_a_part_withholds_the_sentence() -> None:
    words = Words(hidden=frozenset({"A-1"}))
    parts = ("A-1", "B-1, A-1", ("B-1", "A-1"), Wording("{ref}", {"ref": "A-1"}))
    assert {words.text(Wording("{who}", {"who": part})) for part in parts} == {WITHHELD}
    assert words.text(Wording("{who}", {"who": "A-10, B-1"})) == "A-10, B-1"
