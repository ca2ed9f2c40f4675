"""Say a finding as a sentence, with the way out where something is missing."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from circulade.calls.enums import FindingOutcome
from circulade.calls.models import Application, Finding, FrozenQuestion
from circulade.core.text.moment import moment
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name, is_country

NAMES = {
    "country": gettext_lazy("Country"),
    "kind": gettext_lazy("Kind of organisation"),
    "complete": gettext_lazy("Completeness"),
    "deadline": gettext_lazy("Deadline"),
    "territory": gettext_lazy("Territory and codes"),
    "population": gettext_lazy("Population"),
    "alone": gettext_lazy("One application per territory"),
}
TONES = {FindingOutcome.MET: "good", FindingOutcome.NOT_MET: "bad", FindingOutcome.UNCLEAR: "warn"}


def sentence(
    finding: Finding,
    application: Application,
    questions: tuple[FrozenQuestion, ...],
    *,
    hidden: Collection[str] = (),
) -> str:
    """Say what a check found; `hidden` are references that the reader may not know."""
    detail: dict[str, Any] = finding.detail
    match finding.check_code:
        case "country":
            return _country(detail, finding.outcome)
        case "kind":
            return _kind(detail, finding.outcome)
        case "complete":
            return _complete(detail, questions)
        case "deadline":
            return _deadline(detail, application)
        case "territory":
            return _territory(detail, application)
        case "population":
            return _population(detail, finding.outcome, application)
        case _:
            return _alone(detail, hidden)


def _country_name(code: str) -> str:
    return country_name(code, get_language() or "en") if is_country(code) else code


def _country(detail: dict[str, Any], outcome: str) -> str:
    said = detail["country"]
    if not said:
        return _("No country is stated.")
    name = _country_name(said)
    if outcome == FindingOutcome.MET:
        return _("%s may apply.") % name
    allowed = ", ".join(map(_country_name, detail["allowed"]))
    return _("%(name)s is not among the countries that may apply: %(allowed)s.") % {
        "name": name,
        "allowed": allowed,
    }


def _kind_name(code: str) -> str:
    return str(OrganisationKind(code).label) if code in OrganisationKind.values else code


def _kind(detail: dict[str, Any], outcome: str) -> str:
    if not detail["kind"]:
        return _("No kind of organisation is stated.")
    if outcome == FindingOutcome.MET:
        return _("A %s may apply.") % _kind_name(detail["kind"])
    allowed = ", ".join(map(_kind_name, detail["allowed"]))
    said = {"kind": _kind_name(detail["kind"]), "allowed": allowed}
    return _("A %(kind)s may not apply; these may: %(allowed)s.") % said


def _titles(codes: Iterable[str], questions: tuple[FrozenQuestion, ...]) -> str:
    titles = {question.code: str(question) for question in questions}
    return "; ".join(f"“{titles.get(code, code)}”" for code in codes)


def _complete(detail: dict[str, Any], questions: tuple[FrozenQuestion, ...]) -> str:
    parts = []
    if detail["missing"]:
        parts.append(_("Required, but not answered: %s.") % _titles(detail["missing"], questions))
    if detail["broken"]:
        parts.append(_("Against a rule of the question: %s.") % _titles(detail["broken"], questions))
    return " ".join(parts) or _("Every required question is answered.")


def _deadline(detail: dict[str, Any], application: Application) -> str:
    zone = ZoneInfo(application.call.time_zone)
    said = {
        key: moment(datetime.fromisoformat(detail[key]), zone=zone) if detail[key] else ""
        for key in ("deadline", "sent", "first_saved")
    }
    if not said["deadline"] or not said["sent"]:
        return _("The call has no deadline, or it is not known when the application was sent in.")
    if detail["sent"] < detail["deadline"]:
        return _("Sent in %(sent)s, before the deadline %(deadline)s.") % said
    text = _("Sent in %(sent)s, after the deadline %(deadline)s.") % said
    if detail["on_behalf"]:
        return f"{text} {_('The office entered it, with a reason.')}"
    if detail["first_saved"] and detail["first_saved"] < detail["deadline"]:
        return f"{text} {_('It was first saved in time, on %(first_saved)s, and changed later.') % said}"
    return text


def _names(refs: Iterable[str], application: Application) -> str:
    """Name territories: a finding holds references only, and one that was untied since keeps its own."""
    names = {each.ref: str(each.name) for each in application.territories.all()}
    return ", ".join(names.get(ref, ref) for ref in refs)


def _territory(detail: dict[str, Any], application: Application) -> str:
    if not detail["territories"]:
        return _("The territory is not confirmed in the register yet.")
    if detail["without_codes"]:
        return _("Without NUTS codes in the register: %s.") % _names(detail["without_codes"], application)
    return _("Confirmed, with its codes: %s.") % _names(detail["territories"], application)


def _population(detail: dict[str, Any], outcome: str, application: Application) -> str:
    if outcome == FindingOutcome.MET:
        return _("Declared, or not needed.")
    if detail["without_population"]:
        lacking = _names(detail["without_population"], application)
        return _("A city's class follows from its declared population; it is missing for: %s.") % lacking
    return _("A city's class follows from its declared population; none is stated.")


def _alone(detail: dict[str, Any], hidden: Collection[str]) -> str:
    if not detail["others"]:
        return _("No other application is for this territory.")
    others = [ref for ref in detail["others"] if ref not in hidden]
    if len(others) < len(detail["others"]):
        others.append(_("an application that you have a conflict with"))
    return _(
        "The same territory is applied for by %s: both are assessed, at most one is chosen."
    ) % ", ".join(others)
