"""A district that is spied on: firms whose figures nobody else has, who looks, and where."""

import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import URLPattern, reverse
from tests.make import accounts as make
from tests.make import register as make_register
from tests.make import symbiosis as make_symbiosis
from tests.permissions.world import World

from circulade.core.models import Letter
from circulade.symbiosis.domain.amounts import band
from circulade.symbiosis.domain.asking import ask, introductions
from circulade.symbiosis.domain.links import agree, begin_link, move_link
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.recording import record_year
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.enums import StreamKind
from circulade.symbiosis.models import District, LinkYear, NetworkPlan, Stream, SymbiosisLink
from circulade.symbiosis.urls import urlpatterns

FIGURES = {
    "Ash one": 48_613, "Ash two": 31_907, "Ash three": 27_451, "Ash four": 52_741, "Slag": 61_277,
    "Kiln one": 38_219, "Kiln two": 21_683, "Kiln three": 57_149, "Steam": 17_393,
}  # fmt: skip
YEARS = (40_813, 33_617, 24_971, 29_437)
PARTNERS = {
    "with the first": "Ash one",  # agreed to be known, the other side has not
    "asked": "Kiln one",  # the other side of that link, before its consent
    "with the second": "Ash two",  # both agreed: the third kiln and this firm know each other
    "dropped": "Kiln two",  # both agreed, then the link was dropped
    "with nobody": "Slag",
}
ROLES = ("anonymous", "applicant", "assessor", "funder", "analyst", "selection_lead", "elsewhere")
"""Of those without the right; the permission table tries the secrets of each page on every role."""
ATTACKERS = (*ROLES, *PARTNERS)
LISTS = ("districts", "sites", "streams", "leads", "links", "network", "plan", "report", "borders")
MOVING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": ?"[^"]+"|<updated>[^<]+</updated>'
)
DRAWN = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,}|(?<=:\d\d)\.\d{3,6}")
"""Identifiers, fingerprints and parts of a second: any digits may stand in them by chance."""


@dataclass(slots=True)
class Spied:
    """The world, its district, and the records that addresses name."""

    world: World
    district: District
    streams: dict[str, Stream]
    links: list[SymbiosisLink]
    plan: NetworkPlan
    letters: list[Letter]

    def hidden_from(self, attacker: str) -> list[int]:
        """Return the figures an attacker must not find: all but its own and its agreed partner's."""
        own = {PARTNERS.get(attacker, "")} | ({"Kiln three"} if attacker == "with the second" else set())
        return [*(figure for name, figure in FIGURES.items() if name not in own), *YEARS]

    def redraw(self, *, spared: Iterable[int], seed: str) -> None:
        """Put every other figure somewhere else in its band; nothing of it may be seen."""
        luck = random.Random(seed)
        for stream in Stream.objects.exclude(pk__in=spared):
            drawn = drawn_like(stream.middle or 0.0, luck)
            Stream.objects.filter(pk=stream.pk).update(least=drawn, most=drawn)
        for row in LinkYear.objects.all():
            LinkYear.objects.filter(pk=row.pk).update(
                **{part: drawn_like(getattr(row, part), luck) for part in ("tonnes", "landfill", "money")}
            )

    def spared(self, attacker: str) -> list[int]:
        """Return the streams whose figures an attacker knows rightly."""
        hidden = self.hidden_from(attacker)
        return [stream.pk for name, stream in self.streams.items() if FIGURES[name] not in hidden]


def drawn_like(amount: float, luck: random.Random) -> float:
    """Return another figure of the same band, often at one of its ends."""
    low, high = band(amount)
    return low + (high - low) * luck.choice((0.0001, 0.9999, luck.random()))


def spied() -> Spied:
    """Store the district, its pipeline, results of two years, a computed plan and letters."""
    world = World()
    district = make_symbiosis.district(world.programme, title="Spied district", public=True)
    streams = {name: _stream(world, district, name, float(amount)) for name, amount in FIGURES.items()}
    for who, name in PARTNERS.items():
        world.people[who] = make.user(who.replace(" ", "-"))
        add_partner(streams[name].site, world.people[who].email, by=None)
    pairs = (
        ("Ash one", "Kiln one"),
        ("Ash two", "Kiln three"),
        ("Ash three", "Kiln two"),
        ("Ash four", "Kiln one"),
    )
    links = [begin_link(streams[have], streams[want], by=None) for have, want in pairs]
    agree(links[0], "have", by=None)
    for link in links[1:3]:
        agree(agree(link, "have", by=None), "want", by=None)
    move_link(links[2], "dropped", by=None, drop_reason="trust")
    for link, tonnes in zip(links, YEARS, strict=True):
        for year in (2025, 2026):
            record_year(
                link, year=year, tonnes=float(tonnes), landfill=float(tonnes), money=float(tonnes), by=None
            )
    first, second = introductions(links[0])
    letters = {each.side: (each.subject, each.text) for each in (first, second)}
    sent = ask(links[0], letters, by=world.people["facilitator"])
    for actor in sorted(world.people):
        world.let_in(actor, Client())
    plan = compute_plan(ask_for_plan(district, title="Best", on=make_symbiosis.DAY, by=None), by=None)
    return Spied(world, district, streams, links, plan, sent)


