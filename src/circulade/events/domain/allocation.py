"""Give the seats of an event by rules: how `cohorts` reads those who ask, and what follows from its decision.

The selection engine chooses as many people as there are seats, by the rules in its order and a public draw among
equals; everybody gets the engine's own reason. Nobody has points: who asked first is not better than who asked later.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.domain.selections import NotDecidable, decide
from circulade.cohorts.domain.words import Words, words_of
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.cohorts.sources import Attribute, Shown
from circulade.core.domain.audit import audit
from circulade.core.text.catalogue import letter_gettext
from circulade.engines.selection import Pool, applicant
from circulade.events.domain.answering import options_of
from circulade.events.domain.called import SEATS
from circulade.events.domain.seat_words import IN_REGISTER, TERRITORY_ORDER
from circulade.events.domain.seats import free_seats, locked, set_state, territory_key
from circulade.events.domain.telling import tell
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, with_event
from circulade.events.enums import EventQuestionKind, EventStage, RegistrationState, SeatRule
from circulade.events.models import Admission, Registration
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import countries, is_country
from circulade.vocabularies.macro_regions import MacroRegion, macro_region

ASKING = (RegistrationState.REQUESTED, RegistrationState.WAITING)
COUNTED = (EventQuestionKind.CHOICE, EventQuestionKind.SEVERAL, EventQuestionKind.YES_NO)
ANSWERED = "answer_"


def open_allocation(admission: Admission, *, by: User, now: datetime) -> RuleSet:
    """Return the rules by which the seats are given; made at the first call, with the usual ones in them."""
    if reason := AdmissionSource().locked(admission):
        raise Refused(reason)
    with transaction.atomic():
        rule_set = rule_set_of(admission)
        if not rule_set.rules:
            rule_set.rules = {
                "priority": [{"attribute": "first_of_territory", "value": "yes", "mode": "first"}],
                "spread": {"attribute": "country"},
                "seed": f"{admission.event.slug}-{admission.mode}",
                # Who gets no seat waits in the order of asking: a reserve list would be a second order.
                "reserve": 0,
            }
            rule_set.changed_by = by
            rule_set.save()
            audit(
                admission.event, "allocation opened", by=by, changes={"mode": (None, admission.mode)}, at=now
            )
    return rule_set


class AdmissionSource:
    """Reads the seats of an event for the selection."""

    read_permission = "events.read_allocation"
    edit_permission = "events.allocate_seats"
    called = SEATS

    def title(self, subject: Admission) -> str:
        """The event and the way to take part."""
        return f"{subject.event.title}: {subject.get_mode_display()}"

    def href(self, subject: Admission) -> str:
        """The page of the seats."""
        return reverse("events:office_seats", args=[subject.event.slug])

    def frame(self, subject: Admission) -> dict[str, Any]:
        """One track with the free seats; people who come together get seats together or none."""
        asking = _asking(subject)
        # Once the seats are given, the rules speak of all that there were.
        free = free_seats(subject) if subject.allocated_at is None else subject.capacity
        most = len(asking) if free is None else free
        groups: dict[int, list[str]] = {}
        for one in asking:
            groups.setdefault(one.leader_id or one.pk, []).append(number(one))
        together = [sorted(codes) for codes in groups.values() if len(codes) > 1]
        return {"tracks": [{"name": subject.mode, "least": 0, "most": most}], "together": sorted(together)}

    def pool(self, subject: Admission, *, parameters: Mapping[str, Any]) -> Pool:
        """Everybody who asks, by number; no names, no scores."""
        asking = _asking(subject)
        firsts = _firsts(asking)
        questions = [one.code for one in subject.event.questions.all() if one.kind in COUNTED]
        return Pool(
            tuple(
                applicant(number(one), attributes=_attributes(one, firsts, questions), scores={}, tracks=[])
                for one in sorted(asking, key=number)
            )
        )

    def attributes(self, subject: Admission) -> tuple[Attribute, ...]:
        """What rules may speak of."""
        yes_no = {"yes": _("yes"), "no": _("no")}
        asked = [one for one in subject.event.questions.all() if one.kind in COUNTED]
        return (
            Attribute("country", _("Country"), {one.code: one.name for one in countries()}),
            Attribute("macro_region", _("Macro-region"), {one.value: _(one.label) for one in MacroRegion}),
            Attribute("organisation_kind", _("Kind of organisation"), dict(OrganisationKind.choices)),
            Attribute("first_of_territory", *TERRITORY_ORDER),
            Attribute("in_register", IN_REGISTER, yes_no),
            *(Attribute(f"{ANSWERED}{one.code}", str(one.title), options_of(one)) for one in asked),
        )

    def shown(self, subject: Admission) -> Mapping[str, Shown]:
        """Everybody who registered here, by number."""
        people = subject.registrations.only("name", "country", "pk", "event_id")
        slug = subject.event.slug
        return {
            number(one): Shown(
                number(one), one.name, one.country, reverse("events:office_person", args=[slug, one.pk])
            )
            for one in people
        }

    def names(self, subject: Admission) -> Mapping[str, str]:
        """The one track."""
        return {subject.mode: subject.get_mode_display()}

    def hidden(self, subject: Admission, user: User) -> frozenset[str]:
        """Nobody is hidden from the organisers of an event."""
        return frozenset()

    def decide(
        self, subject: Admission, selection: CohortSelection, *, by: User, superseding: CohortSelection | None
    ) -> None:
        """Give the seats, put everybody else on the waiting list, and write to all of them."""
        if superseding is not None:
            raise NotDecidable(_("Seats that were given are not taken back: approve people one by one."))
        allocate(subject, selection, by=by, now=timezone.now())

    def sentences(self, subject: Admission, *, parameters: Mapping[str, Any]) -> Mapping[str, str]:
        """What an attribute means here."""
        return {"first_of_territory": _("The first of a territory is who of it asked first.")}

    def locked(self, subject: Admission) -> str:
        """Say why seats cannot be given now."""
        if subject.event.stage != EventStage.PUBLISHED:
            return _("The event is not published, or it is cancelled.")
        if subject.rule != SeatRule.ALLOCATION:
            return _("The seats of this event are not allocated by rules.")
        if subject.allocated_at is not None:
            return _("The seats are given: who comes later stands on the waiting list.")
        return ""


def number(one: Registration) -> str:
    """Return what stands for somebody in rules, draw and reasons, which others read: never the code for the door."""
    return f"R{one.pk}"


def _asking(admission: Admission) -> list[Registration]:
    found = admission.registrations.filter(state__in=ASKING)
    return list(found.order_by("requested_at", "pk"))


def _firsts(asking: list[Registration]) -> set[int]:
    """Return who asked first of each territory; who comes for none is a first of their own."""
    seen: set[str] = set()
    firsts: set[int] = set()
    for one in asking:
        key = territory_key(one)
        if not key or key not in seen:
            firsts.add(one.pk)
        seen.add(key)
    return firsts


def _attributes(one: Registration, firsts: set[int], questions: list[str]) -> dict[str, tuple[str, ...]]:
    region = macro_region(one.country).value if is_country(one.country) else ""
    found = {
        "country": one.country,
        "macro_region": region,
        "organisation_kind": one.organisation_kind,
        "first_of_territory": "yes" if one.pk in firsts else "no",
        "in_register": "yes" if one.territory_id else "no",
    }
    answers = {f"{ANSWERED}{code}": one.answers.get(code, "") for code in questions}
    said = {
        name: value if isinstance(value, list) else [value] for name, value in {**found, **answers}.items()
    }
    return {name: tuple(str(each) for each in values if each) for name, values in said.items()}


def allocate(
    admission: Admission, selection: CohortSelection, *, by: User, now: datetime, letters: bool = True
) -> None:
    """Give seats to those chosen and put the others on the list in the order of their asking; all are told."""
    reasons = _reasons(admission, selection)
    with transaction.atomic():
        stored = locked(admission)
        if reason := AdmissionSource().locked(stored):
            raise NotDecidable(reason)
        selection = decide(selection, by=by, at=now)
        chosen = set(selection.outcomes.filter(outcome="member").values_list("ref", flat=True))
        asking = with_event(stored, stored.registrations.filter(state__in=ASKING))
        seated = [one for one in asking if number(one) in chosen]
        others = [one for one in asking if number(one) not in chosen]
        for one in others:
            one.waiting_since = one.requested_at
        set_state(seated, RegistrationState.APPROVED, "seat allocated", by=by, now=now, reasons=reasons)
        set_state(others, RegistrationState.WAITING, "no seat allocated", by=by, now=now, reasons=reasons)
        stored.allocated_at = now
        stored.save(update_fields=["allocated_at"])
        audit(
            stored.event,
            "seats allocated",
            by=by,
            run=selection.run,
            changes={"seats": (0, len(seated))},
            at=now,
        )
        if letters:
            tell(seated, RegistrationState.APPROVED, now=now)
            tell(others, RegistrationState.WAITING, now=now)
        advance(stored, now=now)


def _reasons(admission: Admission, selection: CohortSelection) -> dict[int, dict[str, Any]]:
    """Say the engine's reason to each person in the language of their letters, and to the office in its own."""
    _pool, rules, result = result_of(selection)
    known = {number(one): one for one in admission.registrations.all()}
    office = admission.event.programme.office_language
    words: dict[str, Words] = {}
    found = {}
    for outcome in result.outcomes:
        one = known.get(outcome.ref)
        if one is None:
            continue
        texts = {}
        for language in dict.fromkeys((one.language, office)):
            with translation.override(language):
                if language not in words:
                    words[language] = words_of(selection.rule_set, translate=letter_gettext)
                texts[language] = words[language].reason(outcome, rules)
        found[one.pk] = {"code": "allocated", "texts": texts, "run": str(selection.run_id)}
    return found
