"""The programmes of an installation: each address of the API is about one of them."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY
from circulade.accounts.models import Programme
from circulade.core.api.pages import Page, PageQuery, page_of
from circulade.register.queries.names import texts_of

router = Router(tags=["Programmes"], auth=EVERYBODY)


class ProgrammeOut(Schema):
    """A programme: what one office runs."""

    slug: Annotated[str, Field(description="What `programme` takes in every address.", examples=["ccri"])]
    name: Annotated[dict[str, str], Field(description="Language → name.")]
    office: str
    languages: list[str]
    time_zone: Annotated[str, Field(examples=["Europe/Brussels"])]
    default: Annotated[bool, Field(description="Whether this one answers where `programme` is left out.")]


class ProgrammePage(Page[ProgrammeOut]):
    """A part of a list of programmes."""


@router.get("/programmes", operation_id="list_programmes", summary="List programmes", response=ProgrammePage)
def list_programmes(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Give the programmes of this installation, the oldest first: it answers where no other is named."""
    rows = Programme.objects.order_by("pk")
    first = rows.first()

    def shown(programme: Programme) -> dict[str, Any]:
        return {
            "slug": programme.slug,
            "name": texts_of(programme.name),
            "office": programme.office_name,
            "languages": programme.languages,
            "time_zone": programme.time_zone,
            "default": programme == first,
        }

    return page_of(request, rows, asked, shown)
