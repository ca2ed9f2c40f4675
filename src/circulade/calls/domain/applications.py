"""Begin an application: who may apply is asked before anything is typed."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import NotEligible, NotOpen
from circulade.calls.enums import ApplicationSource, Purpose
from circulade.calls.models import Answer, Application, Call, Colleague
from circulade.calls.queries.calls import is_open
from circulade.calls.queries.questions import current_version, for_purpose, questions_of
from circulade.core.domain.audit import audit
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name, is_country, iso

if TYPE_CHECKING:
    from circulade.accounts.models import User


def check_applicant(call: Call, *, kind: str, country: str) -> None:
    """Raise `NotEligible` with the reason if this kind of organisation or this country may not apply."""
    if call.eligible_kinds and kind not in call.eligible_kinds:
        allowed = ", ".join(str(OrganisationKind(each).label) for each in call.eligible_kinds)
        raise NotEligible(
            _("This kind of organisation cannot apply to this call. These can: %(kinds)s.")
            % {"kinds": allowed}
        )
    if not is_country(country):
        raise NotEligible(_("Please choose a country from the list."))
    if call.eligible_countries and iso(country) not in call.eligible_countries:
        allowed = ", ".join(country_name(each) for each in call.eligible_countries)
        raise NotEligible(
            _("Applicants from this country cannot apply to this call. These can: %(countries)s.")
            % {"countries": allowed}
        )


def next_ref(call: Call) -> str:
    """Return the next free reference, such as COMMUNITY-2025-017; call it under a lock on the call."""
    prefix = call.slug.upper()[:30].strip("-_")
    pattern = re.compile(re.escape(prefix) + r"-(\d+)")
    refs = call.applications.values_list("ref", flat=True)
    numbers = [int(found[1]) for ref in refs if (found := pattern.fullmatch(ref))]
    return f"{prefix}-{max(numbers, default=0) + 1:03d}"


def start(
    call: Call, *, kind: str, country: str, by: "User", now: datetime, language: str = "en"
) -> Application:
    """Begin a draft for somebody who may apply; raises `NotOpen` or `NotEligible`."""
    if not is_open(call, now):
        raise NotOpen(_("The call is not open for applications."))
    check_applicant(call, kind=kind, country=country)
    with transaction.atomic():
        application = enter(
            call, source=ApplicationSource.WEB, kind=kind, country=country, by=by, now=now, language=language
        )
        Colleague.objects.create(application=application, user=by, since=now)
    return application


def enter(
    call: Call,
    *,
    source: ApplicationSource,
    by: "User | None",
    now: datetime,
    kind: str = "",
    country: str = "",
    language: str = "en",
    ref: str = "",
    contribution_id: str = "",
) -> Application:
    """Store an empty draft, from the web, an import or the office. What was said before is already answered."""
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        application = Application.objects.create(
            call=call,
            ref=ref or next_ref(call),
            source=source,
            contribution_id=contribution_id,
            questionnaire=current_version(call),
            language=language,
            organisation_kind=kind,
            country=iso(country) if country else "",
            created_at=now,
        )
        _answer_what_was_said(application, by=by, now=now)
        audit(application, "application begun", by=by, changes={"source": (None, source)}, at=now)
    return application


def _answer_what_was_said(application: Application, *, by: "User | None", now: datetime) -> None:
    questions = questions_of(application.call)
    kind, country = application.organisation_kind, application.country
    said = {Purpose.ORGANISATION_KIND: kind, Purpose.COUNTRY: {"country": country, "nuts": [], "name": ""}}
    for purpose, value in said.items():
        question = for_purpose(questions, purpose)
        if question is None or not (kind if purpose == Purpose.ORGANISATION_KIND else country):
            continue
        if question.options and value not in {option.code for option in question.options}:
            continue
        if purpose == Purpose.COUNTRY and question.kind != "place":
            value = country
        Answer.objects.create(
            application=application, question=question.code, value=value, changed_at=now, changed_by=by
        )
