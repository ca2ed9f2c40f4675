"""Errors of the API as problem details (RFC 9457): a type, a status, a sentence and, per field, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

MEDIA_TYPE = "application/problem+json"


class FieldProblem(Schema):
    """What is wrong with one field; `field` is its path, such as `query.limit`."""

    field: str
    rule: str
    detail: str


class Problem(Schema):
    """Why a request was not carried out."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


@dataclass(frozen=True, slots=True)
class Wrong(Exception):
    """Raised by an endpoint to answer with a problem."""

    status: int
    detail: str
    errors: tuple[tuple[str, str, str], ...] = ()


def problem_response(
    status: int,
    detail: str,
    *,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the response of a problem."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)


def install_problems(api: NinjaAPI) -> None:
    """Make every error of an API a problem."""

    def invalid(_: HttpRequest, error: Any) -> HttpResponse:
        errors = [
            {
                "field": ".".join(str(part) for part in told["loc"]),
                "rule": str(told["type"]),
                "detail": str(told["msg"]),
            }
            for told in error.errors
        ]
        return problem_response(422, "Some values cannot be used: see errors.", errors=errors)

    def wrong(_: HttpRequest, error: Any) -> HttpResponse:
        errors = [{"field": field, "rule": rule, "detail": detail} for field, rule, detail in error.errors]
        return problem_response(error.status, error.detail, errors=errors)

    def unsigned(_: HttpRequest, error: Any) -> HttpResponse:
        told = "Send a token: Authorization: Bearer TOKEN."
        return problem_response(401, told, headers={"WWW-Authenticate": "Bearer"})

    def http(_: HttpRequest, error: Any) -> HttpResponse:
        return problem_response(error.status_code, str(error))

    def missing(_: HttpRequest, error: Any) -> HttpResponse:
        return problem_response(404, "There is nothing at this address, or not for you.")

    def forbidden(_: HttpRequest, error: Any) -> HttpResponse:
        return problem_response(403, "This token may not do that.")

    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(Wrong, wrong)
    api.add_exception_handler(AuthenticationError, unsigned)
    api.add_exception_handler(HttpError, http)
    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(PermissionDenied, forbidden)
