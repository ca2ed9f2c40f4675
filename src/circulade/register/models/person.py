"""People the office knows, and whom they work for."""

from django.conf import settings
from django.db import models

from circulade.accounts.models import Programme
from circulade.register.models.organisation import Organisation


class Person(models.Model):
    """Somebody the office writes to; may have an account or not."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.JSONField(default=list, blank=True)
    invented = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    revision = models.PositiveIntegerField(
        default=0, help_text="Grows with each change: a later writer notices."
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person serves an organisation from a day until they leave; the organisation stays."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    title = models.CharField(max_length=200, blank=True)
    main = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-main", "person__name"]

    def __str__(self) -> str:
        return f"{self.person} ({self.organisation})"


class Expert(models.Model):
    """A person who supports territories: skills, languages, days."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="expert")
    skills = models.JSONField(default=list, blank=True)
    days_available = models.DecimalField(max_digits=6, decimal_places=1, default=0)
    days_used = models.DecimalField(max_digits=6, decimal_places=1, default=0)

    class Meta:
        ordering = ["person__name"]

    def __str__(self) -> str:
        return str(self.person)
