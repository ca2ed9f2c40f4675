"""Change a programme's settings."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from circulade.accounts.models import Programme, User
from circulade.core.domain.audit import audit


def change_programme(programme: Programme, *, values: Mapping[str, Any], by: User) -> Programme:
    """Set fields of a programme; the audit trail says which ones changed, not the words."""
    with transaction.atomic():
        changed = sorted(field for field, value in values.items() if getattr(programme, field) != value)
        for field in changed:
            setattr(programme, field, values[field])
        if changed:
            programme.save(update_fields=changed)
            audit(programme, "programme changed", by=by, changes={"fields": (None, changed)})
    return programme
