"""The office's forms of participations and projects."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.core.components import Crumb
from circulade.register.domain.participations import change_participation, record_participation
from circulade.register.domain.projects import change_project, create_project
from circulade.register.forms.participation import ParticipationForm
from circulade.register.forms.project import ProjectForm
from circulade.register.models import Participation, Project
from circulade.register.views.editing import edit_page
from circulade.register.views.scope import office_programme, person_in_charge


def list_address(what: str) -> str:
    """The office's list of participations or projects."""
    return reverse(f"register:office_{what}")


def home_of(participation: Participation) -> str:
    """The page that shows a participation: its territory's, else its organisation's, else the list."""
    if participation.territory is not None:
        return reverse("register:office_territory", kwargs={"ref": participation.territory.ref})
    if participation.organisation is not None:
        return reverse("register:office_organisation", kwargs={"ref": participation.organisation.ref})
    return list_address("participations")


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Record a participation; `?territory=` and `?organisation=` choose who takes part."""
    programme = office_programme(request, "register.change_register")
    initial = {
        "territory": programme.territories.filter(ref=request.GET.get("territory", "")).first(),
        "organisation": programme.organisations.filter(ref=request.GET.get("organisation", "")).first(),
    }
    form = ParticipationForm(request.POST or None, programme=programme, initial=initial)
    return edit_page(
        request,
        form,
        save=lambda: record_participation(programme, form.values(), by=person_in_charge(request)),
        title=_("New participation"),
        crumbs=[Crumb(_("Participations"), list_address("participations"))],
        done=_("The participation is recorded."),
        back=home_of,
    )


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a participation."""
    programme = office_programme(request, "register.change_register")
    found = get_object_or_404(programme.participations, pk=pk)
    form = ParticipationForm(request.POST or None, programme=programme, participation=found)
    return edit_page(
        request,
        form,
        save=lambda: change_participation(
            found, form.values(), by=person_in_charge(request), revision=form.cleaned_data["revision"]
        ),
        title=_("Edit participation"),
        crumbs=[Crumb(_("Participations"), list_address("participations"))],
        done=_("The participation is changed."),
        back=home_of,
    )


@login_required
def new_project(request: HttpRequest) -> HttpResponse:
    """Add a project."""
    programme = office_programme(request, "register.change_register")
    form = ProjectForm(request.POST or None, programme=programme)
    return edit_page(
        request,
        form,
        save=lambda: create_project(programme, form.values(), by=person_in_charge(request)),
        title=_("New project"),
        crumbs=[Crumb(_("Projects"), list_address("projects"))],
        done=_("The project is in the register."),
        back=lambda _saved: list_address("projects"),
    )


@login_required
def edit_project(request: HttpRequest, ref: str) -> HttpResponse:
    """Change a project."""
    programme = office_programme(request, "register.change_register")
    found: Project = get_object_or_404(programme.projects, ref=ref)
    form = ProjectForm(request.POST or None, programme=programme, project=found)
    return edit_page(
        request,
        form,
        save=lambda: change_project(
            found, form.values(), by=person_in_charge(request), revision=form.cleaned_data["revision"]
        ),
        title=_("Edit %(name)s") % {"name": found},
        crumbs=[Crumb(_("Projects"), list_address("projects"))],
        done=_("The project is changed."),
        back=lambda _saved: list_address("projects"),
    )
