"""Figures of all districts for those who pay: links by stage, and sums that give no firm away."""

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.models import Programme
from circulade.symbiosis.domain.figures import links_by_state, year_lines
from circulade.symbiosis.domain.links import begin_link
from circulade.symbiosis.domain.recording import record_year
from circulade.symbiosis.models import SymbiosisLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    """Three links of six firms in two districts, one verified, and an exchange that a collection reports."""
    made = make.programme()
    for number in range(3):
        district = make_symbiosis.district(made, title=f"District {number % 2}")
        have = make_symbiosis.have(make_symbiosis.site(district, f"Works {number}"))
        link = begin_link(have, make_symbiosis.want(make_symbiosis.site(district, f"Kiln {number}")), by=None)
        proof = {"verified": True, "evidence": "weighbridge"} if number == 0 else {}
        record_year(link, year=2026, tonnes=1000.0 + number, landfill=800.0, by=None, **proof)
    known = make_symbiosis.district(made, title="Known exchanges")
    reported = begin_link(
        make_symbiosis.have(make_symbiosis.site(known, "Mill")),
        make_symbiosis.want(make_symbiosis.site(known, "Farm")),
        by=None,
        source="a book",
        state="implemented",
    )
    assert SymbiosisLink.objects.get(pk=reported.pk).source == "a book"
    return made


def test_links_are_counted_by_stage_without_what_others_report(programme: Programme) -> None:
    assert links_by_state(programme) == [("idea", 3)]


def test_a_year_is_told_as_sums_of_bands_and_one_verified_link_stays_confidential(
    programme: Programme,
) -> None:
    (year,) = year_lines(programme)
    assert year.year == 2026
    assert year.cells == ("4,000 t", "kept confidential", "4,000 t", "kept confidential", "kept confidential")
    assert year_lines(make.programme("elsewhere")) == []
