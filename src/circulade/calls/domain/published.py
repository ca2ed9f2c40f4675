"""The published result of a call: who was chosen, by what rules, and how anybody can check it."""

import json
from dataclasses import dataclass
from datetime import datetime

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Application, Call, Track
from circulade.cohorts.models import CohortSelection
from circulade.cohorts.sources import source_of
from circulade.core.models import Run
from circulade.files.selection.dossier import DRAW, METHOD

OF_SINGLE = {"include", "exclude", "together", "apart"}


@dataclass(frozen=True, slots=True)
class Named:
    """An applicant whose name is public."""

    ref: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class ChosenTrack:
    """A track and who was chosen for it."""

    track: Track
    members: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """What everybody may know of a decided call."""

    number: int
    decided_at: datetime | None
    run: Run
    applicants: int
    eligible: int
    tracks: tuple[ChosenTrack, ...]
    others: tuple[Named, ...]
    """Other applicants, only those who agreed to be named."""
    method: tuple[str, ...]
    draw: str
    rules: tuple[str, ...]


def published_result(call: Call) -> PublishedResult | None:
    """Return the result of a call once it is published, else None."""
    if call.stage != CallStage.PUBLISHED or (standing := standing_selection(call)) is None:
        return None
    sent = {one.ref: one for one in call.applications.filter(state=ApplicationState.SUBMITTED)}
    outcomes = list(standing.outcomes.all())
    members = [one for one in outcomes if one.outcome == "member"]
    chosen = {one.ref for one in members}
    return PublishedResult(
        number=standing.number,
        decided_at=standing.decided_at,
        run=standing.run,
        applicants=len(outcomes),
        eligible=sum(one.outcome != "ineligible" for one in outcomes),
        tracks=tuple(
            ChosenTrack(track, _named(sent, [one.ref for one in members if one.track == track.code]))
            for track in call.tracks.all()
        ),
        others=_named(sent, [ref for ref, one in sent.items() if one.may_publish_name and ref not in chosen]),
        method=METHOD,
        draw=DRAW,
        rules=rule_sentences(standing),
    )


def _named(sent: dict[str, Application], refs: list[str]) -> tuple[Named, ...]:
    """Name applicants by name; one that has withdrawn is named no more."""
    found = [Named(ref, sent[ref].name, sent[ref].country) for ref in refs if ref in sent]
    return tuple(sorted(found, key=lambda one: (one.name, one.ref)))


def rule_sentences(standing: CohortSelection) -> tuple[str, ...]:
    """Return the rules of a selection in sentences, each once, and how what they speak of is computed.

    Rules about single applicants stay out: they would name by reference whom the panel or a conflict concerned.
    """
    call, result = standing.rule_set.about, json.loads(standing.run.result)
    said = dict.fromkeys(
        str(rule["sentence"]) for rule in result["rules"] if rule["rule"].split("[")[0] not in OF_SINGLE
    )
    computed = source_of(call).sentences(call, parameters=standing.rule_set.parameters)
    for attribute, sentence in computed.items():
        if any(attribute in rule for rule in said):
            said[sentence] = None
    return tuple(said)
