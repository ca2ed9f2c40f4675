"""Bounded pages: no request can ask for everything at once."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

MOST = 200
FURTHEST = 1_000_000

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
Thing = TypeVar("Thing")

# What filters and addresses take; a NUL is refused here because PostgreSQL would refuse it later.
Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
Reference = Annotated[str, Field(max_length=80, pattern=r"^[^\x00/]+$")]
Country = Annotated[
    str, Field(pattern=r"^([A-Za-z]{2})?$", description="ISO 3166 code, such as FI; Greece is GR.")
]


class PageQuery(Schema):
    """Which part of a list is wanted."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = 50
    offset: Annotated[int, Field(ge=0, le=FURTHEST, description="How many to leave out first.")] = 0


class Page(Schema, Generic[Item]):
    """A part of a list, how long the whole is, and where it goes on."""

    total: Annotated[int, Field(description="How many there are in the whole list.")]
    items: list[Item]
    next: Annotated[str | None, Field(description="The address of the next part; null at the end.")] = None


def page_of(
    request: HttpRequest, rows: QuerySet[Row], asked: PageQuery, shown: Callable[[Row], Any]
) -> dict[str, Any]:
    """Cut a part out of a list whose order is total, and say where it goes on."""
    part = rows[asked.offset : asked.offset + asked.limit]
    return _page(request, rows.count(), [shown(row) for row in part], asked)


def part_of(
    request: HttpRequest, rows: Sequence[Thing], asked: PageQuery, shown: Callable[[Thing], Any]
) -> dict[str, Any]:
    """Cut a part out of a list that is no table of the database, and say where it goes on."""
    part = rows[asked.offset : asked.offset + asked.limit]
    return _page(request, len(rows), [shown(row) for row in part], asked)


def _page(request: HttpRequest, total: int, items: list[Any], asked: PageQuery) -> dict[str, Any]:
    following, end = None, asked.offset + asked.limit
    if end < total and end <= FURTHEST:
        query = request.GET.copy()
        query["limit"], query["offset"] = str(asked.limit), str(end)
        following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return {"total": total, "items": items, "next": following}
