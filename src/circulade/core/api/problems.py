"""Errors of the API as problem details (RFC 9457): what is wrong, with which field, and the way out."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

MEDIA_TYPE = "application/problem+json"

WAYS_OUT = {
    "missing": "Give this parameter.",
    "enum": "Use one of: {expected}.",
    "literal_error": "Use one of: {expected}.",
    "greater_than_equal": "Use {ge} or more.",
    "less_than_equal": "Use {le} or less.",
    "int_parsing": "Write a whole number, such as 50.",
    "int_from_float": "Write a whole number, such as 50.",
    "bool_parsing": "Write true or false.",
    "uuid_parsing": "Use an id as a list gives it, such as 0b0e6f5c-5c55-4a3e-9d9b-0f6a3e0d9a10.",
    "date_from_datetime_parsing": "Write a date as 2026-05-04.",
    "date_parsing": "Write a date as 2026-05-04.",
    "slug": "Use the slug of a programme, as /api/v1/programmes gives it.",
    "string_too_long": "Use at most {max_length} characters.",
    "string_pattern_mismatch": "Write it so that it matches {pattern}.",
}
ELSE = "See the reference for what this parameter takes."


class FieldProblem(Schema):
    """One parameter that cannot be used."""

    field: Annotated[str, Field(description="Name of the parameter.", examples=["limit"])]
    rule: Annotated[str, Field(description="The rule it breaks.", examples=["Input should be at most 200"])]
    way_out: Annotated[str, Field(description="What to do instead.", examples=["Use 200 or less."])]


class Problem(Schema):
    """Every error has this form; its media type is `application/problem+json`."""

    type: Annotated[str, Field(description="`about:blank`: the status says which kind of problem it is.")]
    title: Annotated[str, Field(description="The status in words.", examples=["Not Found"])]
    status: Annotated[int, Field(description="The HTTP status.", examples=[404])]
    detail: Annotated[str, Field(description="What is wrong with this request, and the way out.")]
    instance: Annotated[str, Field(description="The address that was asked.", examples=["/api/v1/calls/x"])]
    errors: Annotated[list[FieldProblem], Field(description="With 422: each parameter that is wrong.")] = []


def problem(status: int, detail: str, *, instance: str, errors: Iterable[FieldProblem] = ()) -> HttpResponse:
    """Answer with problem details."""
    said = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=instance,
        errors=list(errors),
    )
    body = json.dumps(said.model_dump(exclude_defaults=True), ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type=MEDIA_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def field_problem(error: Mapping[str, Any]) -> FieldProblem:
    """Say of one error of the validation which field, which rule and the way out."""
    place = [str(part) for part in error["loc"]]
    way_out = WAYS_OUT.get(str(error["type"]), ELSE).format_map(dict(error.get("ctx") or {}))
    return FieldProblem(field=place[-1], rule=str(error["msg"]), way_out=way_out)
