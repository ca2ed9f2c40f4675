"""How `cohorts` reads a call: its frame of rules, its applicants, what rules may speak of, and when it is locked."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.enums import Maturity
from circulade.accounts.models import User
from circulade.calls.domain.deciding import decide_call
from circulade.calls.domain.once import once
from circulade.calls.domain.pool import ANSWERED, COUNTED, call_pool
from circulade.calls.domain.priority import priority_of
from circulade.calls.enums import ApplicationState, CallStage, Eligibility, QuestionKind
from circulade.calls.models import Application, Call, FrozenQuestion
from circulade.calls.queries.questions import questions_of
from circulade.cohorts.models import CohortSelection
from circulade.cohorts.sources import Attribute, Shown
from circulade.engines.selection import Pool
from circulade.register.domain.classes import class_choices
from circulade.register.enums import OrganisationKind, TerritoryKind
from circulade.register.models import Territory
from circulade.register.queries.territories import location, with_region
from circulade.vocabularies.countries import countries
from circulade.vocabularies.macro_regions import MacroRegion
from circulade.vocabularies.nuts import UrbanRural


class CallSource:
    """Reads a call for the selection."""

    read_permission = "calls.read_selection"
    edit_permission = "calls.select"

    def title(self, subject: Call) -> str:
        """The call's title."""
        return str(subject.title)

    def href(self, subject: Call) -> str:
        """The call's page in the office."""
        return reverse("calls:office_call", kwargs={"slug": subject.slug})

    def frame(self, subject: Call) -> dict[str, Any]:
        """Tracks, weights, scales and thresholds stand in the call; two applications for one territory are apart."""
        return once(subject, "frame", lambda: self._frame(subject))

    def _frame(self, subject: Call) -> dict[str, Any]:
        criteria = list(_parts(subject).criteria.all())
        tracks = [
            {"name": track.code, "places": track.places}
            if track.places is not None
            else {"name": track.code, "least": track.least or 0, "most": track.most or track.least or 0}
            for track in _parts(subject).tracks.all()
        ]
        return {
            "tracks": tracks,
            "weights": {one.code: one.weight for one in criteria},
            "scale": {one.code: [float(one.least), float(one.most)] for one in criteria},
            "thresholds": [
                {"criterion": one.code, "least": float(one.threshold)}
                for one in criteria
                if one.threshold is not None
            ],
            "min_assessments": subject.min_assessments,
            "apart": same_territory(subject),
        }

    def pool(self, subject: Call, *, parameters: Mapping[str, Any]) -> Pool:
        """The eligible applicants."""
        return call_pool(subject, parameters=parameters)

    def attributes(self, subject: Call) -> tuple[Attribute, ...]:
        """What the register says, then every answer that can be counted."""
        questions = once(subject, "questions", lambda: questions_of(subject))
        return (*register_attributes(), *(_answered(one) for one in questions if one.kind in COUNTED))

    def shown(self, subject: Call) -> Mapping[str, Shown]:
        """Every application sent in, by reference, with a point on the map where the register has one."""
        return once(subject, "shown", lambda: _all_shown(subject))

    def names(self, subject: Call) -> Mapping[str, str]:
        """Tracks and criteria by code."""
        tracks = _parts(subject).tracks.all()
        criteria = list(_parts(subject).criteria.all())
        return {
            **{one.code: str(one.name) for one in tracks},
            **{one.code: str(one.name) for one in criteria},
        }

    def hidden(self, subject: Call, user: User) -> frozenset[str]:
        """Applications this person has a conflict with, office staff included."""
        found = subject.applications.filter(conflicts__user=user)
        return once(subject, f"hidden from {user.pk}", lambda: frozenset(found.values_list("ref", flat=True)))

    def decide(
        self, subject: Call, selection: CohortSelection, *, by: User, superseding: CohortSelection | None
    ) -> None:
        """Decide the call: participations, groups and cards exist at once; nothing is sent."""
        decide_call(subject, selection, by=by, now=timezone.now(), superseding=superseding)

    def sentences(self, subject: Call, *, parameters: Mapping[str, Any]) -> Mapping[str, str]:
        """How "already involved" is computed."""
        return {"already_involved": priority_of(subject, parameters).sentence()}

    def locked(self, subject: Call) -> str:
        """Once a call is cancelled nothing is selected; the panel rules of each stage stand elsewhere."""
        if subject.stage == CallStage.CANCELLED:
            return _("The call is cancelled: nothing can be selected.")
        return ""


def _parts(call: Call) -> Call:
    """The call with its tracks and criteria at hand: whoever asks next, the page included, reads them no more."""
    prefetch_related_objects([call], "tracks", "criteria")
    return call


def sent_applications(call: Call) -> list[Application]:
    """Every application sent in, with its territories, read once."""
    placed = Prefetch("territories", queryset=with_region(Territory.objects.all()))
    found = call.applications.filter(state=ApplicationState.SUBMITTED).prefetch_related(placed)
    return once(call, "sent", lambda: list(found))


def _all_shown(call: Call) -> dict[str, Shown]:
    return {one.ref: _shown(call, one) for one in sent_applications(call)}


def _shown(call: Call, one: Any) -> Shown:
    point = next((found for each in one.territories.all() if (found := location(each)[0])), None)
    # Lazily: who only prints a cohort need not load every address of the site.
    href = reverse_lazy("calls:office_application", kwargs={"slug": call.slug, "ref": one.ref})
    return Shown(
        one.ref,
        one.name,
        one.country,
        href,
        point.lat if point else None,
        point.lon if point else None,
    )


def same_territory(call: Call) -> list[list[str]]:
    """Return the applications that share a territory: at most one of them can be chosen."""
    by_territory: dict[int, list[str]] = {}
    pairs = (
        call.applications.filter(state=ApplicationState.SUBMITTED, eligibility=Eligibility.ELIGIBLE)
        .exclude(territories=None)
        .values_list("territories", "ref")
        .order_by("ref")
    )
    for territory, ref in pairs:
        by_territory.setdefault(territory, []).append(ref)
    groups = {tuple(refs) for refs in by_territory.values() if len(refs) > 1}
    return [list(refs) for refs in sorted(groups)]


def register_attributes() -> tuple[Attribute, ...]:
    """What the register says of an applicant, with every value's label."""
    return (
        Attribute("country", _("Country"), {one.code: one.name for one in countries()}),
        Attribute("macro_region", _("Macro-region"), {one.value: _(one.label) for one in MacroRegion}),
        Attribute("class", _("Class of territory"), dict(class_choices())),
        Attribute("urban_rural", _("Urban–rural type"), {one.value: _(one.label) for one in UrbanRural}),
        Attribute("territory_kind", _("Kind of territory"), dict(TerritoryKind.choices)),
        Attribute("organisation_kind", _("Kind of organisation"), dict(OrganisationKind.choices)),
        Attribute("maturity", _("Maturity"), dict(Maturity.choices)),
        Attribute("population", _("Declared population"), numeric=True),
        Attribute("already_involved", _("Already involved"), {"yes": _("yes"), "no": _("no")}),
    )


def _answered(question: FrozenQuestion) -> Attribute:
    values = {option.code: str(option) for option in question.options}
    if question.kind == QuestionKind.YES_NO:
        values = {"yes": _("yes"), "no": _("no")}
    return Attribute(
        ANSWERED + question.code, str(question), values, numeric=question.kind == QuestionKind.NUMBER
    )
