"""The office's lists: which columns each has, on the page and in the exported file alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.files.sheets import Value
from circulade.register.domain.classes import class_of, macro_region_of, type_of
from circulade.register.forms.filters import (
    ListFilter,
    OrganisationFilter,
    ParticipationFilter,
    TerritoryFilter,
)
from circulade.register.models import Participation, Territory
from circulade.register.queries.organisations import (
    current_experts,
    current_organisations,
    current_people,
    current_projects,
    narrowed_organisations,
)
from circulade.register.queries.participations import programme_participations
from circulade.register.queries.territories import countries_in_use, current_territories, directory

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its value for a record, and whether the page shows it or only the file."""

    label: Text
    value: Callable[[Any], Value]
    on_page: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the office: what it holds, how it is narrowed, where a row and a new record lead."""

    key: str
    title: Text
    lead: Text
    columns: tuple[Column, ...]
    rows: Callable[[Programme, QueryDict], tuple[Sequence[Any] | Any, ListFilter]]
    href: Callable[[Any], str]
    new: str
    permission: str = "register.read_register"


def _territories(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    rows = current_territories(programme)
    form = TerritoryFilter(asked, countries=countries_in_use(rows))
    found: Any = directory(rows, form.facets(on=timezone.localdate()))
    if wanted := form.chosen("territory_class"):
        found = [territory for territory in found if class_of(territory).code == wanted]
    return found, form


def _organisations(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    rows = current_organisations(programme).prefetch_related("territories")
    form = OrganisationFilter(asked, countries=countries_in_use(rows))
    return narrowed_organisations(rows, **form.narrowing()), form


def _people(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    form = ListFilter(asked)
    return current_people(programme, text=form.chosen("text")), form


def _experts(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    form = ListFilter(asked)
    return current_experts(programme, text=form.chosen("text")), form


def _projects(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    form = ListFilter(asked)
    return current_projects(programme, text=form.chosen("text")), form


def _participations(programme: Programme, asked: QueryDict) -> tuple[Any, ListFilter]:
    form = ParticipationFilter(asked)
    found = programme_participations(
        programme, text=form.chosen("text"), kind=form.chosen("kind"), state=form.chosen("state")
    )
    return found, form


def _place(name: str) -> Callable[[Any], str]:
    return lambda record: reverse(f"register:office_{name}", kwargs={"ref": record.ref})


def _macro_region(territory: Territory) -> str:
    part = macro_region_of(territory)
    return str(part.label) if part else ""


def _urban_rural(territory: Territory) -> str:
    kind = type_of(territory)
    return kind.label if kind else ""


def _serves(person: Any) -> str:
    return ", ".join(str(each.organisation) for each in person.contacts.all() if each.until is None)


def who(participation: Participation) -> str:
    """Who takes part: territory, organisation and project, as far as they are stated."""
    parts = (participation.territory, participation.organisation, participation.project)
    return ", ".join(str(part) for part in parts if part)


NAME = Column(_("Name"), str)
REF = Column(_("Reference"), lambda each: each.ref, on_page=False)
COUNTRY = Column(_("Country"), lambda each: each.country)
KIND = Column(_("Kind"), lambda each: each.get_kind_display())
PUBLIC = Column(_("Public"), lambda each: each.public, on_page=False)
INVENTED = Column(_("Invented"), lambda each: each.invented, on_page=False)
WEBSITE = Column(_("Website"), lambda each: each.website, on_page=False)
SINCE = Column(_("Since"), lambda each: each.since)
UNTIL = Column(_("Until"), lambda each: each.until)

LISTINGS: dict[str, Listing] = {
    listing.key: listing
    for listing in (
        Listing(
            "territories",
            _("Territories"),
            _("Every city, region and cluster that the office knows."),
            (
                NAME,
                REF,
                COUNTRY,
                KIND,
                Column(_("Class"), lambda each: class_of(each).label),
                Column(_("Urban–rural type"), _urban_rural, on_page=False),
                Column(_("Macro-region"), _macro_region),
                Column(_("Maturity"), lambda each: each.get_maturity_display()),
                Column(_("Codes"), lambda each: " ".join(code.code for code in each.codes.all())),
                Column(_("Population"), lambda each: each.population, on_page=False),
                Column(_("Year of the population"), lambda each: each.population_year, on_page=False),
                Column(_("Source of the population"), lambda each: each.population_source, on_page=False),
                PUBLIC,
                INVENTED,
            ),
            _territories,
            _place("territory"),
            "register:new_territory",
        ),
        Listing(
            "organisations",
            _("Organisations"),
            _("Authorities, agencies, companies, research bodies and other actors."),
            (
                NAME,
                REF,
                COUNTRY,
                KIND,
                Column(_("Role"), lambda each: each.get_role_display() if each.role else ""),
                Column(_("Acts for"), lambda each: ", ".join(str(found) for found in each.territories.all())),
                WEBSITE,
                PUBLIC,
                INVENTED,
            ),
            _organisations,
            _place("organisation"),
            "register:new_organisation",
        ),
        Listing(
            "people",
            _("People"),
            _("Whom the office writes to, and for whom they work."),
            (
                NAME,
                Column(_("E-mail"), lambda each: each.email),
                Column(_("Telephone"), lambda each: each.phone, on_page=False),
                Column(_("Languages"), lambda each: ", ".join(each.languages)),
                Column(_("Serves"), _serves),
                INVENTED,
            ),
            _people,
            lambda person: reverse("register:office_person", kwargs={"pk": person.pk}),
            "register:new_person",
            "register.read_contacts",
        ),
        Listing(
            "experts",
            _("Experts"),
            _("People who support territories, with their skills and days."),
            (
                NAME,
                Column(_("Skills"), lambda each: ", ".join(each.skills)),
                Column(_("Languages"), lambda each: ", ".join(each.person.languages)),
                Column(_("Days available"), lambda each: float(each.days_available)),
                Column(_("Days used"), lambda each: float(each.days_used)),
            ),
            _experts,
            lambda expert: reverse("register:office_person", kwargs={"pk": expert.person_id}),
            "register:new_person",
            "register.read_contacts",
        ),
        Listing(
            "projects",
            _("Projects"),
            _("Funded activities that take part in the programme."),
            (
                Column(_("Name"), lambda each: str(each.name)),
                Column(_("Acronym"), lambda each: each.acronym),
                REF,
                Column(_("Starts"), lambda each: each.starts),
                Column(_("Ends"), lambda each: each.ends),
                Column(_("Organisations"), lambda each: ", ".join(map(str, each.organisations.all()))),
                Column(_("Territories"), lambda each: ", ".join(map(str, each.territories.all()))),
                WEBSITE,
                PUBLIC,
            ),
            _projects,
            lambda project: reverse("register:edit_project", kwargs={"ref": project.ref}),
            "register:new_project",
        ),
        Listing(
            "participations",
            _("Participations"),
            _("Who takes part as what, since when, and how the office knows."),
            (
                Column(_("Who"), who),
                Column(_("As what"), lambda each: each.get_kind_display()),
                Column(_("In what"), lambda each: each.label),
                Column(_("State"), lambda each: each.get_state_display()),
                SINCE,
                UNTIL,
                Column(_("Evidence"), lambda each: each.evidence),
                Column(_("Link to the evidence"), lambda each: each.evidence_url, on_page=False),
            ),
            _participations,
            lambda each: reverse("register:edit_participation", kwargs={"pk": each.pk}),
            "register:new_participation",
        ),
    )
}
