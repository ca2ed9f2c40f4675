"""The inputs of a network as one canonical JSON value, and its result from them: what a run stores."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from circulade.engines.symbiosis import (
    Acceptance,
    Listings,
    Needs,
    Offers,
    Terms,
    optimise,
    through_year,
    with_fixed_cost,
    with_hubs,
)
from circulade.files.symbiosis.conditions_run import (
    borders_from,
    conditions_inputs,
    need_conditions_from,
    offer_conditions_from,
)
from circulade.files.symbiosis.hubs import Hubs, hubs_from, hubs_inputs
from circulade.files.symbiosis.seasons import Both, seasons_from, seasons_inputs

OFFER_NUMBERS = ("tonnes", "lat", "lon", "disposal_cost")
NEED_NUMBERS = ("tonnes", "lat", "lon", "price")


def network_inputs(
    listings: Listings,
    *,
    blend: bool = False,
    seed: str = "",
    seasons: Both | None = None,
    hubs: Hubs | None = None,
    link_cost: float | None = None,
) -> dict[str, Any]:
    """Return listings as plain JSON values, sorted; unknown qualities and absent limits are left out."""
    offers, needs, terms = listings.offers, listings.needs, listings.terms
    said = conditions_inputs(listings)
    return {
        "offers": _rows(offers, offers.codes, OFFER_NUMBERS, offers.properties),
        "needs": _rows(needs, needs.classes, NEED_NUMBERS, needs.limits),
        "properties": sorted(needs.limits),
        "accepts": sorted(
            [one.need_class, one.code, float(one.gives), float(one.processing_cost)]
            for one in listings.accepts
        ),
        "terms": [float(terms.per_tonne), float(terms.per_tkm), float(terms.detour)],
        "blend": blend,
        "seed": seed,
        **({"conditions": said} if said else {}),
        **({"months": seasons_inputs(listings, seasons)} if seasons else {}),
        **({"hubs": hubs_inputs(hubs)} if hubs else {}),
        **({"link_cost": float(link_cost)} if link_cost is not None else {}),
    }


def network_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON; raises what `optimise` raises."""
    listings, seed = listings_from_inputs(inputs), inputs["seed"]
    if "months" in inputs:
        offers, needs = seasons_from(inputs["months"], listings)
        return through_year(listings, offers=offers, needs=needs, seed=seed).as_json()
    if "hubs" in inputs:
        given = hubs_from(inputs["hubs"])
        return with_hubs(listings, given.hubs, given.treatments, seed=seed).as_json()
    if "link_cost" in inputs:
        return with_fixed_cost(listings, fixed=inputs["link_cost"], seed=seed).as_json()
    return optimise(listings, blend=inputs["blend"], seed=seed).as_json()


def listings_from_inputs(inputs: Mapping[str, Any]) -> Listings:
    """Return the listings that `network_inputs` wrote down."""
    offers, needs = inputs["offers"], inputs["needs"]
    measured = sorted({name for row in offers for name in row[6]})
    said = inputs.get("conditions", {})
    return Listings(
        offers=Offers(
            *_sites(offers),
            {name: _qualities(offers, name, np.nan) for name in measured},
            offer_conditions_from(said, [row[0] for row in offers]),
        ),
        needs=Needs(
            *_sites(needs),
            {name: _qualities(needs, name, np.inf) for name in inputs["properties"]},
            need_conditions_from(said, [row[0] for row in needs]),
        ),
        accepts=tuple(Acceptance(*row) for row in inputs["accepts"]),
        terms=Terms(*inputs["terms"]),
        borders=borders_from(said),
        on=date.fromisoformat(said["on"]) if said.get("on") else None,
    )


def _rows(
    sites: Offers | Needs, kinds: tuple[str, ...], numbers: tuple[str, ...], qualities: Mapping[str, Any]
) -> list[list[Any]]:
    columns = [getattr(sites, name).tolist() for name in numbers]
    named = {name: values.tolist() for name, values in sorted(qualities.items())}
    known = [
        {name: values[row] for name, values in named.items() if np.isfinite(values[row])}
        for row in range(len(sites.refs))
    ]
    return sorted(
        ([*row] for row in zip(sites.refs, kinds, *columns, known, strict=True)), key=lambda row: str(row[0])
    )


def _sites(rows: list[list[Any]]) -> tuple[Any, Any, Any, Any, Any, Any]:
    refs, kinds = tuple(row[0] for row in rows), tuple(row[1] for row in rows)
    tonnes, lat, lon, money = (np.array([float(row[place]) for row in rows]) for place in range(2, 6))
    return refs, kinds, tonnes, lat, lon, money


def _qualities(rows: list[list[Any]], name: str, empty: float) -> "np.typing.NDArray[np.float64]":
    return np.array([float(row[6].get(name, empty)) for row in rows])
