"""Reads about the files that answers name."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

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
