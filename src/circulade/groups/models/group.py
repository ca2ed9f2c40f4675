"""Groups and who is in them."""

from django.conf import settings
from django.db import models

from circulade.accounts.models import Programme
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.groups.enums import GroupKind, SeatKind
from circulade.register.models import Participation, Person


class Group(models.Model):
    """A cohort at work: leader, members, focus areas, term."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="groups")
    slug = models.SlugField(max_length=80)
    name = TranslatedCharField()
    description = TranslatedTextField(blank=True, default="")
    kind = models.CharField(max_length=15, choices=GroupKind.choices)
    focus_areas = models.JSONField(default=list, blank=True)
    leaders = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="led_groups")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    public = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["programme", "slug"], name="group_slug_once")]

    def __str__(self) -> str:
        return str(self.name)


class Seat(models.Model):
    """One place in a group: a member's is held through a participation, an expert's by a person."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=10, choices=SeatKind.choices, default=SeatKind.MEMBER)
    participation = models.ForeignKey(
        Participation, null=True, blank=True, on_delete=models.CASCADE, related_name="seats"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="seats")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "participation"], name="seated_once")]

    def __str__(self) -> str:
        return f"{self.participation or self.person} in {self.group}"
