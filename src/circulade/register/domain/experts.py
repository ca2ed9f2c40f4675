"""Note who supports territories: skills, days available and used."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Expert, Person

if TYPE_CHECKING:
    from circulade.accounts.models import User


def make_expert(
    person: Person,
    *,
    skills: tuple[str, ...],
    days_available: Decimal,
    by: "User | None",
    days_used: Decimal = Decimal(0),
) -> Expert:
    """Make a person an expert, or change what is known of one; raises `RegisterProblem`."""
    problems: dict[str, str] = {}
    if days_available < 0:
        problems["days_available"] = _("Days cannot be negative.")
    if days_used < 0:
        problems["days_used"] = _("Days cannot be negative.")
    elif days_used > days_available >= 0:
        problems["days_used"] = _("More days are used than are available: raise the days available first.")
    if problems:
        raise RegisterProblem(problems)
    with transaction.atomic():
        old = Expert.objects.select_for_update().filter(person=person).first()
        made, _created = Expert.objects.update_or_create(
            person=person,
            defaults={
                "skills": [skill for skill in dict.fromkeys(s.strip() for s in skills) if skill],
                "days_available": days_available,
                "days_used": days_used,
            },
        )
        audit(
            person,
            "expert changed" if old else "expert created",
            by=by,
            changes={
                "days_available": (old and old.days_available, days_available),
                "days_used": (old and old.days_used, days_used),
            },
        )
    return made
