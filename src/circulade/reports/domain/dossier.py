"""The dossier of a call's selection: what the engine says, with names, panel decisions, conflicts and provenance."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Assessor, Call, Conflict
from circulade.cohorts.domain.pictures import members_map
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.words import Words, words_of
from circulade.cohorts.models import CohortSelection, PanelDecision
from circulade.cohorts.sources import Attribute, Shown, source_of
from circulade.engines.selection import Rules
from circulade.files.bundle import write_bundle
from circulade.files.charts import Chart
from circulade.files.dossier import (
    ApplicantLine,
    BalanceRow,
    BalanceTable,
    ConflictLine,
    DossierData,
    Figure,
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
    plain = dossier_data(pool, rules, result, title=str(call.title), sha256=selection.run.inputs_sha256)
    words = words_of(selection.rule_set)
    said = source_of(call).sentences(call, parameters=selection.rule_set.parameters)
    reasons = {one.ref: words.reason(one, rules) for one in result.outcomes}
    programme, refused = call.programme, tuple(_not_eligible(call))
    return replace(
        plain,
        subtitle=_("Selection %(number)s, %(state)s")
        % {"number": selection.number, "state": selection.get_state_display()},
        programme=str(programme.name),
        office=programme.office_name,
        label=_("Demonstration: all applicants are invented") if call.invented or programme.invented else "",
        figures=_figures(plain.figures, eligible=len(pool.applicants), refused=len(refused)),
        rules=tuple(_rules(plain.rules, rules, words, said)),
        balance=tuple(_table(table, words) for table in plain.balance),
        pictures=_pictures(members_map(result.members, shown, words)),
        tracks=tuple(
            TrackMembers(
                words.names.get(track.track, track.track), track.places, _named(track.members, shown, reasons)
            )
            for track in plain.tracks
        ),
        reserve=_named(plain.reserve, shown, reasons),
        out=_named(plain.out, shown, reasons),
        ineligible=(*_named(plain.ineligible, shown, reasons), *refused),
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


def _named(
    lines: Iterable[ApplicantLine], shown: Mapping[str, Shown], reasons: Mapping[str, str]
) -> tuple[ApplicantLine, ...]:
    nobody = Shown("", "")
    return tuple(
        replace(
            line,
            name=shown.get(line.ref, nobody).name,
            country=shown.get(line.ref, nobody).country,
            reason=reasons.get(line.ref, line.reason),
        )
        for line in lines
    )


def _rules(
    lines: Iterable[RuleLine], rules: Rules, words: Words, sentences: Mapping[str, str]
) -> Iterable[RuleLine]:
    """The rules in the page's words, with how a computed attribute is computed beside the rule that uses it."""
    for line, (key, rule) in zip(lines, rules.keyed(), strict=True):
        attribute = getattr(getattr(rule, "group", rule), "attribute", "")
        said = [words.rule(rules, key), *([sentences[attribute]] if attribute in sentences else [])]
        yield replace(line, sentence=" ".join(said))


def _table(table: BalanceTable, words: Words) -> BalanceTable:
    known = words.attributes.get(table.attribute)
    if known is None:
        return table
    rows = tuple(_row(row, known) for row in table.rows)
    tracks = tuple(words.names.get(track, track) for track in table.tracks)
    return replace(table, attribute=str(known.label), tracks=tracks, rows=rows)


def _figures(figures: tuple[Figure, ...], *, eligible: int, refused: int) -> tuple[Figure, ...]:
    """The engine's figures after those of the call: it knows no application that the office found not eligible."""
    _applicants, above, *rest = figures
    return (
        Figure(_("applications"), str(eligible + refused)),
        Figure(_("eligible"), str(eligible)),
        replace(above, label=_("above the thresholds")),
        *rest,
    )


def _row(row: BalanceRow, known: Attribute) -> BalanceRow:
    return replace(row, value=str(known.values.get(row.value, row.value)) if row.value else _("not stated"))


def _pictures(picture: Chart | None) -> tuple[Picture, ...]:
    return (Picture(picture.svg, picture.title, picture.description),) if picture else ()


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
