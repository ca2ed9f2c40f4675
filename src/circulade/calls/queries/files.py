"""Reads about the files that answers name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType

from circulade.calls.models import Application
from circulade.core.models import Attachment


def file_names(values: Iterable[Any]) -> dict[str, str]:
    """Return the names of those values that are ids of attachments."""
    ids = []
    for value in values:
        try:
            ids.append(UUID(str(value)))
        except ValueError:
            continue
    if not ids:
        return {}
    return {str(pk): name for pk, name in Attachment.objects.filter(pk__in=ids).values_list("pk", "name")}


def belongs(application: Application, file_id: str) -> bool:
    """Tell whether a file was uploaded to this application, so that nobody claims another's by its id."""
    return Attachment.objects.filter(
        pk=UUID(file_id),
        content_type=ContentType.objects.get_for_model(Application),
        object_id=str(application.pk),
    ).exists()
