"""The office's pages of one person: profile, form, contacts and hand-over, what an expert offers."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.components import Crumb
from circulade.register.domain.experts import make_expert
from circulade.register.domain.people import add_contact, change_person, create_person, hand_over
from circulade.register.forms.person import ContactForm, ExpertForm, HandOverForm, PersonForm
from circulade.register.models import Contact, Expert, Person
from circulade.register.queries.organisations import find_person
from circulade.register.views.editing import edit_page
from circulade.register.views.scope import office_programme, person_in_charge


def above(*further: Person) -> list[Crumb]:
    """The pages above a person's."""
    return [
        Crumb(_("People"), reverse("register:office_people")),
        *(Crumb(str(each), address(each)) for each in further),
    ]


def address(person: Person) -> str:
    """The office's page of a person."""
    return reverse("register:office_person", kwargs={"pk": person.pk})


def _found(programme: Programme, pk: int) -> Person:
    person = find_person(programme, pk)
    if person is None:
        raise Http404
    return person


@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the office knows of a person."""
    programme = office_programme(request, "register.read_contacts")
    person = _found(programme, pk)
    if person.pk != pk:
        return redirect(address(person))
    context = {
        "person": person,
        "crumbs": above(),
        "facts": [
            (_("E-mail"), person.email),
            (_("Telephone"), person.phone),
            (_("Languages"), ", ".join(person.languages)),
        ],
        "contacts": person.contacts.select_related("organisation").order_by("until", "-since"),
        "expert": Expert.objects.filter(person=person).first(),
        "may_change": request.user.has_perm("register.change_register", programme),
    }
    return render(request, "register/office_person.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    programme = office_programme(request, "register.change_register")
    form = PersonForm(request.POST or None, programme=programme)
    return edit_page(
        request,
        form,
        save=lambda: create_person(programme, form.values(), by=person_in_charge(request)),
        title=_("New person"),
        crumbs=above(),
        done=_("The person is in the register."),
        back=address,
    )


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person."""
    programme = office_programme(request, "register.change_register")
    person = _found(programme, pk)
    form = PersonForm(request.POST or None, programme=programme, person=person)
    return edit_page(
        request,
        form,
        save=lambda: change_person(
            person, form.values(), by=person_in_charge(request), revision=form.cleaned_data["revision"]
        ),
        title=_("Edit %(name)s") % {"name": person},
        crumbs=above(person),
        done=_("The person is changed."),
        back=address,
    )


@login_required
def new_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a person serve an organisation."""
    programme = office_programme(request, "register.change_register")
    person = _found(programme, pk)
    form = ContactForm(request.POST or None, programme=programme)
    return edit_page(
        request,
        form,
        save=lambda: add_contact(
            form.cleaned_data["organisation"],
            person,
            title=form.text("title"),
            main=form.cleaned_data["main"],
            since=form.cleaned_data["since"],
            by=person_in_charge(request),
        ),
        title=_("%(name)s serves an organisation") % {"name": person},
        crumbs=above(person),
        done=_("The contact is stored."),
        back=lambda _saved: address(person),
    )


@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """A contact leaves and hands over; organisation, territories and participations stay."""
    programme = office_programme(request, "register.change_register")
    contact = get_object_or_404(Contact, pk=pk, organisation__programme=programme)
    form = HandOverForm(request.POST or None, programme=programme, contact=contact)
    return edit_page(
        request,
        form,
        save=lambda: hand_over(
            contact,
            on=form.cleaned_data["on"],
            successor=form.cleaned_data["successor"],
            title=form.text("title"),
            by=person_in_charge(request),
        ),
        title=_("%(name)s leaves %(organisation)s")
        % {"name": contact.person, "organisation": contact.organisation},
        crumbs=above(contact.person),
        done=_("The hand-over is stored; the organisation and its territories stay as they were."),
        back=lambda _saved: address(contact.person),
    )


@login_required
def edit_expert(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what a person offers as an expert."""
    programme = office_programme(request, "register.change_register")
    person = _found(programme, pk)
    expert = Expert.objects.filter(person=person).first()
    form = ExpertForm(request.POST or None, programme=programme, expert=expert)
    return edit_page(
        request,
        form,
        save=lambda: make_expert(
            person,
            skills=tuple(form.text("skills").splitlines()),
            days_available=form.cleaned_data["days_available"],
            days_used=form.cleaned_data["days_used"],
            by=person_in_charge(request),
        ),
        title=_("%(name)s as an expert") % {"name": person},
        crumbs=above(person),
        done=_("What the expert offers is stored."),
        back=lambda _saved: address(person),
    )
