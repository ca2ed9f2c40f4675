"""Carry what answers mean over to the application: its name, contact, language and consent."""

from collections.abc import Iterator, Mapping
from typing import Any

from circulade.accounts.enums import Maturity
from circulade.calls.domain.text import clean_line
from circulade.calls.enums import Purpose
from circulade.calls.models import Application, FrozenQuestion
from circulade.calls.queries.questions import questions_for
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import is_country, iso
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language


def by_purpose(questions: tuple[FrozenQuestion, ...], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers by what they mean to the register; of needs and offers the first."""
    found: dict[str, Any] = {}
    for question in questions:
        if question.purpose and values.get(question.code) is not None:
            found.setdefault(question.purpose, values[question.code])
    return found


def all_for_purpose(
    questions: tuple[FrozenQuestion, ...], values: Mapping[str, Any], purpose: str
) -> Iterator[tuple[FrozenQuestion, Any]]:
    """Yield each answered question of a purpose, such as every need."""
    for question in questions:
        if question.purpose == purpose and values.get(question.code) is not None:
            yield question, values[question.code]


def _words(value: Any) -> str:
    return clean_line(value.get("name", "") if isinstance(value, Mapping) else value or "")


def _country(said: Mapping[str, Any]) -> str:
    for purpose in (Purpose.COUNTRY, Purpose.REGION_CODES, Purpose.TERRITORY):
        value = said.get(purpose)
        code = value.get("country", "") if isinstance(value, Mapping) else str(value or "")
        if code and is_country(code):
            return iso(code)
    return ""


def take_over(application: Application, values: Mapping[str, Any]) -> None:
    """Set the fields of an application from its answers; the caller saves it."""
    said = by_purpose(questions_for(application), values)
    name = _words(said.get(Purpose.TERRITORY)) or _words(said.get(Purpose.ORGANISATION))
    application.name = name[:300]
    application.contact_name = _words(said.get(Purpose.CONTACT_NAME))[:200]
    email = _words(said.get(Purpose.CONTACT_EMAIL))
    application.contact_email = email[:254] if "@" in email else ""
    application.may_publish_name = said.get(Purpose.PUBLISH_CONSENT) is True
    application.country = _country(said) or application.country
    kind = said.get(Purpose.ORGANISATION_KIND)
    if kind in OrganisationKind.values:
        application.organisation_kind = str(kind)
    application.language = _language(said.get(Purpose.LANGUAGE)) or application.language


def _language(value: Any) -> str:
    try:
        return language(str(value)).code if value else ""
    except UnknownCode:
        return ""


def stated_population(said: Mapping[str, Any]) -> int | None:
    """Return the declared population as a whole number, where one was given."""
    value = str(said.get(Purpose.POPULATION) or "")
    return int(value) if value.isdecimal() else None


def stated_maturity(said: Mapping[str, Any]) -> str:
    """Return the maturity level, where the answer is one."""
    value = str(said.get(Purpose.MATURITY) or "")
    return value if value in Maturity.values else ""
