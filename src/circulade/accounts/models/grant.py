"""Who has which role, where and from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from circulade.accounts.enums import Role
from circulade.accounts.models.programme import Programme, Team


class RoleGrant(models.Model):
    """A role of a person in a programme; with a team, only there."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="grants")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            # Two, because SQLite cannot be told that two missing teams are the same.
            models.UniqueConstraint(
                fields=["user", "programme", "role"],
                condition=Q(until__isnull=True, team__isnull=True),
                name="role_granted_once",
            ),
            models.UniqueConstraint(
                fields=["user", "programme", "team", "role"],
                condition=Q(until__isnull=True, team__isnull=False),
                name="role_granted_once_in_team",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
