"""The page "Who is already where?"."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.core.downloads import OFFERED, format_named, table_response
from circulade.files.sheets import TableFormat, Value, WrittenTable, write_table
from circulade.register.domain.who_is_where import Certainty, Finding, described, who_is_where
from circulade.register.forms.who_is_where import WhoIsWhereForm
from circulade.register.views.scope import office_programme


@login_required
def look_up(request: HttpRequest) -> HttpResponse:
    """Look up pasted or uploaded names; send them as a file when such a button was pressed.

    Nothing is stored: the names come back in the form, with the answers chosen for ambiguous ones.
    """
    programme = office_programme(request)
    form = WhoIsWhereForm(request.POST or None, request.FILES or None, initial={"on": timezone.localdate()})
    if not (request.method == "POST" and form.is_valid()):
        status = 400 if form.errors else 200
        return render(request, "register/who_is_where.html", {"form": form}, status=status)
    names: list[str] = form.cleaned_data["listed"]
    chosen = [request.POST.get(f"choice-{number}", "") for number in range(len(names))]
    priority = form.priority()
    findings = who_is_where(names, programme=programme, priority=priority, chosen=chosen)
    if wanted := request.POST.get("download"):
        written = as_table(findings, sentence=priority.sentence(), kind=format_named(wanted))
        return table_response(written, name="who-is-where")
    context = {
        "form": form,
        "findings": findings,
        "names": "\n".join(names),
        "formats": OFFERED,
        "rule": priority.sentence(),
        "kinds": priority.kinds,
        "asked": sum(finding.certainty is Certainty.ASKED for finding in findings),
        "with_priority": sum(finding.priority is True for finding in findings),
        "without": sum(finding.priority is False for finding in findings),
    }
    return render(request, "register/who_is_where.html", context)


def as_table(findings: list[Finding], *, sentence: str, kind: TableFormat) -> WrittenTable:
    """The findings as a file, the rule in words in a column of its own."""
    headers = [
        _("Name"),
        _("Match"),
        _("Reference"),
        _("How sure"),
        _("Involvements"),
        _("Evidence"),
        _("Priority"),
        _("Why"),
        _("Rule"),
    ]
    return write_table(
        headers,
        [_row(finding, sentence) for finding in findings],
        kind=kind,
        title="who-is-where",
    )


def _row(finding: Finding, sentence: str) -> list[Value]:
    chosen = finding.chosen
    return [
        finding.name,
        str(chosen.record) if chosen else "",
        chosen.record.ref if chosen else "",
        chosen.percent / 100 if chosen else None,
        "; ".join(described(each) for each in finding.involvements),
        "; ".join(each.evidence or each.evidence_url for each in finding.involvements),
        finding.priority,
        finding.sentence,
        sentence,
    ]
