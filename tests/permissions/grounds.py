"""Test each row on its ground: the world, and what the row shares with others, stored once for all of them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.test import Client
from tests.make.stored import stored_for_each
from tests.permissions.rows import Row
from tests.permissions.world import World

Upon = Callable[[World], Any]


def made(upon: Upon) -> World:
    """Make the world, its people signed in, and what stands in it before a row makes its own."""
    world = World()
    for actor in sorted(world.people):
        world.let_in(actor, Client())
    upon(world)
    return world


def grounds() -> Any:
    """Make the fixture `ground` of a module; its tests begin with `ground.copy()`."""
    return stored_for_each(made)


def each(rows: Iterable[Row]) -> pytest.MarkDecorator:
    """Parametrize a test by `ground` and `row`, the rows upon the same thing side by side."""
    groups: dict[Upon, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.upon, []).append(row)
    ordered = [row for group in groups.values() for row in group]
    pairs = [pytest.param(row.upon, row, id=row.name) for row in ordered]
    return pytest.mark.parametrize(("ground", "row"), pairs, indirect=["ground"], scope="module")
