"""The dossier of a call's selection: what the engine says, with names, panel decisions, conflicts and provenance."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Literal

from django.utils.translation import gettext as _

from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Assessor, Call, Conflict
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.sources import Attribute, Shown, source_of
from circulade.cohorts.models import CohortSelection, PanelDecision
from circulade.files.bundle import write_bundle
from circulade.files.charts import Dot, dot_map
from circulade.files.dossier import (
    ApplicantLine,
    BalanceRow,
    BalanceTable,
    ConflictLine,
    DossierData,
    Picture,
    Provenance,
    RuleLine,
    Signature,
    TrackMembers,
    dossier_docx,
    dossier_pdf,
)
from circulade.files.dossier import PanelDecision as PanelLine
from circulade.files.selection import dossier_data, selection_members
from circulade.vocabularies.outlines import outlines_geojson


def call_of(selection: CohortSelection) -> Call:
    """Return the call of a selection; raises LookupError when it belongs to something else."""
    subject = selection.rule_set.about
    if not isinstance(subject, Call):
        raise LookupError("this selection does not belong to a call")
    return subject


def bundle_of(selection: CohortSelection) -> bytes:
    """Return the bundle that `circulade verify` recomputes: refs and pseudonyms, never names."""
    return write_bundle(selection_members(*result_of(selection)))


def pdf_of(selection: CohortSelection) -> bytes:
    """Return the dossier as PDF."""
    return dossier_pdf(dossier_of(selection), date=_day(selection))


def docx_of(selection: CohortSelection) -> bytes:
    """Return the dossier as DOCX."""
    return dossier_docx(dossier_of(selection), date=_day(selection))


def _day(selection: CohortSelection) -> date:
    return (selection.decided_at or selection.run.at).date()


def dossier_of(selection: CohortSelection) -> DossierData:
    """Gather the dossier as data."""
    call = call_of(selection)
    pool, rules, result = result_of(selection)
    shown = source_of(call).shown(call)
    plain = dossier_data(pool, rules, result, title=str(call.title))
    attributes = {one.name: one for one in source_of(call).attributes(call)}
    programme = call.programme
    return replace(
        plain,
        subtitle=_("Selection %(number)s, %(state)s")
        % {"number": selection.number, "state": selection.get_state_display()},
        programme=str(programme.name),
        office=programme.office_name,
        label=_("Demonstration: all applicants are invented") if call.invented or programme.invented else "",
        rules=tuple(_rules(plain.rules, source_of(call).sentences(call))),
        balance=tuple(_table(table, attributes) for table in plain.balance),
        pictures=tuple(_map(call, result.members, shown)),
        tracks=tuple(
            TrackMembers(_track_name(call, track.track), track.places, _named(track.members, shown))
            for track in plain.tracks
        ),
        reserve=_named(plain.reserve, shown),
        out=_named(plain.out, shown),
        ineligible=(*_named(plain.ineligible, shown), *_not_eligible(call)),
        panel_decisions=tuple(_panel(selection)),
        conflicts=tuple(_conflicts(call)),
        provenance=Provenance(
            engine=selection.run.engine,
            version=selection.run.contract,
            run=str(selection.run_id),
            input_sha256=selection.run.inputs_sha256,
            how_to_verify="circulade verify bundle.zip",
        ),
        notes=tuple(_notes(selection)),
        signatures=(Signature(_("For the panel")), Signature(_("For the office"), programme.office_name)),
    )


def _track_name(call: Call, code: str) -> str:
    found = call.tracks.filter(code=code).first()
    return str(found.name) if found else code


def _named(lines: Iterable[ApplicantLine], shown: Mapping[str, Shown]) -> tuple[ApplicantLine, ...]:
    return tuple(
        replace(line, name=found.name, country=found.country) if (found := shown.get(line.ref)) else line
        for line in lines
    )


def _rules(lines: Iterable[RuleLine], sentences: Mapping[str, str]) -> Iterable[RuleLine]:
    """Say beside a rule how the attribute it speaks of is computed."""
    for line in lines:
        said = [sentence for name, sentence in sentences.items() if name in line.sentence]
        yield replace(line, sentence=" ".join([line.sentence, *said])) if said else line


def _table(table: BalanceTable, attributes: Mapping[str, Attribute]) -> BalanceTable:
    known = attributes.get(table.attribute)
    if known is None:
        return table
    rows = tuple(_row(row, known) for row in table.rows)
    return replace(table, attribute=str(known.label), rows=rows)


def _row(row: BalanceRow, known: Attribute) -> BalanceRow:
    return replace(row, value=str(known.values.get(row.value, row.value)) if row.value else _("not stated"))


def _map(call: Call, members: Mapping[str, tuple[str, ...]], shown: Mapping[str, Shown]) -> Iterable[Picture]:
    """Where the members are, drawn on the shipped outlines; at most three tracks can be told apart."""
    tracks = list(members)[:3]
    dots = [
        Dot(found.name, found.longitude, found.latitude, kind)
        for kind, track in enumerate(tracks)
        for ref in members[track]
        if (found := shown.get(ref)) and found.latitude is not None and found.longitude is not None
    ]
    if not dots:
        return
    caption = _("Where the members are")
    description = _("A map of Europe with a sign for each member whose place is known.")
    chart = dot_map(
        dots,
        outlines=_rings(),
        title=caption,
        description=description,
        kinds=[_track_name(call, track) for track in tracks],
    )
    yield Picture(chart.svg, caption, description)


@cache
def _rings() -> dict[str, list[list[tuple[float, float]]]]:
    """Outlines by country as the chart takes them: rings of longitude and latitude."""
    return {
        feature["properties"]["country"]: [
            [(point[0], point[1]) for point in ring]
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        ]
        for feature in outlines_geojson()["features"]
    }


def _not_eligible(call: Call) -> Iterable[ApplicantLine]:
    """Applications that never came before the assessors, with the reason given."""
    found: Iterable[Application] = call.applications.filter(
        state="submitted", eligibility=Eligibility.INELIGIBLE
    ).select_related("eligibility_reason")
    for one in found:
        said = one.eligibility_reason.text if one.eligibility_reason else ""
        yield ApplicantLine(one.ref, one.name, one.country, reason=said or _("Not eligible."))


def _panel(selection: CohortSelection) -> Iterable[PanelLine]:
    """The panel's decisions that this selection was computed with."""
    decisions: Iterable[PanelDecision] = selection.rule_set.panel_decisions.filter(
        at__lte=selection.run.at
    ).select_related("reason")
    for one in decisions:
        if one.revoked_at is None or one.revoked_at > selection.run.at:
            action: Literal["include", "exclude"] = "include" if one.action == "include" else "exclude"
            yield PanelLine(one.ref, action, one.reason.text, one.people)


def _conflicts(call: Call) -> Iterable[ConflictLine]:
    pseudonyms = dict(Assessor.objects.filter(call=call).values_list("user_id", "pseudonym"))
    found = Conflict.objects.filter(application__call=call).select_related("application")
    for one in found.order_by("application__ref", "user_id"):
        who = pseudonyms.get(one.user_id, _("office"))
        yield ConflictLine(
            who, one.application.ref, one.get_source_display(), _("did not see the application")
        )


def _notes(selection: CohortSelection) -> Iterable[str]:
    if selection.supersedes is not None:
        yield _("This selection supersedes selection %(number)s.") % {"number": selection.supersedes.number}
    if selection.replaces:
        yield _("It fills the place of %(ref)s, who gave it up; all other members stay.") % {
            "ref": selection.replaces
        }
    if selection.label:
        yield selection.label
