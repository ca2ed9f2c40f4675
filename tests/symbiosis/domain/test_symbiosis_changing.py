"""Districts, sites and streams change in one place, with an audit entry, and never over somebody's change."""

import pytest
from tests.make import accounts as make
from tests.make import symbiosis as make_symbiosis

from circulade.accounts.models import Programme
from circulade.core.models import AuditEntry
from circulade.symbiosis.domain.districts import bar, begin_district, change_district, unbar
from circulade.symbiosis.domain.missing import missing, missing_for_plan
from circulade.symbiosis.domain.problems import BadValues, RecordChanged, Refused
from circulade.symbiosis.domain.sites import add_partner, change_site, set_open
from circulade.symbiosis.domain.streams import change_stream, confirm_codes, withdraw
from circulade.symbiosis.models import Barrier
from circulade.symbiosis.queries.districts import barred_pairs

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make.programme()


def test_references_are_unique_and_never_an_address_of_ours(programme: Programme) -> None:
    territory = make_symbiosis.district(programme, title="New").territory
    second = begin_district(programme, territory, title="New", by=None)
    assert second.ref == "new-3"


def test_a_later_writer_is_told(programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    changed = change_district(district, {"goals": "less landfill"}, by=None, revision=0)
    assert changed.revision == 1
    with pytest.raises(RecordChanged):
        change_district(district, {"goals": "more"}, by=None, revision=0)
    site = make_symbiosis.site(district)
    change_site(site, {"place": "Schiedam"}, by=None, revision=0)
    with pytest.raises(RecordChanged):
        change_site(site, {"place": "Delft"}, by=None, revision=0)


def test_a_site_in_the_sea_is_refused(programme: Programme) -> None:
    with pytest.raises(BadValues, match="lies in the sea"):
        make_symbiosis.site(make_symbiosis.district(programme), latitude=55.0, longitude=3.0)


def test_new_words_lead_to_a_new_suggestion_and_confirmed_codes_stay(programme: Programme) -> None:
    stream = make_symbiosis.have(make_symbiosis.site(make_symbiosis.district(programme)))
    changed = change_stream(stream, {"words": "used cooking oil"}, by=None, on=make_symbiosis.DAY)
    assert (changed.suggested, changed.codes) == ("20 01 25", ["10 01 02"])
    assert confirm_codes(changed, [], by=None, on=make_symbiosis.DAY).confirmed_on is None


def test_what_is_missing_is_said_for_leads_and_for_plans(programme: Programme) -> None:
    site = make_symbiosis.site(make_symbiosis.district(programme))
    partial = make_symbiosis.have(site, code="", least=None, most=None, cost=None, when="")
    assert missing(partial) == ["code to be confirmed", "amount", "when"]
    assert missing_for_plan(partial) == ["code to be confirmed", "amount", "what disposal costs today"]
    assert missing_for_plan(make_symbiosis.want(site)) == []


def test_a_stream_is_withdrawn_and_brought_back(programme: Programme) -> None:
    stream = make_symbiosis.have(make_symbiosis.site(make_symbiosis.district(programme)))
    assert withdraw(stream, by=None).state == "withdrawn"
    assert withdraw(stream, by=None).state == "current"


def test_two_sites_are_kept_apart_once_and_let_together_again(programme: Programme) -> None:
    district = make_symbiosis.district(programme)
    one, other = make_symbiosis.site(district), make_symbiosis.site(district, "Kiln")
    bar(one, other, reason="a lawsuit", by=None)
    barrier = bar(other, one, reason="again", by=None)
    assert (Barrier.objects.count(), barrier.reason) == (1, "a lawsuit")
    assert barred_pairs(district) == {frozenset((one.pk, other.pk))}
    unbar(barrier, by=None)
    assert barred_pairs(district) == frozenset()
    with pytest.raises(Refused, match="two different"):
        bar(one, one, reason="", by=None)


def test_only_somebody_with_an_account_speaks_for_a_site(programme: Programme) -> None:
    site = make_symbiosis.site(make_symbiosis.district(programme))
    with pytest.raises(Refused, match="has an account"):
        add_partner(site, "nobody@example.org", by=None)
    user = make.user("ann")
    assert add_partner(site, "ANN@example.org", by=None).user == user


def test_no_amount_stands_in_the_audit_trail(programme: Programme) -> None:
    site = make_symbiosis.site(make_symbiosis.district(programme))
    stream = make_symbiosis.have(site)
    change_stream(stream, {"least": 777.0, "most": 777.0}, by=None, on=make_symbiosis.DAY)
    set_open(site, open_=True, by=None)
    told = "".join(str(entry.changes) for entry in AuditEntry.objects.all())
    assert ("4321" in told, "777" in told, "open" in told) == (False, False, True)
