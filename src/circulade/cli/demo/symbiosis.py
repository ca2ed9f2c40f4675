"""The demo's districts: an invented port with 120 sites, and Kalundborg's exchanges as facts with their source."""

from datetime import date, datetime
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.cli.demo.data import DemoData
from circulade.register.domain.territories import TerritoryValues, create_territory
from circulade.symbiosis.domain.districts import add_authority, begin_district
from circulade.symbiosis.domain.hubs import add_hub, add_treatment
from circulade.symbiosis.domain.kinds import state_terms
from circulade.symbiosis.domain.known import record_known
from circulade.symbiosis.domain.leads import leads_of
from circulade.symbiosis.domain.links import agree, begin_link, move_link
from circulade.symbiosis.domain.notes import Note
from circulade.symbiosis.domain.planning import ask_for_plan
from circulade.symbiosis.domain.recording import record_year
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.domain.taking import take_in
from circulade.symbiosis.enums import Side, SiteKind, StreamKind
from circulade.symbiosis.models import District, Site, SymbiosisLink
from circulade.symbiosis.queries.streams import streams_of
from circulade.vocabularies.exchanges import SOURCE, exchanges

DESCRIBED = {"months", "storage", "storage_cost", "decay", "qualities", "mixed"}
STEPS = ("discussion", "feasibility", "negotiation", "implemented")
KALUNDBORG = {
    "farms": SiteKind.FARM,
    "pig farms": SiteKind.FARM,
    "fish farm": SiteKind.FARM,
    "sewage works": SiteKind.SEWAGE_WORKS,
    "municipality of Kalundborg": SiteKind.DEPOT,
}


def load_symbiosis(data: DemoData, programme: Programme, *, by: User, now: datetime) -> None:
    """Load both districts; the port gets a pipeline, results of a year and a plan for the queue."""
    load_kalundborg(programme, by=by)
    stated = data.json("symbiosis.json")
    district = _district(programme, stated, by=by)
    on = now.date()
    take_in(district, tuple(_notes(stated["sites"])), by=by, on=on)
    _describe(district, stated)
    add_partner(_first(district), "member@example.org", by=by)
    _hubs(district, stated, by=by, on=on)
    _pipeline(district, on=on, by=by)
    for title, kinds in (("Best network", ["materials"]), ("Heat within the port", ["heat"])):
        ask_for_plan(district, title=title, on=on, by=by, kinds=kinds)


def load_kalundborg(programme: Programme, *, by: User | None) -> District:
    """Load the known exchanges of Kalundborg: who gives what to whom, nothing more."""
    place = TerritoryValues(
        name={"en": "Kalundborg"}, kind="city", country="DK", latitude=55.68, longitude=11.09
    )
    district = begin_district(
        programme,
        create_territory(programme, place, by=by),
        title="Kalundborg: known exchanges",
        by=by,
        public=True,
        source=SOURCE[0].upper()
        + SOURCE[1:]
        + ". No years and no amounts are told; names are of kinds of sites.",
    )
    found = [each for each in exchanges() if each.park == "Kalundborg"]
    record_known(district, found, source="Davis and Aid 2021, from the literature", kinds=KALUNDBORG, by=by)
    return district


def _district(programme: Programme, stated: dict[str, Any], *, by: User) -> District:
    named = stated["territory"]
    place = TerritoryValues(
        name={"en": named["name"]},
        kind="cluster",
        country=named["country"],
        latitude=named["latitude"],
        longitude=named["longitude"],
        invented=True,
    )
    values = {name: stated[name] for name in ("title", "note", "city_role", "goals", "funding")}
    district = begin_district(
        programme,
        create_territory(programme, place, by=by),
        by=by,
        public=True,
        invented=True,
        **values,
        **stated["inputs"],
    )
    for authority in stated["authorities"]:
        add_authority(district, by=by, **authority)
    for terms in stated["kinds"]:
        state_terms(district, by=by, **terms)
    return district


def _hubs(district: District, stated: dict[str, Any], *, by: User, on: date) -> None:
    for hub in stated["hubs"]:
        add_hub(district, by=by, **hub)
    for treatment in stated["treatments"]:
        add_treatment(district, by=by, on=on, **treatment)


def _notes(sites: list[dict[str, Any]]) -> list[Note]:
    """Return every stream of the file as a note of its site."""
    found = list[Note]()
    for site in sites:
        about = {name: site[name] for name in ("place", "latitude", "longitude")}
        about["contact_name"] = "Site office (invented)"
        for have in site["haves"]:
            values = _stream(have, Side.HAVE, StreamKind.WASTE) | {"cost": have["cost"]}
            found.append(Note(0, site["name"], about, [have["code"]], values))
        for want in site["wants"]:
            more = {name: want[name] for name in ("price", "processing", "gives", "co2_saved")}
            values = (
                _stream(want, Side.WANT, StreamKind.WASTE) | more | {"co2_source": "invented for the demo"}
            )
            found.append(Note(0, site["name"], about, want["codes"], values))
        if heat := site["heat"]:
            told = {name: heat[name] for name in ("cost", "price", "processing", "co2_saved") if name in heat}
            if "co2_saved" in told:
                told["co2_source"] = "invented for the demo"
            values = _stream(heat, Side(heat["side"]), StreamKind.HEAT) | told
            found.append(Note(0, site["name"], about, [], values))
    return found


def _stream(stated: dict[str, Any], side: Side, kind: StreamKind) -> dict[str, Any]:
    low, high = stated["amount"]
    return {
        "words": stated["words"],
        "side": side,
        "kind": kind,
        "least": float(low),
        "most": float(high),
        "when": "all year",
    }


def _describe(district: District, stated: dict[str, Any]) -> None:
    """Say what each site is, that it is invented, and what is known more of some streams."""
    kinds = {site["name"]: site["kind"] for site in stated["sites"]}
    found = list(Site.objects.filter(district=district))
    for site in found:
        site.kind, site.invented = kinds[site.name], True
    Site.objects.bulk_update(found, ["kind", "invented"])
    streams = {(each.site.name, each.words): each for each in streams_of(district)}
    for more in stated["streams"]:
        stream = streams[more["site"], more["words"]]
        for name in DESCRIBED & set(more):
            setattr(stream, name, more[name])
        stream.save(update_fields=sorted(DESCRIBED & set(more)))


def _first(district: District) -> Site:
    """Return the first cement works: the demo's member speaks for it."""
    return district.sites.filter(name__startswith="Cement works").order_by("pk")[0]


def _pipeline(district: District, *, on: date, by: User) -> None:
    """Begin links of the best leads and take them different numbers of steps."""
    best = leads_of(district, on=on).leads[: len(STEPS) + 2]
    for steps, lead in enumerate(best):
        link = begin_link(lead.have, lead.want, by=by)
        if steps == len(STEPS) + 1:
            move_link(link, "dropped", by=by, drop_reason="quality", reason="invented for the demo")
            continue
        for side in Side if steps else ():
            agree(link, side, by=by)
        for state in STEPS[:steps]:
            link = move_link(link, state, by=by)
        if steps == len(STEPS):
            _results(link, year=on.year - 1, by=by)


def _results(link: SymbiosisLink, *, year: int, by: User) -> None:
    tonnes = link.have.least or 0.0
    co2: dict[str, Any] = {
        "co2_kg": 0.2 * tonnes,
        "co2_source": "invented for the demo",
        "co2_version": "demo",
    }
    record_year(
        link, year=year, tonnes=tonnes, landfill=tonnes, virgin=tonnes, money=20 * tonnes, by=by, **co2
    )
