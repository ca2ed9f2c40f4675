"""Who may use the addresses of matchmaking."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from tests.make import matchmaking as make
from tests.make import register
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, OWNER, SIGNED_IN, World

from circulade.matchmaking.models import Introduction, Match

SECRET = "Secret copper"
FACILITATORS = MANAGERS | {"facilitator"}
OWN = frozenset({OWNER})


def _match(world: World, state: str = "suggested") -> Match:
    need = make.card(
        world.programme, SECRET, organisation=make.served(world.programme, "one", user=world.people[OWNER])
    )
    offer = make.card(world.programme, "Beams", "offer", organisation=make.served(world.programme, "two"))
    made = make.match(world.programme, need, offer, state)
    if state == "introduced":
        Introduction.objects.create(match=made, subject=SECRET, text="Hello", sent_at=timezone.now())
    return made


def listed(world: World) -> Mapping[str, Any]:
    _match(world)
    return {}


def alone(world: World) -> Mapping[str, Any]:
    make.card(world.programme, SECRET)
    make.card(world.programme, SECRET, "offer")
    return {}


def one(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world).pk}


def confirmed(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world, "confirmed").pk}


def introduced(world: World) -> Mapping[str, Any]:
    return {"pk": _match(world, "introduced").pk}


def introductions(world: World) -> Mapping[str, Any]:
    introduced(world)
    return {}


def place(world: World) -> Mapping[str, Any]:
    register.territory(world.programme, "oslo")
    return {"ref": register.territory(world.programme).ref}


WORDS = {"subject": "Meet", "text": "Please talk."}
OUTCOME = {"kind": "contact", "on": "2026-01-05"}
ROWS = [
    Row("matchmaking:alike", EVERYBODY, kwargs=place),
    Row("matchmaking:desk", OFFICE, kwargs=listed, secret=(SECRET,)),
    Row("matchmaking:desk", OFFICE, kwargs=listed, secret=(SECRET,), query="?format=csv"),
    Row("matchmaking:suggest", FACILITATORS, method="post"),
    Row("matchmaking:uncovered", OFFICE, kwargs=alone, secret=(SECRET,)),
    Row("matchmaking:idle", OFFICE, kwargs=alone, secret=(SECRET,)),
    Row("matchmaking:lessons", OFFICE, kwargs=listed),
    Row("matchmaking:match", OFFICE, kwargs=one, secret=(SECRET,)),
    Row("matchmaking:match", OFFICE, kwargs=confirmed, secret=(SECRET,)),
    Row("matchmaking:decide", FACILITATORS, kwargs=one, method="post", data={"to": "confirmed"}),
    Row("matchmaking:write", FACILITATORS, kwargs=confirmed, method="post", data=WORDS),
    Row("matchmaking:send", FACILITATORS, kwargs=confirmed, method="post", data={"agreed": "on"}),
    Row("matchmaking:outcome", FACILITATORS, kwargs=introduced, method="post", data=OUTCOME),
    Row("matchmaking:own", SIGNED_IN, kwargs=introductions),
    Row("matchmaking:own_outcome", OWN, kwargs=introduced, secret=(SECRET,), hidden=True),
    Row("matchmaking:own_outcome", OWN, kwargs=introduced, method="post", data=OUTCOME, hidden=True),
]
