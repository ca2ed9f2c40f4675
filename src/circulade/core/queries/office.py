"""What the office's lists of `core` show."""

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from circulade.core.models import AuditEntry, Letter, QueuedTask, Run
from circulade.core.withholding import withheld_from

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User


def audit_entries(
    programme: "Programme",
    *,
    action: str = "",
    subject: str = "",
    actor: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEntry]:
    """Return the programme's entries and those of the installation, newest first; `subject` is a type, or type:id."""
    found = AuditEntry.objects.filter(Q(programme_id=programme.pk) | Q(programme_id=None))
    if action:
        found = found.filter(action__icontains=action)
    if subject:
        kind, _, identity = subject.partition(":")
        found = found.filter(subject_type__icontains=kind.strip())
        found = found.filter(subject_id=identity.strip()) if identity else found
    if actor is not None:
        found = found.filter(actor_id=actor)
    if since:
        found = found.filter(at__date__gte=since)
    if until:
        found = found.filter(at__date__lte=until)
    return found.order_by("-number")


def history_of(subject: Model) -> list[AuditEntry]:
    """Return what happened to a record, with who did it, earliest first."""
    found = AuditEntry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(found.select_related("actor").order_by("number"))


def letters_of(
    programme: "Programme", *, reader: "User", state: str = "", kind: str = "", text: str = ""
) -> QuerySet[Letter]:
    """Return a programme's letters, newest first, without those about records that are kept from the reader."""
    found = Letter.objects.filter(programme_id=programme.pk)
    for model, keys in withheld_from(reader, programme):
        about = ContentType.objects.get_for_model(model)
        found = found.exclude(content_type=about, object_id__in=keys)
    if state:
        found = found.filter(state=state)
    if kind:
        # A result of one track has the track behind a colon.
        found = found.filter(Q(kind=kind) | Q(kind__startswith=f"{kind}:"))
    if text:
        found = found.filter(Q(to__icontains=text) | Q(to_name__icontains=text) | Q(subject__icontains=text))
    return found


def queued_tasks(*, state: str = "") -> QuerySet[QueuedTask]:
    """Return what stands in the queue, newest first."""
    return QueuedTask.objects.filter(state=state) if state else QueuedTask.objects.all()


def runs_of(programme: "Programme", *, engine: str = "") -> QuerySet[Run]:
    """Return a programme's runs, newest first, without their bulky inputs and results."""
    found = Run.objects.filter(programme_id=programme.pk).select_related("by").defer("inputs", "result")
    return found.filter(engine=engine) if engine else found
