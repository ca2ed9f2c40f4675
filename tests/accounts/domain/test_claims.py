"""A claim link works once, expires, can be withdrawn, and leaves a trail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from tests.make import accounts as make

from circulade.accounts.domain.claims import (
    ClaimRefused,
    claim_page,
    find_claim,
    make_claim,
    revoke_claim,
    use_claim,
)
from circulade.accounts.enums import ClaimPurpose, Role
from circulade.accounts.models import ClaimLink, RoleGrant
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def role_link(days: int = 14) -> tuple[ClaimLink, str]:
    return make_claim(
        purpose=ClaimPurpose.ROLE,
        about=None,
        email="New@Example.org",
        programme=make.programme(),
        by=None,
        role=Role.ANALYST,
        days=days,
        now=NOON,
    )


def test_the_holder_gets_the_role_and_the_link_is_spent() -> None:
    link, token = role_link()
    bea = make.user("bea")
    assert use_claim(token, by=bea, now=NOON) == "/workspace/"
    assert list(RoleGrant.objects.values_list("user", "role")) == [(bea.pk, "analyst")]
    with pytest.raises(ClaimRefused, match="used already"):
        use_claim(token, by=make.user("cem"), now=NOON)
    assert list(AuditEntry.objects.values_list("action", flat=True)) == [
        "claim link made",
        "role granted",
        "claim link used",
    ]
    assert link.email == "new@example.org"


def test_only_the_hash_of_the_token_is_stored() -> None:
    link, token = role_link()
    assert token not in str(ClaimLink.objects.values().get(pk=link.pk))


@pytest.mark.parametrize(
    ("later", "works"), [(timedelta(days=14, seconds=-1), True), (timedelta(days=14), False)]
)
def test_a_link_works_until_the_second_it_expires(later: timedelta, works: bool) -> None:
    _, token = role_link()
    if works:
        assert find_claim(token, now=NOON + later).role == Role.ANALYST
    else:
        with pytest.raises(ClaimRefused, match="expired"):
            find_claim(token, now=NOON + later)


def test_a_withdrawn_link_says_so() -> None:
    link, token = role_link()
    revoke_claim(link, by=make.user("ann"), now=NOON)
    with pytest.raises(ClaimRefused, match="withdrawn by the office"):
        find_claim(token, now=NOON)


def test_a_made_up_token_is_refused() -> None:
    with pytest.raises(ClaimRefused, match="not known"):
        find_claim("x" * 43)


def test_the_page_of_a_link_is_a_whole_address() -> None:
    with override_settings(BASE_URL="https://circular.example"):
        assert claim_page("abc") == "https://circular.example/claim/abc/"
