"""Make territories, organisations, people and participations for tests."""

from datetime import date
from typing import Any

from circulade.accounts.models import Programme
from circulade.core.models.fields import Translated
from circulade.register.enums import OrganisationKind, ParticipationKind, TerritoryKind
from circulade.register.models import Contact, Organisation, Participation, Person, Territory, TerritoryCode


def territory(
    programme: Programme, ref: str = "munich", *codes: str, name: dict[str, str] | None = None, **fields: Any
) -> Territory:
    """Store a public German city with an English name made of its ref."""
    values: dict[str, Any] = {"kind": TerritoryKind.CITY, "country": "DE", "public": True}
    made = Territory.objects.create(
        programme=programme,
        ref=ref,
        name=Translated(name or {"en": ref.replace("-", " ").title()}),
        **(values | fields),
    )
    for code in codes:
        TerritoryCode.objects.create(territory=made, code=code)
    return made


def organisation(
    programme: Programme, ref: str = "city-works", *territories: Territory, **fields: Any
) -> Organisation:
    """Store a public German local authority that acts for some territories."""
    values: dict[str, Any] = {
        "kind": OrganisationKind.LOCAL_AUTHORITY,
        "country": "DE",
        "public": True,
        "name": Translated({"en": ref.replace("-", " ").title()}),
    }
    made = Organisation.objects.create(programme=programme, ref=ref, **(values | fields))
    made.territories.set(territories)
    return made


def person(programme: Programme, name: str = "Pat Example", **fields: Any) -> Person:
    """Store an invented person."""
    values: dict[str, Any] = {"email": f"{name.split()[0].lower()}@example.org", "invented": True}
    return Person.objects.create(programme=programme, name=name, **(values | fields))


def contact(organisation: Organisation, person: Person, **fields: Any) -> Contact:
    """Let a person serve an organisation."""
    return Contact.objects.create(organisation=organisation, person=person, **fields)


def participation(
    territory: Territory | None = None,
    *,
    organisation: Organisation | None = None,
    kind: str = ParticipationKind.WORKING_GROUP,
    since: date | None = date(2023, 1, 1),
    until: date | None = None,
    **fields: Any,
) -> Participation:
    """Store a confirmed participation."""
    owner = territory or organisation
    if owner is None:
        raise ValueError("say who takes part")
    return Participation.objects.create(
        programme=owner.programme,
        territory=territory,
        organisation=organisation,
        kind=kind,
        since=since,
        until=until,
        **fields,
    )
