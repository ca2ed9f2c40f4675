"""Reads about who writes an application."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from circulade.accounts.models import ClaimLink
from circulade.calls.models import Application


def open_invitations(application: Application) -> QuerySet[ClaimLink]:
    """Return the claim links to an application that can still be used, or have expired unused."""
    return ClaimLink.objects.filter(
        content_type=ContentType.objects.get_for_model(Application),
        object_id=str(application.pk),
        used_at__isnull=True,
        revoked_at__isnull=True,
    ).order_by("-made_at")
