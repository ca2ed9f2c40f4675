"""Match a call's applications with the organisations of the register in one go; what is new is added."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.calls.domain.register_matches import confirm_organisation, organisation_suggestions, stated
from circulade.calls.models import Call
from circulade.calls.queries.applications import submitted
from circulade.register.domain.matching import SURE, open_register
from circulade.register.domain.organisations import OrganisationValues, create_organisation
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Organisation

if TYPE_CHECKING:
    from circulade.accounts.models import User


def tie_organisations(call: Call, *, by: "User", now: datetime) -> int:
    """Tie each application to the organisation that it names; returns how many were tied.

    An organisation whose name is in the register beyond doubt is taken, one that the register lacks is added;
    an application that names none, or one the register refuses, is left for somebody to look at.
    """
    register = open_register(call.programme)
    made: dict[tuple[str, str], Organisation] = {}
    done = 0
    with transaction.atomic():
        for application in submitted(call).filter(organisation=None).order_by("ref"):
            says = stated(application)
            if not says.organisation:
                continue
            sure = [
                one.organisation
                for one in organisation_suggestions(application, register=register)
                if one.score >= SURE
            ]
            key = (says.organisation.casefold(), application.country)
            found = sure[0] if len(sure) == 1 else made.get(key)
            if found is None and not sure:
                values = OrganisationValues(
                    name={application.language: says.organisation},
                    kind=application.organisation_kind,
                    country=application.country,
                    territories=tuple(application.territories.all()),
                    invented=call.invented,
                )
                try:
                    found = made[key] = create_organisation(call.programme, values, by=by)
                except RegisterProblem:
                    continue
            if found is not None:
                confirm_organisation(application, found, by=by, now=now)
                done += 1
    return done
