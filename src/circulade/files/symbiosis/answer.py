"""The answer of the file door: plan.csv and certificate.json."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from circulade.engines.symbiosis import (
    HubNetwork,
    InputError,
    Listings,
    Network,
    Problem,
    SolverFailed,
    YearNetwork,
    optimise,
    through_year,
    with_fixed_cost,
    with_hubs,
)
from circulade.files.canonical import canonical_json, digest
from circulade.files.symbiosis.hubs import Hubs
from circulade.files.symbiosis.seasons import Both
from circulade.files.table import FileError, Trouble

HEADER = ("offer", "need", "tonnes", "margin")


@dataclass(frozen=True, slots=True, eq=False)
class NetworkAnswer:
    """The best network of some listings, for the year as a whole, month by month or with hubs."""

    listings: Listings
    network: Network | YearNetwork | HubNetwork
    blend: bool = False
    seasons: Both | None = None
    hubs: Hubs | None = None
    link_cost: float | None = None

    def certificate(self) -> dict[str, Any]:
        """Return what proves the plan and what made it, as JSON."""
        from circulade.files.symbiosis.run import network_inputs

        terms, on = self.listings.terms, self.listings.on
        inputs = network_inputs(
            self.listings,
            blend=self.blend,
            seed=self.network.seed,
            seasons=self.seasons,
            hubs=self.hubs,
            link_cost=self.link_cost,
        )
        return {
            **self.network.certificate(),
            "options": {
                "per_tonne": terms.per_tonne,
                "per_tkm": terms.per_tkm,
                "detour": terms.detour,
                "blend": self.blend,
                **({"on": on.isoformat()} if on else {}),
                **({"link_cost": self.link_cost} if self.link_cost is not None else {}),
            },
            "input_sha256": digest(inputs),
        }


def compute_network(
    listings: Listings,
    *,
    blend: bool = False,
    seed: str = "",
    seasons: Both | None = None,
    hubs: Hubs | None = None,
    link_cost: float | None = None,
) -> NetworkAnswer:
    """Compute the best network; raises `FileError` for what is too large.

    At most one of `blend`, `seasons` (month by month), `hubs` (to open or not) and `link_cost` (fixed, for every link
    used) can be asked.
    """
    network: Network | YearNetwork | HubNetwork
    try:
        if seasons is not None:
            network = through_year(listings, offers=seasons[0], needs=seasons[1], seed=seed)
        elif hubs is not None:
            network = with_hubs(listings, hubs.hubs, hubs.treatments, seed=seed)
        elif link_cost is not None:
            network = with_fixed_cost(listings, fixed=link_cost, seed=seed)
        else:
            network = optimise(listings, blend=blend, seed=seed)
    except InputError as error:
        raise FileError(
            [Trouble(_named(problem), 0, "", problem.text) for problem in error.problems]
        ) from None
    except SolverFailed as error:
        text = f"{error}; amounts or prices may be too far apart for one programme: split the region"
        raise FileError([Trouble("input", 0, "", text)]) from None
    return NetworkAnswer(listings, network, blend, seasons, hubs, link_cost)


def _named(problem: Problem) -> str:
    """Return the option that a problem is about."""
    return "--link-cost" if problem.column == "fixed" else "input"


def answer_files(answer: NetworkAnswer, *, left_out: Sequence[Trouble] = ()) -> dict[str, bytes]:
    """Return the files of the answer by name: the plan by offer and need, numbers in full precision.

    Rows that were left out are told in a file of their own.
    """
    network = answer.network
    files = {"certificate.json": canonical_json(answer.certificate()) + b"\n"}
    if isinstance(network, YearNetwork):
        flows = [(a.offer, a.need, a.month, repr(a.tonnes), repr(a.margin)) for a in network.links]
        files["plan.csv"] = _csv(("offer", "need", "month", "tonnes", "margin"), flows)
        stored = [(one.side, one.ref, one.month, repr(one.tonnes)) for one in network.stored]
        files["stored.csv"] = _csv(("side", "ref", "month", "tonnes"), stored)
    else:
        links = [(link.offer, link.need, repr(link.tonnes), repr(link.margin)) for link in network.links]
        files["plan.csv"] = _csv(HEADER, links)
    if isinstance(network, HubNetwork):
        sides = (("in", network.ways_in), ("out", network.ways_out))
        ways = [
            (way.hub, side, way.code, way.site, repr(way.tonnes), repr(way.margin))
            for side, several in sides
            for way in several
        ]
        files["ways.csv"] = _csv(("hub", "way", "code", "site", "tonnes", "margin"), ways)
    if left_out:
        rows = [(one.file, one.line, one.column, one.text) for one in left_out]
        files["left_out.csv"] = _csv(("file", "line", "column", "problem"), rows)
    return files


def _csv(header: tuple[str, ...], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
