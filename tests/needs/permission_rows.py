"""Who may use the addresses of need and offer cards."""

from collections.abc import Mapping
from typing import Any

from tests.make import register as make
from tests.permissions.rows import Row
from tests.permissions.world import MANAGERS, OFFICE, OWNER, SIGNED_IN, World

from circulade.needs.enums import CardKind
from circulade.needs.models import Card

SECRET = "Secret copper"


def _card(world: World) -> Card:
    """Store a card of an organisation that OWNER serves."""
    body = make.organisation(world.programme)
    make.contact(body, make.person(world.programme, user=world.people[OWNER]))
    return Card.objects.create(
        programme=world.programme,
        kind=CardKind.NEED,
        title=SECRET,
        text=SECRET,
        stated="Said",
        organisation=body,
    )


def own(world: World) -> Mapping[str, Any]:
    return {"pk": _card(world).pk}


def listed(world: World) -> Mapping[str, Any]:
    _card(world)
    return {}


def exported(world: World) -> Mapping[str, Any]:
    _card(world)
    return {"kind": "csv"}


def need(world: World) -> Mapping[str, Any]:
    _card(world)
    return {"kind": "need"}


FACILITATORS = MANAGERS | {"facilitator"}
NEW = {"title": "Wanted", "text": "Wood", "visibility": "office"}
OWN = frozenset({OWNER})
ROWS = [
    Row("needs:own_cards", SIGNED_IN, kwargs=listed),
    Row("needs:card", OWN, kwargs=own, secret=(SECRET,), hidden=True),
    Row("needs:move_card", OWN, kwargs=own, method="post", data={"to": "open"}, hidden=True),
    Row("needs:new_card", OWN, kwargs=need, hidden=True),
    Row("needs:new_card", OWN, kwargs=need, method="post", data={**NEW, "acting": "0"}, hidden=True),
    Row("needs:office_card", FACILITATORS, kwargs=own, secret=(SECRET,)),
    Row("needs:office_move_card", FACILITATORS, kwargs=own, method="post", data={"to": "open"}),
    Row("needs:office_new_card", FACILITATORS, kwargs=need),
    Row("needs:office_new_card", FACILITATORS, kwargs=need, method="post", data=NEW, accepted=(422,)),
    Row("needs:office_cards", OFFICE, kwargs=listed, secret=(SECRET,)),
    Row("needs:export_cards", OFFICE, kwargs=exported, secret=(SECRET,)),
]
