"""The library `rules`, typed: predicates that combine with &, | and ~, and permissions made of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import rules

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from circulade.accounts.models import User


class Predicate(Protocol):
    """A question about a user and a thing, answered yes or no."""

    def __call__(self, user: "User | AnonymousUser", thing: Any = None) -> bool: ...
    def __and__(self, other: "Predicate") -> "Predicate": ...
    def __or__(self, other: "Predicate") -> "Predicate": ...
    def __invert__(self) -> "Predicate": ...


def predicate(name: str) -> Callable[[Callable[["User | AnonymousUser", Any], bool]], Predicate]:
    """Turn a function of (user, thing) into a predicate with a name of its own."""

    def decorate(function: Callable[["User | AnonymousUser", Any], bool]) -> Predicate:
        made: Predicate = rules.predicate(name)(function)
        return made

    return decorate


def add_perm(name: str, question: Predicate) -> None:
    """Register a permission `app.verb_thing`; `user.has_perm(name, thing)` asks it."""
    rules.add_perm(name, question)
