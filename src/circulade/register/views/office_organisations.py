"""The office's pages of one organisation: profile with contacts, form."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.core.components import Crumb
from circulade.register.domain.organisations import change_organisation, create_organisation
from circulade.register.forms.organisation import OrganisationForm
from circulade.register.models import Organisation
from circulade.register.queries.involvement import involvements_of
from circulade.register.queries.organisations import find_organisation
from circulade.register.views.editing import edit_page
from circulade.register.views.profile import organisation_facts
from circulade.register.views.scope import office_programme, person_in_charge


def above(*further: Organisation) -> list[Crumb]:
    """The pages above an organisation's."""
    return [
        Crumb(_("Organisations"), reverse("register:office_organisations")),
        *(Crumb(str(each), address(each)) for each in further),
    ]


def address(organisation: Organisation) -> str:
    """The office's page of an organisation."""
    return reverse("register:office_organisation", kwargs={"ref": organisation.ref})


@login_required
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all that is known of an organisation; its people only to the office."""
    programme = office_programme(request)
    found = find_organisation(programme, ref)
    if found is None:
        raise Http404
    if found.ref != ref:
        return redirect(address(found))
    may_see = request.user.has_perm("register.read_contacts", programme)
    context = {
        "organisation": found,
        "facts": organisation_facts(found),
        "crumbs": above(),
        "office": True,
        "contacts": found.contacts.select_related("person").order_by("until", "-main") if may_see else None,
        "territories": found.territories.filter(merged_into=None),
        "projects": found.projects.all(),
        "participations": involvements_of(found),
        "may_change": request.user.has_perm("register.change_register", programme),
    }
    return render(request, "register/office_organisation.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add an organisation."""
    programme = office_programme(request, "register.change_register")
    form = OrganisationForm(request.POST or None, programme=programme)
    return edit_page(
        request,
        form,
        save=lambda: create_organisation(programme, form.values(), by=person_in_charge(request)),
        title=_("New organisation"),
        crumbs=above(),
        done=_("The organisation is in the register."),
        back=address,
    )


@login_required
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change an organisation."""
    programme = office_programme(request, "register.change_register")
    found = find_organisation(programme, ref)
    if found is None:
        raise Http404
    form = OrganisationForm(request.POST or None, programme=programme, organisation=found)
    return edit_page(
        request,
        form,
        save=lambda: change_organisation(
            found, form.values(), by=person_in_charge(request), revision=form.cleaned_data["revision"]
        ),
        title=_("Edit %(name)s") % {"name": found},
        crumbs=above(found),
        done=_("The organisation is changed."),
        back=address,
    )
