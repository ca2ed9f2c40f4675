"""What an app keeps from somebody is left out of the office's lists, whoever else may read them."""

from collections.abc import Iterator

import pytest
from tests.make import accounts as make

from circulade.accounts.models import Programme, User
from circulade.core import withholding
from circulade.core.domain.letters import draft
from circulade.core.queries.office import letters_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Iterator[Programme]:
    held = dict(withholding._sources)
    yield make.programme()
    withholding._sources.clear()
    withholding._sources.update(held)


def test_letters_about_a_withheld_record_are_left_out_for_that_reader_alone(programme: Programme) -> None:
    ann, bea, cem = make.user("ann"), make.user("bea"), make.user("cem")
    for about in (cem, None):
        draft(
            kind="note",
            key=f"about {about}",
            to="somebody@example.org",
            subject=f"About {about}",
            text="Text.",
            about=about,
            programme=programme,
            by=None,
        )
    withholding.register_withheld(User, lambda user, _where: [str(cem.pk)] if user == ann else [])
    subjects = {
        reader.name: sorted(letters_of(programme, reader=reader).values_list("subject", flat=True))
        for reader in (ann, bea)
    }
    assert subjects == {"Ann": ["About None"], "Bea": [f"About {cem}", "About None"]}


def test_a_model_of_which_nothing_is_withheld_costs_no_condition(programme: Programme) -> None:
    withholding._sources.clear()
    withholding.register_withheld(User, lambda _user, _where: [])
    assert withholding.withheld_from(make.user(), programme) == []
