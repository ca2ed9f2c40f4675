"""What a record is about: any record of any app, or nothing."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models


def about_fields(thing: models.Model | None) -> dict[str, Any]:
    """Return the two fields that point at a record; nothing is an empty id, never NULL."""
    if thing is None:
        return {"content_type": None, "object_id": ""}
    return {"content_type": ContentType.objects.get_for_model(thing), "object_id": str(thing.pk)}
