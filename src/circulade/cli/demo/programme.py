"""The demo's programme with its people, and the register as it stood before the calls."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from circulade.accounts.domain.roles import grant_role
from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, Team, User
from circulade.cli.demo.data import DemoData
from circulade.groups.domain.forming import form_group, seat_member
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group
from circulade.register.domain.participations import ParticipationValues, record_participation
from circulade.register.domain.territories import TerritoryValues, create_territory
from circulade.register.models import Territory
from circulade.vocabularies.towns import region_point

PASSWORD = "circular demo"  # noqa: S105  # printed for everybody: all data is invented


def demo_programme(data: DemoData) -> Programme | None:
    """Return the demo programme if it was loaded before."""
    return Programme.objects.filter(slug=data.json("programme.json")["slug"]).first()


def load_programme(data: DemoData) -> Programme:
    """Store programme, teams and one user for each role."""
    stated = data.json("programme.json")
    with transaction.atomic():
        programme = Programme(
            slug=stated["slug"],
            office_name=stated["office"]["name"],
            sender=stated["office"]["email"],
            contact=stated["office"]["email"],
            languages=stated["languages"],
            time_zone=stated["time_zone"],
            invented=True,
        )
        programme.name, programme.description = stated["name"], stated["description"]
        programme.save()
        for team in stated["teams"]:
            made = Team(programme=programme, slug=team["code"], maturity=team["maturity"])
            made.name = team["name"]
            made.save()
        for person in stated["users"]:
            user = demo_user(person["email"], person["name"])
            grant_role(user, role=Role(person["role"]), programme=programme, by=None)
    return programme


@cache
def hashed_password() -> str:
    """Hash the demo's password once: it is slow on purpose, and the same and printed for everybody."""
    return make_password(PASSWORD)


def demo_user(email: str, name: str) -> User:
    """Make a user who can sign in with the demo's password at once."""
    found = User.objects.filter(email=email).first()
    if found is None:
        found = User.objects.create_user(email, name=name)
        found.password = hashed_password()
        found.save(update_fields=["password"])
        EmailAddress.objects.create(user=found, email=email, verified=True, primary=True)
    return found


def load_register(data: DemoData, programme: Programme, *, by: User) -> None:
    """Store the working groups, the real participations of 2022 and the invented ones of the second call."""
    stated = data.json("participations.json")
    groups = {
        one["code"]: form_group(
            programme, slug=one["code"], name=one["name"], kind=GroupKind(one["kind"]), by=by
        )
        for one in stated["groups"]
    }
    applicants = {row["territory"]: row for row in data.rows("applications-crm.csv")}
    with transaction.atomic():
        Group.objects.filter(programme=programme).update(public=True)
        for one in stated["real"]:
            _participate(programme, _real(programme, one, by=by), one, groups, by=by)
        for one in stated["invented"]:
            territory = applicant_territory(programme, applicants[one["territory"]], by=by)
            _participate(programme, territory, one, groups, by=by)


def _real(programme: Programme, one: dict[str, Any], *, by: User) -> Territory:
    values = TerritoryValues(
        name={"en": one["territory"]},
        kind=one["kind"],
        country=one["country"],
        codes=tuple(one["codes"]),
        source=one["evidence"],
        public=True,
    )
    return create_territory(programme, replace(values, **point_of(one["codes"])), by=by)


def applicant_territory(programme: Programme, row: dict[str, str], *, by: User) -> Territory:
    """Return the invented territory of an application to the second call, made at the first call."""
    found = Territory.objects.filter(programme=programme, name__contains=f'"{row["territory"]}"').first()
    if found is not None:
        return found
    codes = [code.strip() for code in row["regions"].split(",") if code.strip()]
    values = TerritoryValues(
        name={"en": row["territory"]},
        kind=row["territory_kind"],
        country=row["country"],
        codes=tuple(codes),
        population=int(row["population"]) if row["population"] else None,
        population_year=2025 if row["population"] else None,
        population_source="invented for the demo" if row["population"] else "",
        source="invented for the demo",
        invented=True,
    )
    return create_territory(programme, replace(values, **point_of(codes)), by=by)


def point_of(codes: list[str]) -> dict[str, Any]:
    """Return the point of the first region, where the vocabularies know one."""
    point = region_point(codes[0]) if codes else None
    return {"latitude": point.lat if point else None, "longitude": point.lon if point else None}


def _participate(
    programme: Programme, territory: Territory, one: dict[str, Any], groups: dict[str, Group], *, by: User
) -> None:
    group = groups.get(one.get("group", ""))
    values = ParticipationValues(
        kind=one["participation"],
        territory=territory,
        label=one["label"],
        since=date.fromisoformat(one["since"]),
        evidence=one["evidence"],
    )
    made = record_participation(programme, values, by=by, about=group)
    if group is not None:
        seat_member(group, made, by=by, since=made.since)