def _stream(world: World, district: District, name: str, amount: float) -> Stream:
    firm = make_register.organisation(world.programme, name.lower().replace(" ", "-"))
    site = make_symbiosis.site(
        district, name, firm=name, organisation=firm, contact_email=f"{firm.ref}@example.org"
    )
    rough = {"least": amount, "most": amount}
    if name.startswith("Kiln"):
        return make_symbiosis.want(site, f"ash for {name}", **rough)
    if name == "Steam":
        return make_symbiosis.have(site, "steam", code="", kind=StreamKind.HEAT, **rough)
    return make_symbiosis.have(
        site, f"residue of {name}", code="10 02 01" if name == "Slag" else "10 01 02", **rough
    )


def written(figure: int) -> tuple[str, ...]:
    """Return the ways in which a figure could stand on a page, whole or to three figures."""
    rough = round(figure, -2)
    marks = (",", ".", " ", "\u00a0", "\u202f", "\u2019", "'")
    grouped = [f"{each // 1000}{mark}{each % 1000:03d}" for each in (figure, rough) for mark in marks]
    return (str(figure), str(rough), f"{figure:.2e}", *grouped)


def read(response: Any) -> str:
    """Return what an answer says: a spreadsheet's parts, else its text, without what changes by itself."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return MOVING.sub("", body.decode(errors="replace"))


def figures_in(text: str, figures: Iterable[int]) -> list[str]:
    """Return the forms of figures that a text shows, leaving out what is drawn or counted by a clock."""
    shown = DRAWN.sub("", text)
    return [form for figure in figures for form in written(figure) if form in shown]


def addresses(at: Spied) -> list[str]:
    """Return every address of symbiosis with the records of the district, then others of the site that might tell."""
    return [*_own(at), *_others(at)]


def _own(at: Spied) -> Iterator[str]:
    have, link = at.streams["Ash one"], at.links[0]
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        pk = at.plan.pk if "network/" in route else link.pk if "links/" in route else have.pk
        known = {"ref": at.district.ref, "site": have.site.ref, "pk": pk, "what": "year", "name": "flows"}
        if route.startswith("member/symbiosis/<int:pk>"):
            known["pk"] = have.site_id
        for kind in ("csv", "svg", "png") if "<slug:kind>" in route else ("",):
            address = _reversed(pattern, known | {"kind": kind})
            yield address
        if pattern.name in LISTS:
            yield from (f"{address}?format={kind}" for kind in ("csv", "xlsx", "json"))


def _reversed(pattern: URLPattern, known: dict[str, object]) -> str:
    wanted = pattern.pattern.converters
    return reverse(f"symbiosis:{pattern.name}", kwargs={name: known[name] for name in wanted})


def _others(at: Spied) -> Iterator[str]:
    run, ref = at.plan.run_id, at.district.ref
    firm = at.streams["Ash one"].site.organisation
    yield from (
        reverse(name) for name in ("web:home", "web:member", "web:office", "register:map_data", "core:queue")
    )
    for name in ("core:audit", "core:runs", "core:letters", "register:office_organisations"):
        yield reverse(name)
        yield f"{reverse(name)}?format=csv"
    yield f"{reverse('core:search')}?q=Ash+one"
    for name in ("core:run", "core:run_download"):
        yield reverse(name, args=(run,))
    for letter in at.letters:
        yield reverse("core:letter", args=(letter.pk,))
    for name in ("register:organisation", "register:office_organisation"):
        yield reverse(name, args=(firm.ref if firm else "",))
    yield reverse("register:territory", args=("rotterdam",))
    yield reverse("events:feed")
    for address in (
        "symbiosis", f"symbiosis/{ref}", f"symbiosis/{ref}/streams", "runs", f"runs/{run}", f"runs/{run}/inputs",
        f"runs/{run}/result", f"organisations/{firm.ref if firm else ''}", "territories/rotterdam",
    ):  # fmt: skip
        yield f"/api/v1/{address}"


def browser(at: Spied, attacker: str) -> Client:
    """Return the browser of an attacker."""
    client = Client(raise_request_exception=False)
    at.world.let_in(attacker, client)
    return client
