"""Health and figures for whoever watches the installation."""

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from circulade.core.domain.condition import condition
from circulade.core.domain.figures import figures

LOCAL = {"127.0.0.1", "::1"}


def health(request: HttpRequest) -> JsonResponse:
    """Say whether the installation works: 200, or 503 and why."""
    found = condition()
    answer = {
        "status": "ok" if not found.problems else "trouble",
        "database": found.database,
        "migrations_missing": found.migrations,
        "queue_lag_seconds": int(found.lag.total_seconds()),
        "problems": list(found.problems),
    }
    response = JsonResponse(answer, status=200 if not found.problems else 503)
    response["Cache-Control"] = "no-store"
    return response


def metrics(request: HttpRequest) -> HttpResponse:
    """Give figures in Prometheus' text format, to the bearer of CIRCULADE_METRICS_TOKEN or this machine only."""
    if not _may_watch(request):
        raise Http404
    registry = CollectorRegistry()
    try:
        for name, help_text, labels, values in figures():
            gauge = Gauge(f"circulade_{name}", help_text, labels, registry=registry)
            for label_values, value in values:
                (gauge.labels(*label_values) if labels else gauge).set(value)
    except DatabaseError:
        return HttpResponse("the database cannot be reached\n", status=503, content_type="text/plain")
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_watch(request: HttpRequest) -> bool:
    """Behind a proxy everybody seems local, so that a token is needed there."""
    token = settings.CIRCULADE_METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token:
        return constant_time_compare(given, token)
    forwarded = any(
        name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
    )
    return request.META.get("REMOTE_ADDR") in LOCAL and not forwarded and not settings.SECURE_PROXY_SSL_HEADER
