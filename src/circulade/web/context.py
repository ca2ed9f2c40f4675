"""What every page's shell needs: the programme, the theme, and where this user may go."""

from typing import Any

from django.http import HttpRequest

from circulade.accounts.queries import current_programme
from circulade.web.shell import Shell

THEMES = ("light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give every template its programme, its theme (chosen, else the device's) and its shell."""
    theme = request.COOKIES.get("theme", "")
    return {
        "programme": current_programme(request),
        "theme": theme if theme in THEMES else "",
        "shell": Shell(request),
    }
