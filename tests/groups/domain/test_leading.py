"""Leaders of a group: an account at once, anybody else by a claim link in a letter."""

import pytest
from tests.make import accounts as people
from tests.make.deciding import NOW

from circulade.accounts.models import Programme
from circulade.core.models import Letter
from circulade.groups.domain.leading import GroupRefused, change_group, name_leader, remove_leader
from circulade.groups.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    programme = people.programme()
    made = Group.objects.create(programme=programme, slug="metals", kind="cop", name={"en": "Metals"})
    return Group.objects.get(pk=made.pk)


def test_somebody_with_an_account_leads_at_once_and_is_named_once(group: Group) -> None:
    ann, bea = people.user("ann"), people.user("bea")
    assert name_leader(group, " BEA@example.org", by=ann, now=NOW) is None
    assert list(group.leaders.all()) == [bea]
    with pytest.raises(GroupRefused, match="leads this group already"):
        name_leader(group, "bea@example.org", by=ann, now=NOW)
    remove_leader(group, bea, by=ann)
    assert group.leaders.count() == 0


def test_anybody_else_gets_a_claim_link(group: Group) -> None:
    link = name_leader(group, "new@example.org", by=people.user("ann"), now=NOW)
    letter = Letter.objects.get(to="new@example.org")
    assert (link is not None, letter.subject) == (True, "You are invited to lead Metals")


def test_the_invitation_is_in_the_offices_language(group: Group) -> None:
    Programme.objects.update(languages=["cs", "en"])
    group.refresh_from_db()
    name_leader(group, "new@example.org", by=people.user("ann"), now=NOW)
    letter = Letter.objects.get()
    assert (letter.language, letter.subject) == ("cs", "Pozvání k vedení skupiny Metals")
    assert letter.text.startswith("Network Office vás zve k vedení skupiny „Metals“.\n")


def test_an_address_that_is_none_is_refused(group: Group) -> None:
    with pytest.raises(GroupRefused, match="E-mail: write it like"):
        name_leader(group, "bea", by=people.user("ann"), now=NOW)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": {"en": "Metals"}, "least": 5, "most": 3}, "At most: this lies below the least."),
        ({"name": {"en": " "}}, "Name: a group needs one in at least one language."),
    ],
    ids=("size", "name"),
)
def test_a_group_that_contradicts_itself_is_refused(
    values: dict[str, object], said: str, group: Group
) -> None:
    with pytest.raises(GroupRefused) as refused:
        change_group(group, values, by=people.user("ann"))
    assert str(refused.value) == said
