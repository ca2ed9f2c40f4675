"""Every page of people, groups, cards, selections, records and the site, in every way."""

import pytest
from tests.journeys.answering import Answering
from tests.journeys.every_page import rows_of, walk
from tests.permissions.grounds import each, grounds
from tests.permissions.rows import Row
from tests.permissions.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ground = grounds()


@each(rows_of("others"))
def test_a_page_stands_the_checks(
    ground: World, row: Row, answering: Answering, without_scripts: Answering
) -> None:
    walk(ground, row, answering, without_scripts)
