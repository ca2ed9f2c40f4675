"""Found a programme with its first administrator: what `circulade init` does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils.text import slugify

from circulade.accounts.domain.roles import grant_role
from circulade.accounts.email_addresses import confirm_address
from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, RoleGrant, User
from circulade.core.domain.audit import audit


@dataclass(frozen=True, slots=True)
class Founding:
    """What is needed to found a programme; an empty slug is made from the name."""

    slug: str
    programme: str
    office: str
    sender: str
    languages: tuple[str, ...]
    time_zone: str
    admin_email: str
    admin_name: str
    password: str

    @property
    def address(self) -> str:
        """Return the programme's short name."""
        return self.slug or slugify(self.programme)[:50]


class BadFounding(ValueError):
    """Values that cannot be used; `problems` has a line for each, naming the option."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def is_founded() -> bool:
    """Tell whether some programme has an administrator."""
    return RoleGrant.objects.filter(role=Role.ADMINISTRATOR).exists()


def check_founding(wanted: Founding) -> None:
    """Raise BadFounding with every value that cannot be used."""
    if problems := list(_problems(wanted)):
        raise BadFounding(problems)


def _problems(wanted: Founding) -> Iterator[str]:
    for option, value in (
        ("programme", wanted.programme),
        ("office", wanted.office),
        ("admin-name", wanted.admin_name),
    ):
        if not value.strip():
            yield f"--{option}: must be given"
        elif len(value) > 200:
            yield f"--{option}: at most 200 characters, not {len(value)}"
    if wanted.address != slugify(wanted.address) or (wanted.programme and not wanted.address):
        yield f"--slug: “{wanted.address}” is not a short name: lower-case letters, digits and hyphens"
    for option, value in (("sender", wanted.sender), ("admin-email", wanted.admin_email)):
        try:
            validate_email(value)
        except ValidationError:
            yield f"--{option}: “{value}” is not an e-mail address"
    known = {code for code, _ in settings.LANGUAGES}
    if not wanted.languages:
        yield "--languages: must be given, such as en,fr"
    for code in wanted.languages:
        if code not in known:
            yield f"--languages: “{code}” is not offered; offered are {', '.join(sorted(known))}"
    if wanted.time_zone not in available_timezones():
        yield f"--time-zone: “{wanted.time_zone}” is no time zone; write it like Europe/Brussels"
    yield from _password_problems(wanted)


def _password_problems(wanted: Founding) -> Iterator[str]:
    if _has_account(wanted.admin_email):
        return  # an existing account keeps its password
    if not wanted.password:
        yield "CIRCULADE_ADMIN_PASSWORD: must be given for a new administrator"
        return
    try:
        validate_password(wanted.password, User(email=wanted.admin_email, name=wanted.admin_name))
    except ValidationError as error:
        for message in error.messages:
            yield f"CIRCULADE_ADMIN_PASSWORD: {message}"


def _has_account(email: str) -> bool:
    """Tell whether somebody has this address; nobody has before the tables are made."""
    if User._meta.db_table not in connection.introspection.table_names():
        return False
    return User.objects.filter(email=email.strip().lower()).exists()


def found(wanted: Founding) -> Programme:
    """Store the programme and its administrator; what is there already stays as it is."""
    check_founding(wanted)
    values: dict[str, Any] = {
        "name": {wanted.languages[0]: wanted.programme.strip()},
        "office_name": wanted.office.strip(),
        "sender": wanted.sender,
        "contact": wanted.sender,
        "languages": list(wanted.languages),
        "time_zone": wanted.time_zone,
    }
    with transaction.atomic():
        programme, is_new = Programme.objects.get_or_create(slug=wanted.address, defaults=values)
        if is_new:
            audit(programme, "programme created", by=None)
        email = wanted.admin_email.strip().lower()
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(
                email,
                wanted.password,
                name=wanted.admin_name.strip(),
                language=wanted.languages[0],
                time_zone=wanted.time_zone,
                is_staff=True,
            )
            confirm_address(user)
            audit(user, "account created", by=None)
        grant_role(user, role=Role.ADMINISTRATOR, programme=programme, by=None)
    return programme
