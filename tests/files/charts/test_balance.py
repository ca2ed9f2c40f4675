"""Balance: shares of pool and cohort, counts in the table."""

from circulade.files.charts import BalanceGroup, balance_chart
from circulade.files.charts.balance import percent


def test_the_table_gives_counts_shares_and_bounds() -> None:
    made = balance_chart(
        [BalanceGroup("East", 10, 4, least=3), BalanceGroup("West", 30, 8)],
        attribute="region",
        pool_size=40,
        cohort_size=12,
    )
    assert made.headers[0] == "region"
    assert made.rows == (
        ("East", "10", "25 %", "4", "33 %", "3", ""),
        ("West", "30", "75 %", "8", "67 %", "", ""),
    )


def test_an_empty_cohort_has_no_shares() -> None:
    made = balance_chart([BalanceGroup("East", 1, 0)], attribute="region", pool_size=1, cohort_size=0)
    assert made.rows == (("East", "1", "100 %", "0", "–"),)


def test_shares_are_rounded_half_up() -> None:
    assert [percent(1, 8), percent(1, 200), percent(0, 3)] == ["13 %", "1 %", "0 %"]


def test_the_description_says_every_figure() -> None:
    made = balance_chart([BalanceGroup("East", 5, 2)], attribute="region", pool_size=5, cohort_size=2)
    assert made.description == "Bars by region. East: 5 eligible applicants, 2 members."
