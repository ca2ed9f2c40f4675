"""The programme's settings."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from circulade.accounts.domain.programmes import change_programme
from circulade.accounts.forms import ProgrammeForm
from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme


@login_required
def programme(request: HttpRequest) -> HttpResponse:
    """Show and change name, sender, languages and time zone."""
    found = current_programme(request)
    if found is None or not isinstance(request.user, User):
        raise Http404
    require(request.user, "accounts.administer", found)
    form = ProgrammeForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ProgrammeForm.Meta.fields}
        values["languages"] = form.cleaned_data["ordered"]
        change_programme(Programme.objects.get(pk=found.pk), values=values, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("accounts:programme")
    return render(request, "accounts/programme.html", {"form": form})
