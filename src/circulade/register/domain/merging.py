"""Make two records of the register one, without losing a link."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.register.domain.changing import plain, save_change, shown
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.relinking import Moved, relink, unify
from circulade.register.models import Contact, Organisation, Participation, Person, Territory
from circulade.register.queries.names import names_of

if TYPE_CHECKING:
    from circulade.accounts.models import User

Mergeable = TypeVar("Mergeable", Territory, Organisation, Person)
# What the person who merges may take from the record that goes; the name is always kept in all languages.
CHOICES: dict[type[Any], tuple[str, ...]] = {
    Territory: (
        "kind",
        "country",
        "description",
        "population",
        "population_year",
        "population_source",
        "class_override",
        "type_override",
        "override_reason",
        "maturity",
        "latitude",
        "longitude",
        "website",
        "source",
        "public",
        "invented",
    ),
    Organisation: ("kind", "role", "country", "website", "public", "invented"),
    Person: ("name", "email", "phone", "languages", "user", "invented"),
}
# A population without its own year and source would say something false; so would half a place.
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("population", "population_year", "population_source"),
    ("latitude", "longitude"),
    ("class_override", "type_override", "override_reason"),
)


def merge(kept: Mergeable, gone: Mergeable, *, by: "User | None", take: Iterable[str] = ()) -> Mergeable:
    """Merge `gone` into `kept`: every relation moves, blanks are filled, `take` names fields taken over.

    `gone` stays as an empty record that leads to `kept`; the audit entry keeps the ids moved, for undoing.
    """
    if type(kept) is not type(gone) or kept.pk == gone.pk or kept.programme_id != gone.programme_id:
        raise RegisterProblem({"": _("Choose two different records of the same kind and programme.")})
    with transaction.atomic():
        first, second = _both_locked(kept, gone)
        if first.merged_into_id or second.merged_into_id:
            raise RegisterProblem({"": _("One of the two has been merged meanwhile: look at it again.")})
        taken = _fill(first, second, set(take))
        moved = relink(second, first)
        _unify_repeated(first, moved)
        second.merged_into = first
        save_change(second)
        save_change(first)
        changes: dict[str, tuple[Any, Any]] = {"merged": (second.pk, first.pk)}
        changes |= {name: (sorted(map(str, ids)), first.pk) for name, ids in sorted(moved.items())}
        changes |= {f"taken {name}": (None, second.pk) for name in taken}
        audit(first, f"{first._meta.model_name} merged", by=by, changes=changes)
    return first


def _both_locked(kept: Mergeable, gone: Mergeable) -> tuple[Mergeable, Mergeable]:
    """Lock both in the order of their ids, so that two merges at once cannot wait for each other."""
    rows = type(kept)._default_manager.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    return found[kept.pk], found[gone.pk]


def _fill(kept: Mergeable, gone: Mergeable, take: set[str]) -> list[str]:
    """Take over chosen fields and those that the kept record lacks; names of both stay in all languages."""
    allowed = CHOICES[type(kept)]
    for group in TOGETHER:
        if take & set(group):
            take |= set(group)
    taken = []
    for name in allowed:
        group = next((each for each in TOGETHER if name in each), (name,))
        lacking = all(_blank(getattr(kept, part)) for part in group)
        if name in take or (lacking and not _blank(getattr(gone, name))):
            taken.append(name)
    values = {name: getattr(gone, name) for name in taken}
    for name, value in values.items():
        setattr(kept, name, value)
    if not isinstance(kept, Person) and not isinstance(gone, Person):
        names = names_of(gone) | names_of(kept)
        kept.name = plain(names)
    return taken


def _blank(value: Any) -> bool:
    """Whether there is nothing to lose; yes and no are both something."""
    return not isinstance(value, bool) and shown(value) == ""


def _unify_repeated(kept: Mergeable, moved: Moved) -> None:
    """Participations and contacts that now stand twice become one."""
    if isinstance(kept, Territory | Organisation):
        _unify_equal(
            list(kept.participations.order_by("pk")),
            (
                "territory_id",
                "organisation_id",
                "project_id",
                "kind",
                "label",
                "content_type_id",
                "object_id",
            ),
            moved,
        )
    if isinstance(kept, Organisation | Person):
        _unify_equal(list(kept.contacts.order_by("pk")), ("person_id", "organisation_id"), moved)


def _unify_equal(rows: list[Any], names: tuple[str, ...], moved: Moved) -> None:
    """Unify rows that agree in these fields and whose dates do not contradict each other."""
    stay: list[Participation | Contact] = []
    for row in rows:
        twin = next(
            (
                other
                for other in stay
                if all(getattr(row, name) == getattr(other, name) for name in names)
                and _agree(row.since, other.since)
                and _agree(row.until, other.until)
                and getattr(row, "state", "") == getattr(other, "state", "")
            ),
            None,
        )
        if twin is None:
            stay.append(row)
        else:
            unify(row, twin, moved)


def _agree(one: Any, other: Any) -> bool:
    return one is None or other is None or one == other
