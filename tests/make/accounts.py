"""Make people, programmes and roles for tests."""

from datetime import date

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, RoleGrant, Team, User

PASSWORD = "a long enough phrase"


def programme(slug: str = "ccri", **fields: object) -> Programme:
    """Store a programme in Brussels whose office reads English."""
    values = {
        "name": {"en": "Circular Territories"},
        "office_name": "Network Office",
        "sender": "office@example.org",
        "languages": ["en", "fr", "de"],
    }
    found = Programme.objects.filter(slug=slug).first()
    return found or Programme.objects.create(slug=slug, **(values | fields))


def user(
    name: str = "ann", *roles: Role, programme: Programme | None = None, team: Team | None = None
) -> User:
    """Store a user `name@example.org` with roles in a programme."""
    made = User.objects.create_user(f"{name}@example.org", PASSWORD, name=name.title())
    for role in roles:
        if programme is None:
            raise ValueError("a role needs a programme")
        RoleGrant.objects.create(user=made, programme=programme, team=team, role=role, since=date(2020, 1, 1))
    return made
