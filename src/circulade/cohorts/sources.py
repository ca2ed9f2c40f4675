"""What selects: apps above register how to read the applicants and the fixed part of the rules of their things.

A call is such a thing; the seats of an event will be another. `cohorts` knows neither.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models
from django.utils.functional import Promise

if TYPE_CHECKING:
    from circulade.accounts.models import User
    from circulade.cohorts.models import CohortSelection
    from circulade.core.components import Tab
    from circulade.engines.selection import Pool

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something applicants have that a rule may speak of; `values` are its codes and their labels."""

    name: str
    label: Text
    values: Mapping[str, Text] = field(default_factory=dict)
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """How pages and the dossier show an applicant."""

    ref: str
    name: str
    country: str = ""
    href: Text = ""
    latitude: float | None = None
    longitude: float | None = None


class Source(Protocol):
    """How to read one kind of thing that selects."""

    read_permission: str
    edit_permission: str

    def title(self, subject: Any) -> str:
        """Name the selection in pages and dossier."""

    def href(self, subject: Any) -> str:
        """Where the thing is worked on."""

    def frame(self, subject: Any) -> dict[str, Any]:
        """Give the rules that stand in the thing itself: tracks, weights, scale, thresholds, min_assessments."""

    def pool(self, subject: Any, *, parameters: Mapping[str, Any]) -> "Pool":
        """Give the eligible applicants with attributes and scores; assessors by pseudonym."""

    def attributes(self, subject: Any) -> tuple[Attribute, ...]:
        """Give what rules may speak of."""

    def shown(self, subject: Any) -> Mapping[str, Shown]:
        """Give applicants by reference as pages show them."""

    def names(self, subject: Any) -> Mapping[str, str]:
        """Give the names of tracks and criteria by code."""

    def hidden(self, subject: Any, user: "User") -> frozenset[str]:
        """Give the references that this user may not see because of a conflict."""

    def decide(
        self, subject: Any, selection: "CohortSelection", *, by: "User", superseding: "CohortSelection | None"
    ) -> None:
        """Make a proposed selection the decision, with all that follows from it."""

    def sentences(self, subject: Any, *, parameters: Mapping[str, Any]) -> Mapping[str, str]:
        """Give sentences that say more than the rule alone, by attribute (how a priority is computed)."""

    def locked(self, subject: Any) -> str:
        """Say why rules and selections cannot be changed now; empty if they can."""


_sources: dict[str, Source] = {}
# The tabs of the thing's own pages, among which the studio stands: apps above draw them.
TabsOf = Callable[[Any, "User"], "list[Tab]"]
_tabs: dict[str, TabsOf] = {}


def register_tabs(model: type[models.Model], tabs: TabsOf) -> None:
    """Show the tabs of a model's things on their studio's pages too."""
    _tabs[model._meta.label_lower] = tabs


def tabs_of(subject: models.Model, user: "User") -> "list[Tab]":
    """Return the tabs of a thing that this user may open; none if it has none."""
    tabs = _tabs.get(subject._meta.label_lower)
    return tabs(subject, user) if tabs else []


def register_source(model: type[models.Model], source: Source) -> None:
    """Let things of a model select."""
    _sources[model._meta.label_lower] = source


def source_of(subject: models.Model | None) -> Source:
    """Return how to read a thing; LookupError if it is gone or its model was not registered."""
    if subject is None:
        raise LookupError("what these rules belong to is gone")
    return _sources[subject._meta.label_lower]


def permission_for(subject: models.Model | None, which: str) -> str:
    """Return the name of the thing's read or edit permission; empty if the thing is gone."""
    return "" if subject is None else str(getattr(source_of(subject), which))
