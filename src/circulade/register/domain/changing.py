"""Change a record of the register under a lock, with its revision and its audit entry."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models

from circulade.core.models.fields import Translated
from circulade.register.domain.problems import Difference, Outdated

Record = TypeVar("Record", bound=models.Model)
# Fields whose values are codes, numbers or dates: only these may stand in the audit trail as they are.
WORDLESS = (
    models.BooleanField,
    models.IntegerField,
    models.FloatField,
    models.DecimalField,
    models.DateField,
)


def locked(record: Record) -> Record:
    """Read a record again, locked until the end of the transaction."""
    return type(record)._default_manager.select_for_update().get(pk=record.pk)


def shown(value: Any) -> str:
    """A value as one line of text, all languages included."""
    if isinstance(value, Translated):
        value = value.data
    if isinstance(value, Mapping):
        return "; ".join(f"{language}: {text}" for language, text in sorted(value.items()) if text)
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, models.Model):
        return f"{value} (#{value.pk})"
    return "" if value is None else str(value)


def plain(value: Any) -> Any:
    """Mappings of languages become translated text, so that a record shows itself well before it is read again."""
    return (
        Translated({code: text for code, text in value.items() if text}) if isinstance(value, dict) else value
    )


def check_revision(record: models.Model, revision: int | None, values: Mapping[str, Any]) -> None:
    """Raise `Outdated` with the differences when the form was opened on an earlier revision."""
    stored_revision: int = record.revision  # type: ignore[attr-defined]  # every editable record has one
    if revision is None or revision == stored_revision:
        return
    differences = tuple(
        Difference(field, shown(getattr(record, field)), shown(value))
        for field, value in values.items()
        if shown(getattr(record, field)) != shown(value)
    )
    raise Outdated(differences, revision=stored_revision)


def set_own(record: models.Model, values: Mapping[str, Any], allowed: Iterable[str]) -> list[str]:
    """Set those of the allowed fields whose value differs, and return their names."""
    changed = [name for name in allowed if name in values and getattr(record, name) != values[name]]
    for name in changed:
        setattr(record, name, values[name])
    return changed


def assign(record: models.Model, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Set fields and return what changed, in a form that the audit trail may keep."""
    changes: dict[str, tuple[Any, Any]] = {}
    for name, value in values.items():
        old, new = getattr(record, name), plain(value)
        if shown(old) == shown(new):
            continue
        setattr(record, name, new)
        changes[name] = (_audited(record, name, old), _audited(record, name, new))
    return changes


def _audited(record: models.Model, name: str, value: Any) -> Any:
    """Codes, numbers and dates as they are; of words only whether there are any."""
    field = record._meta.get_field(name)
    coded = isinstance(field, models.CharField) and bool(field.choices)
    if coded or isinstance(field, WORDLESS) or name in {"country", "class_override", "type_override"}:
        return value.isoformat() if isinstance(value, date | datetime) else value
    if isinstance(value, models.Model):
        return value.pk
    return "text" if shown(value) else ""


def save_change(record: models.Model) -> None:
    """Save with the next revision."""
    record.revision += 1  # type: ignore[attr-defined]  # every editable record has one
    record.save()
