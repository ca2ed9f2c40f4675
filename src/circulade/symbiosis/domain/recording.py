"""Put on record what was decided, how ready a link is, and what it came to: the tool records, it does not rule."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.symbiosis.domain.amounts import MOST
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.enums import Readiness, Status, View
from circulade.symbiosis.models import (
    BorderRule,
    Decision,
    District,
    LinkYear,
    ReadinessCheck,
    Stream,
    SymbiosisLink,
)
from circulade.vocabularies.countries import is_country, iso

CONDITIONS = {
    "use": gettext_lazy("further use is certain"),
    "direct": gettext_lazy("used directly, without more than normal industrial practice"),
    "integral": gettext_lazy("made as an integral part of a production process"),
    "lawful": gettext_lazy("further use is lawful: product, environment and health rules are met"),
}
"""The four conditions of a by-product in Article 5 of the Waste Framework Directive, in our words."""


def record_decision(stream: Stream, *, by: User | None, on: date | None = None, **values: Any) -> Decision:
    """Record who decided what about the status of a stream in a country; a by-product names its conditions.

    Nothing was decided after `on`, where it is told.
    """
    country = iso(values["country"])
    wrong = dict[str, str]()
    if not is_country(country):
        wrong["country"] = _("%(code)s is not a country of Europe.") % {"code": values["country"]}
    met = [name for name in CONDITIONS if name in values.get("met", ())]
    if values["status"] == Status.BY_PRODUCT and len(met) < len(CONDITIONS):
        wrong["met"] = _("A by-product meets all four conditions: record the evidence for each.")
    if on is not None and values["decided_on"] > on:
        wrong["decided_on"] = _("This day is still to come: record what was decided.")
    if wrong:
        raise BadValues(wrong)
    with transaction.atomic():
        made = Decision.objects.create(
            district=stream.district,
            stream=stream,
            recorded_by=by,
            **{**values, "country": country, "met": met},
        )
        audit(
            made,
            "status recorded",
            by=by,
            changes={"status": (None, made.status), "country": (None, country)},
        )
    return made


def record_readiness(
    link: SymbiosisLink, levels: Mapping[str, tuple[str, str]], *, by: User | None
) -> list[ReadinessCheck]:
    """Record level and note in each of the six views."""
    made = []
    with transaction.atomic():
        before = dict(link.checks.values_list("view", "level"))
        for view in View:
            level, note = levels.get(view.value, ("", ""))
            kept, _new = ReadinessCheck.objects.update_or_create(
                link=link, view=view, defaults={"level": Readiness(level).value, "note": note}
            )
            made.append(kept)
        after = {each.view: each.level for each in made}
        if before != after:
            changes = {view: (before.get(view, ""), level) for view, level in after.items()}
            audit(link, "readiness recorded", by=by, changes=changes)
    return made


def record_year(
    link: SymbiosisLink, *, year: int, by: User | None, on: date | None = None, **values: Any
) -> LinkYear:
    """Record what a link came to in a year; CO2 needs the source and version of its factor.

    Years after that of `on`, where it is told, came to nothing yet.
    """
    wrong = dict[str, str]()
    if not 1950 <= year <= 2100:
        wrong["year"] = _("The year lies outside 1950 to 2100.")
    elif on is not None and year > on.year:
        wrong["year"] = _("This year is still to come: enter what was reached.")
    unit = link.have.unit
    landfill, moved = values.get("landfill"), values.get("tonnes")
    if unit == "t" and landfill is not None and moved is not None and landfill > moved:
        wrong["landfill"] = _("More than was exchanged: at most %(most)s t.") % {"most": f"{moved:,.15g}"}
    for name, most in (
        ("tonnes", MOST[unit]),
        *((name, MOST["t"]) for name in ("landfill", "virgin", "jobs")),
    ):
        value = values.get(name)
        if value is not None and not 0 <= value <= most:
            wrong[name] = _("From 0 to %(most)s.") % {"most": f"{most:,.0f}"}
    if values.get("co2_kg") is not None and not (values.get("co2_source") and values.get("co2_version")):
        wrong["co2_source"] = _("CO2 needs the source of its factor and its version.")
    if values.get("verified") and not values.get("evidence"):
        wrong["evidence"] = _("Say on which evidence it is verified.")
    if wrong:
        raise BadValues(wrong)
    with transaction.atomic():
        kept, is_new = LinkYear.objects.update_or_create(link=link, year=year, defaults=values)
        changes = {"year": (None, year), "verified": (None, bool(kept.verified))}
        audit(link, "year recorded" if is_new else "year corrected", by=by, changes=changes)
    return kept


def record_border(district: District, *, by: User | None, **values: Any) -> BorderRule:
    """Record what crossing a border takes, from which day to which, with its source."""
    wrong = dict[str, str]()
    for name in ("leaves", "enters"):
        values[name] = iso(values[name])
        if not is_country(values[name]):
            wrong[name] = _("%(code)s is not a country of Europe.") % {"code": values[name]}
    if values["leaves"] == values["enters"]:
        wrong["enters"] = _("A border lies between two countries.")
    if not values.get("source"):
        wrong["source"] = _("Say where the rule stands.")
    first, last = values.get("first"), values.get("last")
    if first and last and last < first:
        wrong["last"] = _("The last day comes before the first.")
    if wrong:
        raise BadValues(wrong)
    with transaction.atomic():
        made = BorderRule.objects.create(district=district, **values)
        audit(made, "border rule recorded", by=by, changes={"pair": (None, [made.leaves, made.enters])})
    return made


def drop_border(rule: BorderRule, *, by: User | None) -> None:
    """Take a border rule off the record."""
    with transaction.atomic():
        audit(rule, "border rule removed", by=by, changes={"pair": ([rule.leaves, rule.enters], None)})
        rule.delete()
