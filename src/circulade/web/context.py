"""What every page's shell needs: the programme, and where this user may go."""

from typing import Any

from django.http import HttpRequest

from circulade.accounts.queries import current_programme


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give every template its programme."""
    return {"programme": current_programme(request)}
