"""Import territories: a dry run shows what would happen, a second click does it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from circulade.register.domain.importing import PLAIN, plan_import, run_import
from circulade.register.forms.importing import ImportForm
from circulade.register.views.scope import office_programme, person_in_charge

SHOWN = 200


@login_required
def import_territories(request: HttpRequest) -> HttpResponse:
    """Show the plan of an uploaded table; carry it out when that was asked and nothing is wrong."""
    programme = office_programme(request, "register.change_register")
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {"form": form, "columns": PLAIN}
    if not (request.method == "POST" and form.is_valid()):
        return render(request, "register/import.html", context, status=400 if form.errors else 200)
    plan = plan_import(form.cleaned_data["sheet"], programme=programme, file=form.cleaned_data["file_name"])
    if request.POST.get("do") == "import" and not plan.problems:
        stored = run_import(plan, programme=programme, by=person_in_charge(request))
        count = len(stored)
        messages.success(
            request,
            ngettext("%(count)s territory is imported.", "%(count)s territories are imported.", count)
            % {"count": count},
        )
        return redirect("register:office_territories")
    context |= {
        "plan": plan,
        "changed": len(plan.rows) - plan.created,
        "problems": plan.problems[:SHOWN],
        "more": max(0, len(plan.problems) - SHOWN),
        "rows": plan.rows[:SHOWN],
        "table": form.as_csv(),
        "file_name": form.cleaned_data["file_name"],
    }
    return render(request, "register/import.html", context, status=400 if plan.problems else 200)
