"""What of the calls the office's search finds: applications, except those that somebody has a conflict with."""

from django.urls import reverse

from circulade.calls.models import Application
from circulade.core.domain.search import register_searchable


def register_search() -> None:
    """Make applications searchable by name and reference."""
    register_searchable(
        Application,
        fields={"title": lambda found: found.name, "text": lambda found: found.ref},
        url=lambda found: reverse(
            "calls:office_application", kwargs={"slug": found.call.slug, "ref": found.ref}
        ),
        permission="calls.view_office_application",
        beside=("call", "conflicts"),
    )
