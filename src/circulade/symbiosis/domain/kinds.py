"""State what moving heat, water or a use of spare capacity takes in a district."""

from typing import Any

from django.db import transaction

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.symbiosis.models import District, KindTerms


def state_terms(district: District, kind: str, *, by: User | None, **values: Any) -> KindTerms:
    """State the inputs of a kind; what was stated before is replaced, plans keep what they were computed from."""
    with transaction.atomic():
        made, is_new = KindTerms.objects.update_or_create(district=district, kind=kind, defaults=values)
        said = "kind inputs stated" if is_new else "kind inputs changed"
        audit(made, said, by=by, changes={"kind": (None, kind)})
    return made


def drop_terms(terms: KindTerms, *, by: User | None) -> None:
    """Take the inputs of a kind off the record."""
    with transaction.atomic():
        audit(terms, "kind inputs removed", by=by, changes={"kind": (terms.kind, None)})
        terms.delete()
