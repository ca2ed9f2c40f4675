"""Move everything that points to one record over to another, whatever app it is in.

Foreign keys, many-to-many links and generic relations are found through Django's own description of the
models, so that an app above the register loses nothing when two records become one.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction

Moved = dict[str, list[Any]]


def relink(gone: models.Model, kept: models.Model, *, skip: frozenset[str] = frozenset()) -> Moved:
    """Point all relations of `gone` to `kept`; returns the ids moved, by `app.model.field`.

    A row that would then stand twice (the same code, the same seat) is unified: its own relations move to the
    row that stays. `skip` names relations that the caller settles itself.
    """
    moved: Moved = defaultdict(list)
    for relation in _relations(gone):
        field = relation.field
        name = f"{field.model._meta.label_lower}.{field.name}"
        if name in skip:
            continue
        if isinstance(field, models.ManyToManyField):
            _move_links(field, gone, kept, moved, name)
        elif not field.model._meta.auto_created:
            rows = field.model._base_manager.filter(**{field.name: gone}).exclude(pk=_own(gone, field.model))
            _move_rows(rows, {field.attname: kept.pk}, moved, name)
    for field in gone._meta.many_to_many:
        for target in getattr(gone, field.name).all():
            getattr(kept, field.name).add(target)
            moved[f"{gone._meta.label_lower}.{field.name}"].append(target.pk)
    for generic in _generic_relations():
        name = f"{generic.model._meta.label_lower}.{generic.name}"
        found = {generic.ct_field: ContentType.objects.get_for_model(gone), generic.fk_field: str(gone.pk)}
        target = {generic.fk_field: str(kept.pk)}
        _move_rows(generic.model._base_manager.filter(**found), target, moved, name)
    return dict(moved)


def _own(gone: models.Model, model: type[models.Model]) -> Any:
    """The row of `gone` itself, which stays where it is when a model refers to itself."""
    return gone.pk if isinstance(gone, model) else None


def _relations(record: models.Model) -> Iterator[Any]:
    for relation in record._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and getattr(relation, "field", None) is not None:
            yield relation


def _generic_relations() -> Iterator[Any]:
    for model in apps.get_models():
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                yield field


def _move_links(field: Any, gone: models.Model, kept: models.Model, moved: Moved, name: str) -> None:
    """Many-to-many links declared on the other side."""
    for holder in field.model._base_manager.filter(**{field.name: gone}):
        links = getattr(holder, field.name)
        links.remove(gone)
        links.add(kept)
        moved[name].append(holder.pk)


def _move_rows(rows: models.QuerySet[Any], target: dict[str, Any], moved: Moved, name: str) -> None:
    for row in rows:
        before = {field: getattr(row, field) for field in target}
        for field, value in target.items():
            setattr(row, field, value)
        try:
            with transaction.atomic():
                row.save(update_fields=list(target))
            moved[name].append(row.pk)
        except IntegrityError:
            twin = twin_of(row)
            if twin is None:
                raise
            for field, value in before.items():
                setattr(row, field, value)
            unify(row, twin, moved)


def twin_of(row: models.Model) -> Any:
    """The stored row that stands where this one would: equal in the fields of a unique constraint."""
    for names in _unique_fields(type(row)):
        columns = {field.name: field.attname for field in row._meta.concrete_fields}
        lookup = {columns[name]: getattr(row, columns[name]) for name in names}
        if any(value is None for value in lookup.values()):
            continue
        if (found := type(row)._base_manager.filter(**lookup).exclude(pk=row.pk).first()) is not None:
            return found
    return None


def _unique_fields(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            yield tuple(constraint.fields)
    for together in model._meta.unique_together:
        yield tuple(together)
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.name,)


def unify(row: models.Model, twin: models.Model, moved: Moved) -> None:
    """Make two rows that say the same one: fill what the one that stays lacks, move relations, delete."""
    changed = []
    for field in row._meta.concrete_fields:
        lacking = getattr(twin, field.attname) in (None, "", [], {})
        if lacking and not field.unique and getattr(row, field.attname) not in (None, "", [], {}):
            setattr(twin, field.attname, getattr(row, field.attname))
            changed.append(field.name)
    if changed:
        twin.save(update_fields=changed)
    for name, ids in relink(row, twin).items():
        moved.setdefault(name, []).extend(ids)
    moved.setdefault(f"{row._meta.label_lower} unified into {twin.pk}", []).append(row.pk)
    row.delete()
