"""What of the register the office's search finds; a record that was merged into another is left out."""

from typing import Any

from django.urls import reverse

from circulade.core.domain.search import Text, register_searchable
from circulade.register.models import Organisation, Person, Territory


def name_of(record: Any) -> Text:
    """Return the name, in the languages it has."""
    return "" if record.merged_into_id else record.name or ""


def description_of(territory: Territory) -> Text:
    """Return what a territory says of itself."""
    return "" if territory.merged_into_id else territory.description or ""


def register_search() -> None:
    """Make territories, organisations and people searchable."""
    register_searchable(
        Territory,
        fields={"title": name_of, "text": description_of},
        url=lambda found: reverse("register:office_territory", kwargs={"ref": found.ref}),
        permission="register.read_register",
    )
    register_searchable(
        Organisation,
        fields={"title": name_of},
        url=lambda found: reverse("register:office_organisation", kwargs={"ref": found.ref}),
        permission="register.read_register",
    )
    register_searchable(
        Person,
        fields={"title": name_of},
        url=lambda found: reverse("register:office_person", kwargs={"pk": found.pk}),
        permission="register.read_contacts",
    )
