"""Published results for programs: who was chosen, by what rules, and how anybody can check it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY
from circulade.calls.api.calls import TrackOut, track_fields
from circulade.calls.api.loading import visible_call
from circulade.calls.domain.published import Named, published_result
from circulade.core.api.pages import Reference
from circulade.core.api.times import in_zone
from circulade.register.queries.names import texts_of

router = Router(tags=["Results"], auth=EVERYBODY)


class NamedOut(Schema):
    """An applicant whose name is public."""

    ref: Annotated[str, Field(description="Reference, as in the draw and the dossier.")]
    name: str
    country: str


class ChosenOut(TrackOut):
    """A track and who was chosen for it, by name."""

    members: list[NamedOut]


class ResultOut(Schema):
    """The result of a call, with what is needed to compute it again."""

    call: Annotated[str, Field(description="Slug of the call.")]
    titles: dict[str, str]
    selection: Annotated[int, Field(description="Number of the decided selection.")]
    decided_at: datetime | None
    applicants: Annotated[int, Field(description="How many stood in the selection.")]
    eligible: Annotated[int, Field(description="How many of them were eligible and reached the thresholds.")]
    tracks: list[ChosenOut]
    others: Annotated[list[NamedOut], Field(description="Other applicants who agreed to be named.")]
    method: Annotated[list[str], Field(description="How members are chosen, in sentences.")]
    rules: Annotated[list[str], Field(description="The rules of this call, in sentences.")]
    draw: Annotated[str, Field(description="How ties are settled.")]
    seed: Annotated[str, Field(description="Published seed of the draw.")]
    run: Annotated[UUID, Field(description="Id of the run that computed it.")]
    engine: str
    contract: Annotated[str, Field(description="Version of the engine's contract.")]
    inputs_sha256: Annotated[str, Field(description="SHA-256 of the inputs as canonical JSON.")]
    result_sha256: Annotated[str, Field(description="SHA-256 of the result as canonical JSON.")]


def _named(one: Named) -> dict[str, str]:
    return {"ref": one.ref, "name": one.name, "country": one.country}


@router.get(
    "/calls/{slug}/result",
    response=ResultOut,
    operation_id="get_result",
    summary="Read the published result of a call",
)
def get_result(request: HttpRequest, slug: Path[Reference]) -> dict[str, Any]:
    """The chosen names by track, other applicants only with their consent, rules, seed and hashes."""
    call = visible_call(request, slug)
    found = published_result(call)
    if found is None:
        raise Http404(f"The result of “{slug}” is not published.")
    run = found.run
    return {
        "call": call.slug,
        "titles": texts_of(call.title),
        "selection": found.number,
        "decided_at": in_zone(found.decided_at, call.time_zone),
        "applicants": found.applicants,
        "eligible": found.eligible,
        "tracks": [
            track_fields(one.track) | {"members": [_named(each) for each in one.members]}
            for one in found.tracks
        ],
        "others": [_named(one) for one in found.others],
        "method": list(found.method),
        "rules": list(found.rules),
        "draw": found.draw,
        "seed": run.seed,
        "run": run.pk,
        "engine": run.engine,
        "contract": run.contract,
        "inputs_sha256": run.inputs_sha256,
        "result_sha256": run.result_sha256,
    }
