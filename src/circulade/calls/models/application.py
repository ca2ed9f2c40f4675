"""Applications, their answers, and the colleagues who write them."""

from django.conf import settings
from django.db import models

from circulade.calls.enums import ApplicationSource, ApplicationState, Confirmation, Eligibility
from circulade.calls.models.call import Call
from circulade.calls.models.question import QuestionnaireVersion
from circulade.core.models import Attachment, Remark
from circulade.register.enums import OrganisationKind
from circulade.register.models import Organisation, Participation, Territory


class Application(models.Model):
    """One organisation's answer to a call, for one or more territories: one row, one place."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="applications")
    ref = models.CharField(max_length=60, help_text="Reference in pools, dossiers and letters.")
    state = models.CharField(max_length=10, choices=ApplicationState.choices, default=ApplicationState.DRAFT)
    source = models.CharField(max_length=8, choices=ApplicationSource.choices, default=ApplicationSource.WEB)
    contribution_id = models.CharField(max_length=80, blank=True, help_text="Key of an import.")
    questionnaire = models.ForeignKey(
        QuestionnaireVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=10, default="en")
    organisation_kind = models.CharField(
        max_length=20, choices=OrganisationKind.choices, blank=True, help_text="As said before applying."
    )
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166 code, as said before applying.")
    name = models.CharField(
        max_length=300, blank=True, help_text="Territory or organisation, as applicants wrote it."
    )
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )
    territories = models.ManyToManyField(Territory, blank=True, related_name="applications")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    on_behalf_reason = models.ForeignKey(
        Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    extended_until = models.DateTimeField(null=True, blank=True, help_text="An extension for this one.")
    eligibility = models.CharField(max_length=10, choices=Eligibility.choices, default=Eligibility.OPEN)
    eligibility_reason = models.ForeignKey(
        Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    eligibility_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    eligibility_at = models.DateTimeField(null=True, blank=True)
    may_publish_name = models.BooleanField(default=False)
    confirmation = models.CharField(max_length=10, choices=Confirmation.choices, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    participation = models.ForeignKey(
        Participation, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )
    receipt_sha256 = models.CharField(max_length=64, blank=True, help_text="Of the answers as submitted.")

    class Meta:
        ordering = ["call", "ref"]
        constraints = [
            models.UniqueConstraint(fields=["call", "ref"], name="application_ref_once"),
            models.UniqueConstraint(
                fields=["call", "contribution_id"],
                condition=~models.Q(contribution_id=""),
                name="contribution_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"


class Answer(models.Model):
    """One answer of the working copy; what counts after submission is the last `Submission`.

    `revision` grows with every change, so that a later writer sees the difference; `before` is what stood
    there (as revision `before_revision`) when the last writer began, so that the difference has three sides.
    A draft may hold what does not satisfy its question yet.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    before = models.JSONField(null=True)
    before_revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="one_answer_each")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.question}"


class Submission(models.Model):
    """The answers as sent in: never changed; a later one of the same application takes its place."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    questionnaire = models.ForeignKey(
        QuestionnaireVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answers = models.JSONField(help_text="Code of the question → value, visible questions only.")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["application", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["application", "number"], name="submission_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.application.ref}, submission {self.number}"


class Colleague(models.Model):
    """Somebody who may edit an application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="colleagues")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "user"], name="colleague_once")]

    def __str__(self) -> str:
        return f"{self.user} on {self.application}"
