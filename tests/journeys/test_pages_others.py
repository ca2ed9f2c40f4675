"""Every page of people, groups, cards, selections, records and the site: the checks at 360 px."""

import pytest
from tests.journeys.answering import Answering
from tests.journeys.every_page import name_of, rows_of, walk
from tests.permissions.rows import Row

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("row", rows_of("others"), ids=name_of)
def test_a_page_stands_the_checks(row: Row, answering: Answering) -> None:
    walk(row, answering)
