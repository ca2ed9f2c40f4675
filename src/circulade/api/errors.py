"""What goes wrong in the API, said as problem details."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from circulade.accounts.api import NOBODY
from circulade.core.api.problems import field_problem, problem

logger = logging.getLogger(__name__)

NOT_FOUND = "There is nothing here, or nothing that you may know about. The reference is at /api/v1/."
FORBIDDEN = "You are known, but your present roles do not allow this. Ask the office for the role you need."
TOO_MANY = "Too many requests: wait as many seconds as Retry-After says."
WRONG_METHOD = "The API only reads: use GET."
FAILED = "The server made a mistake, which is noted in its log. Trying again later may help."
UNREADABLE = "The request cannot be read: it is too large or malformed."
WRONG_PARAMETERS = "Some parameters cannot be used: “errors” says which, by what rule, and the way out."


def not_found(request: HttpRequest, exc: Http404 | None = None) -> HttpResponse:
    """Answer 404, with the sentence of whoever looked in vain."""
    said = str(exc.args[0]) if exc is not None and exc.args and isinstance(exc.args[0], str) else ""
    return problem(404, said or NOT_FOUND, instance=request.path)


def forbidden(request: HttpRequest, exc: PermissionDenied) -> HttpResponse:
    """Answer 403."""
    return problem(403, FORBIDDEN, instance=request.path)


def unreadable(request: HttpRequest, exc: SuspiciousOperation) -> HttpResponse:
    """Answer 400 to what Django refuses to read."""
    return problem(400, UNREADABLE, instance=request.path)


def wrong_parameters(request: HttpRequest, exc: ValidationError) -> HttpResponse:
    """Answer 422 with every field, its rule and the way out."""
    errors = [field_problem(error) for error in exc.errors]
    return problem(422, WRONG_PARAMETERS, instance=request.path, errors=errors)


def refused(request: HttpRequest, exc: HttpError) -> HttpResponse:
    """Answer what authentication, throttling or a router says."""
    said = str(exc)
    if isinstance(exc, Throttled):
        said = TOO_MANY
    elif isinstance(exc, AuthenticationError) and said == "Unauthorized":
        said = NOBODY
    return problem(exc.status_code, said, instance=request.path)


def failed(request: HttpRequest, exc: Exception) -> HttpResponse:
    """Answer 500: the log holds the trace, the answer nothing of it."""
    logger.error("%s failed", request.path, exc_info=exc)
    return problem(500, FAILED, instance=request.path)


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer 405."""
    response = problem(405, WRONG_METHOD, instance=request.path)
    response["Allow"] = allowed
    return response


HANDLERS: tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...] = (
    (Http404, not_found),
    (PermissionDenied, forbidden),
    (SuspiciousOperation, unreadable),
    (ValidationError, wrong_parameters),
    (HttpError, refused),
    (Exception, failed),
)


def answer_in_problems(api: NinjaAPI) -> None:
    """Let an API answer every exception with problem details."""
    for kind, handler in HANDLERS:
        api.add_exception_handler(kind, handler)
