"""`circulade symbiosis`: the best network of offers and needs, from files."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from circulade.cli import symbiosis_options as option
from circulade.cli.symbiosis_codes import code_warnings
from circulade.cli.symbiosis_sea import sea_warnings
from circulade.files.canonical import canonical_json
from circulade.files.folder import check_folder, write_folder
from circulade.files.symbiosis import (
    HubNetwork,
    ListingFiles,
    Network,
    NetworkAnswer,
    NotUnderstood,
    Terms,
    answer_files,
    compute_network,
    day,
    read_listings,
    why_none,
)
from circulade.files.table import FileError, Trouble

BAD_INPUT = 2
NOTHING = "no pair is accepted, within quality and worth its transport"
SHOWN = 20


def symbiosis(
    *,
    offers: option.Offers,
    needs: option.Needs,
    accepts: option.Accepts,
    out: option.Out,
    per_tonne: option.PerTonne = None,
    per_tkm: option.PerTkm = None,
    detour: option.Detour = 1.3,
    borders: option.Borders = None,
    on: option.On = "",
    blend: option.Blend = False,
    months: option.Months = False,
    hubs: option.Hubs = None,
    treatments: option.Treatments = None,
    link_cost: option.LinkCost = None,
    skip_bad: option.SkipBad = False,
    seed: option.Seed = "",
    json: option.Json = False,
    force: option.Force = False,
) -> None:
    """Find the network of the largest gain, with a certificate over all compatible pairs.

    A tonne offered gains disposal_cost + yield · price − processing_cost − per_tonne − per_tkm · detour · km.
    """
    try:
        _one_question(blend=blend, months=months, hubs=hubs, treatments=treatments, link_cost=link_cost)
        terms = _terms(per_tonne, per_tkm, detour)
        check_folder(out, force=force)
        files = read_listings(
            offers=offers,
            needs=needs,
            accepts=accepts,
            terms=terms,
            borders=borders,
            on=_day(on),
            skip_bad=skip_bad,
            months=months,
            hubs=hubs,
            treatments=treatments,
        )
        with Console(stderr=True).status("Searching and solving …"):
            answer = compute_network(
                files.listings,
                blend=blend,
                seed=seed,
                seasons=files.seasons,
                hubs=files.hubs,
                link_cost=link_cost,
            )
            write_folder(out, answer_files(answer, left_out=files.left_out), force=force)
    except FileError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    _doubt(files)
    if json:
        sys.stdout.write(canonical_json(answer.certificate()).decode() + "\n")
        return
    Console(highlight=False, markup=False).print(f"{_summary(answer)}; written to {out}", soft_wrap=True)


def _doubt(files: ListingFiles) -> None:
    """Tell what was left out, what can give no link, and what may be a mistake."""
    _warn([f"left out: {trouble}" for trouble in files.left_out])
    _warn(files.warnings)
    _warn(list(_doubts(files)))


def _doubts(files: ListingFiles) -> Iterator[str]:
    """Say which codes do not hold on the day, and which sites lie in the sea."""
    offers, needs = files.listings.offers, files.listings.needs
    file, lines = files.where["offers"]
    yield from code_warnings(offers.codes, offers.refs, file=file, lines=lines, on=files.listings.on)
    yield from sea_warnings(file, lines, offers.refs, offers.lat.tolist(), offers.lon.tolist())
    yield from sea_warnings(*files.where["needs"], needs.refs, needs.lat.tolist(), needs.lon.tolist())


def _warn(lines: Sequence[str]) -> None:
    for line in lines[:SHOWN]:
        typer.echo(f"warning: {line}", err=True)
    if len(lines) > SHOWN:
        typer.echo(f"warning: {len(lines) - SHOWN} more of this kind", err=True)


def _one_question(
    *, blend: bool, months: bool, hubs: Path | None, treatments: Path | None, link_cost: float | None
) -> None:
    """Refuse options that cannot be planned together."""
    if (hubs is None) != (treatments is None):
        missing = "--hubs" if hubs is None else "--treatments"
        raise FileError([Trouble(missing, 0, "", "missing: hubs need both --hubs and --treatments")])
    asked = {"--blend": blend, "--months": months, "--hubs": hubs is not None}
    names = [name for name, given in {**asked, "--link-cost": link_cost is not None}.items() if given]
    if len(names) > 1:
        raise FileError([Trouble(names[1], 0, "", f"cannot be planned together with {names[0]}")])


def _day(text: str) -> date | None:
    """Return the day of an option."""
    try:
        return day(text) if text else None
    except NotUnderstood as error:
        raise FileError([Trouble("--on", 0, "", str(error))]) from None


def _terms(per_tonne: float | None, per_tkm: float | None, detour: float) -> Terms:
    """Return the terms; no price of transport is invented, so both have to be given."""
    given = {"--per-tonne": per_tonne, "--per-tkm": per_tkm}
    missing = [name for name, value in given.items() if value is None]
    if per_tonne is None or per_tkm is None:
        text = "missing: prices of transport are inputs of the study and have no defaults"
        raise FileError([Trouble(name, 0, "", text) for name in missing])
    return Terms(per_tonne, per_tkm, detour)


def _summary(answer: NetworkAnswer) -> str:
    network = answer.network
    tonnes = sum(link.tonnes for link in network.links)
    pairs = {(link.offer, link.need) for link in network.links}
    text = (
        f"{len(pairs)} {'link' if len(pairs) == 1 else 'links'}, {tonnes:,.0f} tonnes a year, "
        f"gain {network.value:,.2f} of at most {network.bound:,.2f} (gap {network.gap:.1e}); "
        f"{network.pairs_compatible:,} compatible pairs"
    )
    if not network.pairs_compatible:
        plain = isinstance(network, Network) and not answer.blend
        text += f": {why_none(answer.listings) if plain else NOTHING}"
    if isinstance(network, HubNetwork):
        text += (
            f"; {len(network.opened)} hubs opened{': ' if network.opened else ''}{', '.join(network.opened)}"
        )
    if network.pairs_unknown:
        text += f", {network.pairs_unknown:,} more if missing values were known"
    return text
