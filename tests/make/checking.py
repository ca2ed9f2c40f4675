"""Make applications that meet every eligibility check, and read what the checks say."""

from typing import Any

from tests.make import accounts, importing, register
from tests.make import calls as make

from circulade.calls.domain.eligibility import check_call
from circulade.calls.domain.finding_words import sentence
from circulade.calls.models import Application, Call
from circulade.calls.queries.questions import questions_for


def sent(call: Call, **fields: Any) -> Application:
    """Send in an application that meets every check, then set these fields."""
    answers = importing.ROW_VALUES | {"country": {"country": "FR", "nuts": [], "name": ""}}
    made = make.submitted(call, accounts.user(f"applicant-{call.applications.count()}"), **answers)
    Application.objects.filter(pk=made.pk).update(**fields)
    made.territories.add(
        register.territory(call.programme, f"t{made.pk}", population=60_000, population_year=2024)
    )
    made.territories.get().codes.create(code="FRE11")
    made.refresh_from_db()
    return made


def findings(application: Application) -> dict[str, str]:
    """Check, and return each outcome by its check."""
    check_call(application.call)
    return dict(application.findings.values_list("check_code", "outcome"))


def said(application: Application, code: str) -> str:
    """Check, and return what one check says."""
    check_call(application.call)
    return sentence(application.findings.get(check_code=code), application, questions_for(application))
