"""The map shows members at their places and nobody else; the balance counts eligible applicants and members."""

from circulade.cohorts.domain.pictures import balance_pictures, members_map
from circulade.cohorts.domain.words import Words
from circulade.cohorts.sources import Shown
from circulade.engines.selection import Pool, applicant, select
from circulade.files.dossier import BalanceRow, BalanceTable
from circulade.files.selection import rules_from_dict

SHOWN = {
    "a": Shown("a", "Lahti", "FI", "", 60.98, 25.66),
    "b": Shown("b", "Lucca", "IT", "", 43.84, 10.5),
    "c": Shown("c", "Nowhere", "FR"),
    "d": Shown("d", "Not chosen", "DE", "", 52.5, 13.4),
}
WORDS = Words(names={"pilots": "Pilots"})


def test_members_stand_at_their_places_by_track() -> None:
    drawn = members_map({"pilots": ["a", "c"], "fellows": ["b"]}, SHOWN, WORDS)
    assert drawn is not None
    assert drawn.title == "Where the members are"
    assert [row[:2] for row in drawn.rows] == [("Lahti", "Pilots"), ("Lucca", "fellows")]
    assert "Not chosen" not in drawn.svg


def test_without_any_place_there_is_no_map() -> None:
    assert members_map({"pilots": ["c", "gone"]}, SHOWN, WORDS) is None


def test_the_balance_counts_members_of_all_tracks_beside_the_eligible() -> None:
    rules = rules_from_dict(
        {
            "tracks": [{"name": "one", "places": 1}, {"name": "two", "places": 1}],
            "weights": {"merit": 1},
            "thresholds": [{"criterion": "merit", "least": 2}],
            "seed": "x",
        }
    )
    pool = Pool(
        tuple(
            applicant(ref, attributes={"country": country}, scores={"merit": {"A1": points}})
            for ref, country, points in (("a", "FI", 5), ("b", "FI", 4), ("c", "SE", 3), ("d", "SE", 1))
        )
    )
    table = BalanceTable(
        "Country",
        ("one", "two"),
        (
            BalanceRow("Finland", 2, 2, (1, 1), None, None),
            BalanceRow("Sweden", 2, 1, (0, 0), None, 1),
        ),
    )
    (chart,) = balance_pictures([table], select(pool, rules))
    assert [row[0] for row in chart.rows] == ["Finland", "Sweden"]
    assert ("2" in chart.rows[0], "100 %" in " ".join(chart.rows[0])) == (True, True)
