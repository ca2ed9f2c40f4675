"""What being chosen brings without retyping: participations, a place in the group, cards for needs and offers."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.calls.domain.register_links import all_for_purpose
from circulade.calls.enums import Confirmation, Purpose
from circulade.calls.models import Application, Track
from circulade.calls.queries.applications import answers_of
from circulade.calls.queries.questions import questions_for
from circulade.core.domain.audit import audit
from circulade.core.text.translated import texts
from circulade.groups.domain.forming import end_seat, form_group, seat_member
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group
from circulade.needs.domain.cards import draft_card
from circulade.needs.enums import CardKind
from circulade.register.domain.participations import (
    ParticipationValues,
    record_participation,
    withdraw_participation,
)
from circulade.register.enums import ParticipationState
from circulade.register.models import Participation, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User

CARDS = {Purpose.NEED: CardKind.NEED, Purpose.OFFER: CardKind.OFFER}


def admit(application: Application, *, track: str, by: "User", now: datetime) -> None:
    """Give a chosen applicant its records; whoever has them already keeps them and what was confirmed."""
    wanted = application.call.tracks.get(code=track)
    kept = application.participation
    if (
        kept is not None
        and kept.state != ParticipationState.WITHDRAWN
        and kept.kind == wanted.participation_kind
    ):
        return
    with transaction.atomic():
        if kept is not None and kept.state != ParticipationState.WITHDRAWN:
            dismiss(application, by=by, now=now)
        group = group_of(wanted, by=by, now=now)
        participations = [
            _participate(application, territory, wanted, group, by=by)
            for territory in _territories(application)
        ]
        # One application is one place, also when it speaks for several territories.
        seat_member(group, participations[0], by=by)
        application.participation = participations[0]
        application.confirmation = Confirmation.AWAITED
        application.confirmed_at = None
        application.save(update_fields=["participation", "confirmation", "confirmed_at"])
        audit(application, "application accepted", by=by, changes={"track": (None, track)}, at=now)
        draft_cards(application, by=by)


def _territories(application: Application) -> list[Territory | None]:
    return list(application.territories.order_by("pk")) or [None]


def _participate(
    application: Application, territory: Territory | None, track: Track, group: Group, *, by: "User"
) -> Participation:
    values = ParticipationValues(
        kind=track.participation_kind,
        territory=territory,
        organisation=application.organisation,
        state=ParticipationState.AWAITED,
        label=str(group.name),
        evidence=f"application {application.ref}",
    )
    return record_participation(application.call.programme, values, by=by, about=group)


def group_of(track: Track, *, by: "User | None", now: datetime) -> Group:
    """Return the group of a track's members, formed at the first call."""
    call = track.call
    title, name = texts(call.title), texts(track.name)
    several = call.tracks.count() > 1
    return form_group(
        call.programme,
        slug=f"{call.slug}-{track.code}"[:80] if several else call.slug,
        name={
            language: f"{text}: {name.get(language, track.code)}" if several else text
            for language, text in title.items()
        },
        kind=GroupKind(track.group_kind),
        least=track.places if track.places is not None else track.least,
        most=track.places if track.places is not None else track.most,
        starts=now.date(),
        by=by,
    )


def draft_cards(application: Application, *, by: "User | None") -> None:
    """Draft a card for each need and offer that the application states."""
    values = answers_of(application)
    for purpose, kind in CARDS.items():
        for question, stated in all_for_purpose(questions_for(application), values, purpose):
            if str(stated).strip():
                draft_card(
                    application.call.programme,
                    kind=kind,
                    stated=str(stated),
                    language=application.language,
                    about=application,
                    question=question.code,
                    territory=application.territories.order_by("pk").first(),
                    organisation=application.organisation,
                    by=by,
                )


def dismiss(application: Application, *, by: "User", now: datetime) -> None:
    """End what an applicant was given: after a withdrawal, or when another decision supersedes the first."""
    with transaction.atomic():
        kept = application.participation
        if kept is not None:
            for seat in kept.seats.filter(until__isnull=True):
                end_seat(seat, on=now.date(), by=by)
            evidence = f"application {application.ref}"
            given = Participation.objects.filter(
                programme=application.call.programme,
                evidence=evidence,
                content_type=kept.content_type,
                object_id=kept.object_id,
            )
            for participation in given.exclude(state=ParticipationState.WITHDRAWN):
                withdraw_participation(participation, on=now.date(), by=by)
        application.participation = None
        application.confirmation = ""
        application.confirmed_at = None
        application.save(update_fields=["participation", "confirmation", "confirmed_at"])
        audit(application, "place ended", by=by, at=now)
