"""Find and list organisations, people, projects and experts."""

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme
from circulade.register.models import Expert, Organisation, Person, Project
from circulade.register.queries.territories import named_like


def current_organisations(programme: Programme) -> QuerySet[Organisation]:
    """Those that have not been merged into another."""
    return programme.organisations.filter(merged_into=None)


def public_organisations(programme: Programme) -> QuerySet[Organisation]:
    """Those that everybody may see."""
    return current_organisations(programme).filter(public=True)


def narrowed_organisations(
    rows: QuerySet[Organisation], *, text: str = "", country: str = "", kind: str = "", role: str = ""
) -> QuerySet[Organisation]:
    """Narrow a list of organisations; "" is everything."""
    asked = {"country": country, "kind": kind, "role": role}
    rows = rows.filter(**{field: value for field, value in asked.items() if value})
    return rows.filter(pk__in=named_like(rows, text)) if text.strip() else rows


def find_organisation(programme: Programme, ref: str) -> Organisation | None:
    """The organisation of a reference; one that was merged gives the one it was merged into."""
    found = programme.organisations.select_related("merged_into").filter(ref=ref).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found


def find_person(programme: Programme, pk: int) -> Person | None:
    """A person by number; one that was merged gives the one it was merged into."""
    found = programme.people.select_related("merged_into").filter(pk=pk).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found


def current_people(programme: Programme, *, text: str = "") -> QuerySet[Person]:
    """People who were not merged or erased, with their contacts; `text` is looked for in name and e-mail."""
    rows = programme.people.filter(merged_into=None, erased_at=None)
    rows = rows.prefetch_related("contacts__organisation").select_related("expert")
    return rows.filter(Q(name__icontains=text) | Q(email__icontains=text)) if text else rows


def current_experts(programme: Programme, *, text: str = "") -> QuerySet[Expert]:
    """Experts of a programme with the people behind them."""
    rows = Expert.objects.filter(
        person__programme=programme, person__merged_into=None, person__erased_at=None
    )
    rows = rows.select_related("person")
    return rows.filter(Q(person__name__icontains=text) | Q(skills__icontains=text)) if text else rows


def current_projects(programme: Programme, *, text: str = "") -> QuerySet[Project]:
    """Projects of a programme with who takes part in them."""
    rows = programme.projects.prefetch_related("organisations", "territories")
    if not text.strip():
        return rows
    return rows.filter(Q(pk__in=named_like(rows, text)) | Q(acronym__icontains=text))
