"""Bounded pages of the API: `limit` is at most 200, so that no request can ask for everything at once."""

from collections.abc import Sequence
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase

LARGEST = 200


class BoundedPages(PaginationBase):
    """Pages by `limit` and `offset`; the answer says how many there are."""

    class Input(Schema):
        """What a request may say."""

        limit: Annotated[int, Field(ge=1, le=LARGEST, description="How many, at most 200.")] = 50
        offset: Annotated[int, Field(ge=0, le=10_000_000, description="How many to pass over.")] = 0

    class Output(Schema):
        """A page."""

        items: list[Any]
        count: int
        limit: int
        offset: int

    def paginate_queryset(
        self, queryset: QuerySet[Any] | Sequence[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        """Cut a page out of a query or a list; order it first, or pages may overlap."""
        first, last = pagination.offset, pagination.offset + pagination.limit
        count = queryset.count() if isinstance(queryset, QuerySet) else len(queryset)
        return {
            "items": list(queryset[first:last]),
            "count": count,
            "limit": pagination.limit,
            "offset": pagination.offset,
        }
