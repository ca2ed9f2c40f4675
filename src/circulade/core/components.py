"""What views hand to the design system's components: tabs, steps, crumbs, moments of a timeline."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several views of the same thing; `count` is shown beside the label."""

    label: Text
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of something longer: `state` is done, current or todo."""

    label: Text
    state: str = "todo"
    href: str = ""
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    label: Text
    href: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, for a timeline."""

    at: date | datetime
    label: Text
    detail: Text = ""
    by: Text = ""
