"""The office's pages of one territory: profile, form, decision on its class."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.permissions import require
from circulade.core.components import Crumb
from circulade.register.domain.territories import change_territory, create_territory, decide_class
from circulade.register.forms.territory import ClassForm, TerritoryForm
from circulade.register.models import Territory
from circulade.register.queries.territories import find_territory
from circulade.register.views.editing import edit_page
from circulade.register.views.public import territory_context
from circulade.register.views.scope import office_programme, person_in_charge


def above(*further: Territory) -> list[Crumb]:
    """The pages above a territory's."""
    return [
        Crumb(_("Territories"), reverse("register:office_territories")),
        *(Crumb(str(each), address(each)) for each in further),
    ]


def address(territory: Territory) -> str:
    """The office's page of a territory."""
    return reverse("register:office_territory", kwargs={"ref": territory.ref})


@login_required
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """Show all that is known of a territory."""
    programme = office_programme(request)
    found = find_territory(programme, ref)
    if found is None:
        raise Http404
    if found.ref != ref:
        return redirect(address(found))
    context = territory_context(found, public=False) | {
        "crumbs": above(),
        "office": True,
        "may_change": request.user.has_perm("register.change_territory", found),
        "may_see_contacts": request.user.has_perm("register.read_contacts", programme),
    }
    if context["may_see_contacts"]:
        context["organisations"] = context["organisations"].prefetch_related("contacts__person")
    return render(request, "register/office_territory.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add a territory."""
    programme = office_programme(request, "register.change_register")
    form = TerritoryForm(request.POST or None, programme=programme)
    return edit_page(
        request,
        form,
        save=lambda: create_territory(programme, form.values(), by=person_in_charge(request)),
        title=_("New territory"),
        crumbs=above(),
        done=_("The territory is in the register."),
        back=address,
    )


def _editable(request: HttpRequest, ref: str) -> Territory:
    found = find_territory(office_programme(request), ref)
    if found is None:
        raise Http404
    require(request.user, "register.change_territory", found)
    return found


@login_required
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change a territory."""
    found = _editable(request, ref)
    form = TerritoryForm(request.POST or None, programme=found.programme, territory=found)
    return edit_page(
        request,
        form,
        save=lambda: change_territory(
            found, form.values(), by=person_in_charge(request), revision=form.cleaned_data["revision"]
        ),
        title=_("Edit %(name)s") % {"name": found},
        crumbs=above(found),
        done=_("The territory is changed."),
        back=address,
    )


@login_required
def decide(request: HttpRequest, ref: str) -> HttpResponse:
    """Decide the class of a territory, with a reason."""
    found = _editable(request, ref)
    form = ClassForm(request.POST or None, programme=found.programme, territory=found)
    return edit_page(
        request,
        form,
        save=lambda: decide_class(
            found,
            class_code=form.text("class_override"),
            type_code=form.text("type_override"),
            reason=form.text("override_reason"),
            by=person_in_charge(request),
            revision=form.cleaned_data["revision"],
        ),
        title=_("Class of %(name)s") % {"name": found},
        crumbs=above(found),
        done=_("The decision is stored."),
        back=address,
        lead=_("Class and type are computed from declared data; decide otherwise only with a reason."),
    )
