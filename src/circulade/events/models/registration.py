"""Registrations: who wants to attend an event, and how far they have come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from circulade.events.enums import Mode, RegistrationState
from circulade.events.models.event import Event
from circulade.events.models.seats import Admission
from circulade.register.enums import OrganisationKind
from circulade.register.models import Organisation, Person, Territory

# Without letters and figures that are taken for one another.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """Return a code to be typed at the door."""
    return get_random_string(8, ALPHABET)


def new_key() -> str:
    """Return the secret from which the links of a registration are made."""
    return get_random_string(32)


class Registration(models.Model):
    """One person's request to attend, in person or online; no account is needed.

    `leader` is the person with whom somebody waits: a guest's host, or who registered the group.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="registrations")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    code = models.CharField(max_length=12, default=new_code)
    key = models.CharField(max_length=40, default=new_key, help_text="Links are signed with it.")
    state = models.CharField(
        max_length=10, choices=RegistrationState.choices, default=RegistrationState.REQUESTED
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True, help_text="A guest may have none.")
    language = models.CharField(max_length=10, default="en")
    organisation_name = models.CharField(max_length=300, blank=True)
    organisation_kind = models.CharField(max_length=20, choices=OrganisationKind.choices, blank=True)
    country = models.CharField(max_length=2, blank=True)
    territory_name = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    leader = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="companions"
    )
    guest = models.BooleanField(default=False)
    replaces = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
        help_text="The same person's seat the other way, given up as soon as this one has a seat.",
    )
    answers = models.JSONField(default=dict, blank=True, help_text="Question code → answer.")
    answers_until = models.JSONField(
        default=dict, blank=True, help_text="Day on which an answer is deleted, by question, as promised."
    )
    reason = models.JSONField(
        default=dict, blank=True, help_text="Why the state is what it is: code and parameters."
    )
    listed = models.BooleanField(default=False, help_text="Agreed to stand in the list of participants.")
    requested_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    feedback_given = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["requested_at", "pk"]
        indexes = [models.Index(fields=["admission", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["event", "code"], name="registration_code_once"),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~Q(email="")
                & ~Q(state__in=["withdrawn", "refused", "lapsed"])
                & Q(replaces__isnull=True),
                name="registered_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.event.programme_id
