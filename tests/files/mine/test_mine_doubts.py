"""What is allowed in a study and yet looks like a mistake is said, once, where it stands."""

from dataclasses import replace

import pytest
from tests.make.mine import plain_study

from circulade.files.mine import Assumption, Point, Product, Strategy, Study, doubts_of


def told(study: Study) -> list[tuple[str, int, str]]:
    return [(each.sheet, each.row, each.message) for each in doubts_of(study)]


def with_content(*rows: Assumption) -> Study:
    return replace(plain_study(), assumptions=(*plain_study().assumptions, *rows))


def with_step(strategy: str, share: float, **values: str) -> Study:
    step = Strategy("More", 1, strategy, 2025, 2026, share=share, **values)
    return replace(plain_study(), strategies=(*plain_study().strategies, step))


def test_the_small_study_raises_no_doubt() -> None:
    assert doubts_of(plain_study()) == []


def test_a_content_heavier_than_its_product_is_doubted() -> None:
    grams = Assumption("pv", "content", 70_000.0, "g/kW", "lithium", grade="C")
    assert told(with_content(grams)) == [
        (
            "assumptions",
            9,
            "70 kg of lithium in one kW of “pv” made in 2010, which weighs 65 kg: check the units, and that no "
            "material is counted twice",
        )
    ]


def test_contents_that_are_together_heavier_are_doubted_and_others_not() -> None:
    half = Assumption("pv", "content", 64.99, "kg/kW", "lithium", grade="C")
    (found,) = told(with_content(half))
    assert found[2].startswith("materials of 65.1 kg in all in one kW of “pv” made in 2010")
    assert told(with_content(replace(half, value=60.0))) == []


@pytest.mark.parametrize(
    ("study", "says"),
    [
        (
            with_step("collect", 54.0),
            "collect 54 % is no more than the collection of 54 % stated for “pv”: it changes",
        ),
        (
            with_step("dismantle", 90.0, product="bat"),
            "the dismantling of 100 % stated for “bat, lithium”: it changes",
        ),
        (
            with_step("recover", 30.0),
            "the recovery of 50 % stated for “bat, lithium”: there it changes nothing",
        ),
    ],
    ids=["collect", "dismantle", "recover"],
)
def test_a_step_that_raises_nothing_is_doubted(study: Study, says: str) -> None:
    ((sheet, row, message),) = told(study)
    assert (sheet, row) == ("strategies", 2)
    assert says in message


def test_a_step_that_raises_a_rate_is_not_doubted() -> None:
    assert doubts_of(with_step("collect", 60.0)) == []


def test_the_same_figures_for_two_products_are_doubted() -> None:
    study = plain_study()
    twin = replace(study.products[0], product="thin", name="Thin panels")
    points = tuple(replace(each, product="thin") for each in study.points if each.product == "pv")
    life = replace(study.assumptions[0], product="thin")
    both = replace(
        study,
        products=(*study.products, twin),
        points=(*study.points, *points),
        assumptions=(*study.assumptions, life),
    )
    ((sheet, row, message),) = told(both)
    assert (sheet, row) == ("products", 2)
    assert message.startswith("“thin” has the same figures as “pv”")


def test_a_part_of_a_piece_is_doubted() -> None:
    study = plain_study()
    phones = Product("phone", "Phones", "sales", "piece")
    points = (Point("phone", 2020, 1.234, "piece", "shop"), Point("phone", 2021, 1234.0, "piece", "shop"))
    found = replace(study, products=(*study.products, phones), points=(*study.points, *points))
    assert told(found) == [
        (
            "points",
            len(study.points),
            "1.234 pieces: if the point stands between thousands, write the number without it",
        )
    ]
