"""Founding stores a programme with its administrator, or names every value that cannot be used."""

from dataclasses import replace

import pytest

from circulade.accounts.domain.founding import BadFounding, Founding, check_founding, found, is_founded
from circulade.accounts.domain.programmes import change_programme
from circulade.accounts.models import Programme, RoleGrant, User
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db
GOOD = Founding(
    slug="",
    programme="Circular Cities & Regions",
    office="Network Office",
    sender="office@example.org",
    languages=("fr", "en"),
    time_zone="Europe/Brussels",
    admin_email="Ann@Example.org",
    admin_name="Ann",
    password="a long enough phrase",
)


def test_a_programme_is_founded_with_an_administrator_whose_address_is_confirmed() -> None:
    assert not is_founded()
    programme = Programme.objects.get(pk=found(GOOD).pk)
    ann = User.objects.get()
    assert (programme.slug, programme.name.data) == (
        "circular-cities-regions",
        {"fr": "Circular Cities & Regions"},
    )
    assert (ann.email, ann.check_password(GOOD.password), ann.language) == ("ann@example.org", True, "fr")
    assert list(RoleGrant.objects.values_list("user", "programme", "role")) == [
        (ann.pk, programme.pk, "administrator")
    ]
    assert is_founded()


def test_founding_again_changes_nothing_and_an_existing_account_keeps_its_password() -> None:
    found(GOOD)
    found(replace(GOOD, office="Another", password="another long phrase", admin_name="Bob"))
    assert Programme.objects.get().office_name == "Network Office"
    assert User.objects.get().check_password(GOOD.password)
    assert RoleGrant.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("programme", " ", "--programme: must be given"),
        ("office", "x" * 201, "--office: at most 200 characters, not 201"),
        ("slug", "Circular Cities", "--slug: “Circular Cities” is not a short name"),
        ("programme", "日本", "--slug: “” is not a short name"),
        ("sender", "nobody", "--sender: “nobody” is not an e-mail address"),
        ("languages", (), "--languages: must be given"),
        ("languages", ("en", "xx"), "--languages: “xx” is not offered"),
        ("time_zone", "Mars", "--time-zone: “Mars” is no time zone"),
        ("password", "", "CIRCULADE_ADMIN_PASSWORD: must be given"),
        ("password", "short", "CIRCULADE_ADMIN_PASSWORD: "),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_nothing_is_stored(
    field: str, value: object, said: str
) -> None:
    with pytest.raises(BadFounding) as refused:
        found(replace(GOOD, **{field: value}))
    assert [problem.startswith(said) for problem in refused.value.problems[:1]] == [True]
    assert (Programme.objects.count(), User.objects.count()) == (0, 0)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(BadFounding) as refused:
        check_founding(replace(GOOD, office="", sender="x", time_zone="x"))
    assert len(refused.value.problems) == 3


def test_changed_settings_are_audited_by_field_and_never_in_words() -> None:
    programme = found(GOOD)
    ann = User.objects.get()
    entries = AuditEntry.objects.count()
    change_programme(programme, values={"office_name": "Network Office"}, by=ann)
    assert AuditEntry.objects.count() == entries
    change_programme(programme, values={"office_name": "Secret Office", "sender": "new@example.org"}, by=ann)
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.action, entry.changes) == (
        "programme changed",
        {"fields": [None, ["office_name", "sender"]]},
    )
    programme.refresh_from_db()
    assert programme.office_name == "Secret Office"
