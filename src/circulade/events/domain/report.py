"""The report of an event from what is recorded of it: sessions, figures, feedback, documents. Never a person's name
of those who registered.
"""

import re
from zoneinfo import ZoneInfo

from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from circulade.core.text.moment import moment
from circulade.events.domain.calendar import where
from circulade.events.enums import SessionKind
from circulade.events.models import Event
from circulade.events.queries.events import sessions_of
from circulade.events.queries.figures import EventFigures, event_figures
from circulade.files.events.report import ReportData, ReportPart
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name, is_country

PARAGRAPHS = re.compile(r"\n{2,}")


def report_of(event: Event) -> ReportData:
    """Gather the report in the active language."""
    zone = ZoneInfo(event.time_zone)
    figures = event_figures(event)
    parts = (
        ReportPart(_("Summary"), _paragraphs(str(event.summary))),
        ReportPart(_("About"), _paragraphs(str(event.description))),
        _attendance(figures),
        _origins(figures),
        *_sessions(event, zone),
        _feedback(figures),
        _documents(event),
    )
    return ReportData(
        title=_("Report: %s") % event.title,
        subtitle=f"{moment(event.starts, zone=zone)} · {where(event)}",
        office=event.programme.office_name,
        language=(get_language() or "en")[:2],
        label=_("invented") if event.invented else "",
        parts=tuple(part for part in parts if part.paragraphs or part.rows),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    # Browsers end lines with two characters.
    told = PARAGRAPHS.split(text.replace("\r\n", "\n"))
    return tuple(part.strip() for part in told if part.strip())


def _attendance(figures: EventFigures) -> ReportPart:
    rows = tuple(
        (str(one.mode.label), str(one.registered), str(one.seats), str(one.came), one.share)
        for one in figures.modes
    )
    heads = (_("Takes part"), _("Registered"), _("Had a seat"), _("Came"), _("Share"))
    return ReportPart(_("Attendance"), heads=heads, rows=rows)


def _origins(figures: EventFigures) -> ReportPart:
    language = get_language() or "en"
    countries = ", ".join(
        f"{country_name(code, language) if is_country(code) else code} {count}"
        for code, count in figures.countries
    )
    labels = dict(OrganisationKind.choices)
    kinds = ", ".join(f"{labels.get(kind, kind)} {count}" for kind, count in figures.kinds)
    found = [_("Countries: %s.") % countries] if countries else []
    found += [_("Kinds of organisations: %s.") % kinds] if kinds else []
    return ReportPart(_("Where people with a seat came from"), tuple(found))


def _sessions(event: Event, zone: ZoneInfo) -> list[ReportPart]:
    found = []
    for one in sessions_of(event):
        if one.kind == SessionKind.BREAK:
            continue
        people = ", ".join(
            f"{person.name} ({person.affiliation})" if person.affiliation else person.name
            for person in one.speakers.all()
        )
        told = (moment(one.starts, zone=zone), people, *_paragraphs(str(one.summary) or str(one.description)))
        found.append(ReportPart(str(one.title), tuple(text for text in told if text)))
    return found


def _feedback(figures: EventFigures) -> ReportPart:
    labels = {
        "overall": _("Overall"),
        "content": _("Content"),
        "organisation": _("Organisation"),
        "contacts": _("Contacts made"),
    }
    rows = tuple((labels[name], f"{value:.1f}") for name, value in figures.scores)
    told: tuple[str, ...] = ()
    if figures.answers:
        text = ngettext("%d person answered; 5 is best.", "%d people answered; 5 is best.", figures.answers)
        told = (text % figures.answers,)
    return ReportPart(_("Feedback"), (*told, *figures.remarks), (_("Question"), _("Mean")), rows)


def _documents(event: Event) -> ReportPart:
    rows = tuple(
        (str(one.title), one.kind_name, filesizeformat(one.size) if one.size else "")
        for one in event.documents.select_related("attachment")
    )
    return ReportPart(_("Documents"), heads=(_("Document"), _("Type"), _("Size")), rows=rows)
