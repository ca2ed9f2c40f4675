"""Rank what may meet each need, in the background, and keep what the facilitators decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask, Run
from circulade.engines.matching import ENGINE, Facets
from circulade.files.matching import matching_inputs, ranking_from_inputs
from circulade.matchmaking.domain import meanings
from circulade.matchmaking.domain.cards import FITS, SOFT, question_of
from circulade.matchmaking.domain.lessons import evidence_of, lessons_from, ordered
from circulade.matchmaking.domain.wording import NEAR, telling_words
from circulade.matchmaking.enums import DECIDED, MatchState
from circulade.matchmaking.models import Match

if TYPE_CHECKING:
    from circulade.accounts.models import User

TOP = 10
TASK = "circulade.matchmaking.tasks.suggest"


def ask_to_suggest(programme: Programme, *, by: "User") -> None:
    """Queue a new ranking; asking twice before it is done queues it once."""
    with transaction.atomic():
        if not is_waiting(programme):
            enqueue(TASK, programme_id=programme.pk, by_id=by.pk)
            audit(programme, "suggestions queued", by=by)


def is_waiting(programme: Programme) -> bool:
    """Tell whether a ranking is queued or being computed."""
    states = (TaskState.WAITING, TaskState.RUNNING)
    return QueuedTask.objects.filter(
        task=TASK, state__in=states, arguments__programme_id=programme.pk
    ).exists()


def suggest(programme: Programme, *, by: "User | None", at: datetime | None = None) -> Run:
    """Rank offers and experts for every open need and store the run; decided matches stay as they are."""
    now = at or timezone.now()
    today = timezone.localtime(now).date()
    asked = question_of(programme, on=today)
    inputs = matching_inputs(
        asked.needs,
        asked.items,
        facets=Facets(hard=(FITS,), soft=SOFT),
        capacities=asked.capacities or None,
        blocked=asked.blocked,
        top=TOP,
        encoder=meanings.read(asked.needs, asked.items, on=today),
        seed=f"{programme.slug} {now:%Y-%m-%d}",
    )
    result = ranking_from_inputs(inputs)
    with transaction.atomic():
        run = store_run(
            engine=ENGINE, inputs=inputs, result=result, seed=inputs["seed"], about=programme, by=by, at=now
        )
        _store(programme, result, run)
    return run


def _store(programme: Programme, result: dict[str, Any], run: Run) -> None:
    """Replace what is only suggested; a match decided meanwhile is left alone."""
    decided = programme.matches.select_for_update().filter(state__in=DECIDED)
    lessons = lessons_from(decided)
    taken = {(match.need_id, match.offer_id, match.expert_id) for match in decided}
    programme.matches.filter(state=MatchState.SUGGESTED).delete()
    encoder = {"encoder": result["options"]["encoder"]} if result["options"]["encoder"] else {}
    rows = []
    for query, found in result["ranking"].items():
        found = [row for row in found if is_reason(row[3])]
        # The run keeps every word that met; what is stored for people are those that say something.
        reasons = [why | {"words": telling_words(why)} for _item, _rank, _score, why in found]
        evidence = [evidence_of(why) for why in reasons]
        order = ordered([(rank, evidence[at]) for at, (_i, rank, _s, _w) in enumerate(found)], lessons)
        for rank, at in enumerate(order, start=1):
            kind, _dash, key = found[at][0].partition("-")
            offer, expert = (int(key), None) if kind == "card" else (None, int(key))
            need = int(query.partition("-")[2])
            if (need, offer, expert) not in taken:
                rows.append(
                    Match(
                        programme=programme,
                        need_id=need,
                        offer_id=offer,
                        expert_id=expert,
                        run=run,
                        rank=rank,
                        engine_rank=found[at][1],
                        why=reasons[at] | encoder,
                        evidence=evidence[at],
                    )
                )
    Match.objects.bulk_create(rows, batch_size=500)


def is_reason(why: Mapping[str, Any]) -> bool:
    """Tell whether anything but the part of Europe and the languages speaks for two."""
    place = why.get("meaning_place")
    shared = any(values for name, values in why["facets"].items() if name not in ("part", FITS))
    return shared or bool(telling_words(why)) or bool(place and place <= NEAR)


def lessons_of(programme: Programme) -> list[Any]:
    """Return what the programme's decisions teach."""
    return list(lessons_from(programme.matches.filter(state__in=DECIDED)))
