"""Points that would lie on one another are moved apart around their place; all others stay where they are."""

from math import dist

from circulade.register.models import Territory
from circulade.register.queries.territories import MapPoint
from circulade.register.templatetags.territory_map import APART, spread


def point(number: int, x: float | None, y: float | None) -> MapPoint:
    return MapPoint(Territory(pk=number), None, x, y, approximate=False)


def test_a_point_alone_stays_at_its_place() -> None:
    points = [point(1, 100, 100), point(2, 400, 100)]
    assert spread(points) == points


def test_points_on_one_another_stand_around_their_place_in_the_order_given() -> None:
    points = [point(number, 100, 100) for number in (3, 1, 2)]
    placed = spread(points)
    assert [each.territory.pk for each in placed] == [3, 1, 2]
    assert {round(dist((each.x or 0, each.y or 0), (100, 100))) for each in placed} == {APART}
    assert len({(each.x, each.y) for each in placed}) == 3


def test_many_points_take_a_wider_circle_so_that_none_touch() -> None:
    placed = [(each.x or 0, each.y or 0) for each in spread([point(n, 100, 100) for n in range(20)])]
    nearest = min(dist(one, other) for n, one in enumerate(placed) for other in placed[n + 1 :])
    assert nearest > 10
