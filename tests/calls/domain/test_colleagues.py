"""Colleagues join an application by a link to their address, and the last one cannot leave."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.domain.claims import ClaimRefused, use_claim
from circulade.accounts.models import ClaimLink, User
from circulade.calls.domain.colleagues import MOST_OPEN, invite, join, remove
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> User:
    return people.user("ann")


@pytest.fixture
def application(ann: User) -> Application:
    return make.draft(make.open_call(), ann)


def token_of(address: str) -> str:
    text = Letter.objects.filter(to=address).latest("created_at").text
    return text.split("/claim/")[1].split("/")[0]


def test_the_invited_joins_by_the_link_in_the_letter(application: Application, ann: User) -> None:
    invite(application, " Bob@Example.org ", by=ann, now=make.DURING)
    bob = people.user("bob")
    use_claim(token_of("bob@example.org"), by=bob, now=make.DURING)
    assert {each.user for each in application.colleagues.all()} == {ann, bob}
    assert AuditEntry.objects.filter(action="colleague joined", actor_id=bob.pk).count() == 1


def test_a_new_invitation_takes_the_earlier_one_back(application: Application, ann: User) -> None:
    invite(application, "bob@example.org", by=ann, now=make.DURING)
    first = token_of("bob@example.org")
    invite(application, "bob@example.org", by=ann, now=make.DURING)
    with pytest.raises(ClaimRefused):
        use_claim(first, by=people.user("bob"), now=make.DURING)
    assert application.colleagues.count() == 1


@pytest.mark.parametrize(
    ("email", "said"),
    [("nobody", "not an e-mail address"), ("ANN@example.org", "edits this application already")],
)
def test_who_cannot_be_invited_is_said(application: Application, ann: User, email: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        invite(application, email, by=ann, now=make.DURING)
    assert ClaimLink.objects.count() == 0


def test_invitations_cannot_be_used_to_write_to_the_world(application: Application, ann: User) -> None:
    for number in range(MOST_OPEN):
        invite(application, f"p{number}@example.org", by=ann, now=make.DURING)
    with pytest.raises(Refused, match="Too many"):
        invite(application, "one-more@example.org", by=ann, now=make.DURING)


def test_joining_twice_changes_nothing(application: Application, ann: User) -> None:
    join(application, ann, now=make.DURING)
    assert application.colleagues.count() == 1


def test_the_last_one_stays(application: Application, ann: User) -> None:
    with pytest.raises(Refused, match="last one stays"):
        remove(application.colleagues.get(), by=ann, now=make.DURING)


def test_somebody_is_taken_off_and_it_is_audited(application: Application, ann: User) -> None:
    bob = people.user("bob")
    remove(join(application, bob, now=make.DURING), by=ann, now=make.DURING)
    assert [each.user for each in application.colleagues.all()] == [ann]
    assert AuditEntry.objects.get(action="colleague left").changes == {"user": [bob.pk, None]}
