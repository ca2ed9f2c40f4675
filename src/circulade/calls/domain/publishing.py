"""Publish a decided call: what everybody will see, previewed by the same function that then shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.lifecycle import move
from circulade.calls.domain.published import OF_SINGLE
from circulade.calls.domain.selection_source import sent_applications
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.domain.verdicts import withdrawn_refs
from circulade.calls.enums import CallStage, Confirmation
from circulade.calls.models import Application, Call, ResultSettings
from circulade.calls.queries.results import settings_of
from circulade.cohorts.domain.pictures import members_map
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.showing import balance_of
from circulade.cohorts.domain.words import Words, words_of
from circulade.cohorts.models import CohortSelection
from circulade.cohorts.sources import source_of
from circulade.core.domain.audit import audit
from circulade.engines.selection import Rules
from circulade.files.bundle import write_bundle
from circulade.files.charts import Chart
from circulade.files.selection import selection_members
from circulade.register.models import Territory
from circulade.vocabularies.countries import country_name

if TYPE_CHECKING:
    from circulade.accounts.models import User

CHOICES = ("show_balance", "show_method", "show_consenting", "show_bundle")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen applicant as everybody sees it; `ref` leads to the public territory, where there is one."""

    name: str
    country: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """What the public page of a call shows of its result."""

    tracks: tuple[tuple[str, tuple[Chosen, ...]], ...]
    map: Chart | None
    balance: tuple[Chart, ...]
    rules: tuple[str, ...]
    seed: str
    applicants: int
    others: tuple[Chosen, ...]
    with_method: bool
    with_bundle: bool
    decided_at: datetime | None
    published_at: datetime | None


def results_of(call: Call, *, settings: ResultSettings | None = None) -> Results | None:
    """Gather what everybody sees, or would see with these settings; None when nothing is decided."""
    selection = standing_selection(call)
    if selection is None:
        return None
    chosen = settings or settings_of(call)
    # The same object, so that what is read of the call is read once.
    selection.rule_set.about = call
    by_ref = {one.ref: one for one in sent_applications(call)}
    _pool, rules, result = result_of(selection)
    words = words_of(selection.rule_set)
    members = {
        track: tuple(ref for ref in refs if _stays(by_ref.get(ref))) for track, refs in result.members.items()
    }
    return Results(
        tracks=tuple(
            (words.names.get(track, track), _by_place(_chosen(by_ref[ref]) for ref in refs))
            for track, refs in members.items()
        ),
        map=members_map(members, source_of(call).shown(call), words),
        balance=balance_of(selection, words) if chosen.show_balance else (),
        rules=_sentences(rules, words) if chosen.show_method else (),
        seed=result.seed,
        applicants=len(by_ref),
        others=_others(by_ref.values(), selection, members) if chosen.show_consenting else (),
        with_method=chosen.show_method,
        with_bundle=chosen.show_bundle,
        decided_at=selection.decided_at,
        published_at=chosen.published_at,
    )


def _stays(application: Application | None) -> bool:
    return application is not None and application.confirmation != Confirmation.DECLINED


def _sentences(rules: Rules, words: Words) -> tuple[str, ...]:
    """The rules in sentences, those about single applicants left out: they would name whom the panel discussed."""
    keys = (key for key, _rule in rules.keyed() if key.partition("[")[0] not in OF_SINGLE)
    return tuple(words.rule(rules, key) for key in keys)


def _chosen(application: Application) -> Chosen:
    public = next((one for one in application.territories.all() if one.public), None)
    return Chosen(
        application.name or application.ref, country_name(application.country), public.ref if public else ""
    )


def _others(
    applications: Iterable[Application], selection: CohortSelection, members: dict[str, tuple[str, ...]]
) -> tuple[Chosen, ...]:
    """Applicants who were not chosen and agreed to be named; whoever gave up a place is not listed as refused."""
    inside = {ref for refs in members.values() for ref in refs} | withdrawn_refs(selection)
    found = [
        Chosen(one.name or one.ref, country_name(one.country))
        for one in applications
        if one.may_publish_name and one.ref not in inside and _stays(one)
    ]
    return _by_place(found)


def _by_place(found: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """Order by country and name: the order of points is not for everybody."""
    return tuple(sorted(found, key=lambda one: (one.country, one.name)))


def choose_shown(call: Call, *, by: "User", **chosen: bool) -> ResultSettings:
    """Store what publication shows; on a published call it changes the public page at once."""
    with transaction.atomic():
        held, _is_new = ResultSettings.objects.get_or_create(call=call)
        changes = {
            name: (getattr(held, name), value)
            for name, value in chosen.items()
            if name in CHOICES and getattr(held, name) != value
        }
        for name, (_old, value) in changes.items():
            setattr(held, name, value)
        if changes:
            held.save()
            audit(call, "what is published changed", by=by, changes=changes)
    return held


def publish(call: Call, *, by: "User", now: datetime) -> Call:
    """Publish the decided cohort: names of the chosen, and what the settings add. It cannot be taken back."""
    with transaction.atomic():
        if standing_selection(call) is None:
            raise WrongStage(_("Nothing is decided yet: decide a selection first."))
        # A call that ran in another tool becomes public with its results.
        move(call, CallStage.PUBLISHED, by=by, now=now, changes={"announced_at": call.announced_at or now})
        held, _is_new = ResultSettings.objects.get_or_create(call=call)
        held.published_at = now
        held.save(update_fields=["published_at"])
        for application in call.applications.filter(confirmation=Confirmation.CONFIRMED):
            show_territories(application, by=by, now=now)
    return call


def show_territories(application: Application, *, by: "User", now: datetime) -> None:
    """Show a confirmed member's territories in the public register, once the call is published."""
    if application.call.stage != CallStage.PUBLISHED or application.confirmation != Confirmation.CONFIRMED:
        return
    hidden = application.territories.filter(public=False)
    for territory in Territory.objects.select_for_update().filter(pk__in=hidden.values("pk")):
        territory.public = True
        territory.revision += 1
        territory.save(update_fields=["public", "revision", "updated_at"])
        audit(territory, "territory made public", by=by, changes={"public": (False, True)}, at=now)


def public_bundle(call: Call) -> bytes | None:
    """Return the bundle that anybody can recompute, when the office publishes it."""
    selection = standing_selection(call)
    if selection is None or call.stage != CallStage.PUBLISHED or not settings_of(call).show_bundle:
        return None
    return write_bundle(selection_members(*result_of(selection)))
