"""Store notes: sites by name, each with its streams; what cannot be read was left aside before."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import transaction

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.register.domain.refs import ref_like
from circulade.symbiosis.domain.notes import Note
from circulade.symbiosis.domain.sites import town_where
from circulade.symbiosis.domain.streams import guessed
from circulade.symbiosis.models import District, Site, Stream

BATCH = 500
MOST_GUESSED = 2_000
"""So many different words are looked up at once, five milliseconds each; the others when their page is opened."""


def take_in(district: District, notes: tuple[Note, ...], *, by: User | None, on: date) -> list[Stream]:
    """Store notes that are not there yet; words are looked up once, and sites are found by their name."""
    guesses = dict[tuple[str, str, str], dict[str, Any]]()
    for note in notes:
        key = (note.values["words"], note.values["when"], note.values["kind"])
        if key not in guesses:
            said = note.values if len(guesses) < MOST_GUESSED else note.values | {"words": ""}
            guesses[key] = guessed(said, on=on)
    with transaction.atomic():
        sites = _sites(district, notes)
        fresh = _fresh(district, notes, sites)
        made = [
            Stream(
                district=district,
                site=sites[note.site.casefold()],
                created_by=by,
                **note.values,
                **guesses[note.values["words"], note.values["when"], note.values["kind"]],
                **({"codes": note.codes, "confirmed_by": by, "confirmed_on": on} if note.codes else {}),
            )
            for note in fresh
        ]
        Stream.objects.bulk_create(made, batch_size=BATCH)
        audit(district, "notes taken in", by=by, changes={"streams": (None, len(made))})
    return made


def _fresh(district: District, notes: tuple[Note, ...], sites: dict[str, Site]) -> list[Note]:
    """Return the notes that are new: the same list again, with some cells put right, stores only those."""
    held = Counter(
        Stream.objects.filter(district=district).values_list(
            "site", "side", "kind", "words", "least", "most", "when"
        )
    )
    fresh = list[Note]()
    for note in notes:
        said = note.values
        key = (
            sites[note.site.casefold()].pk,
            *(said[name] for name in ("side", "kind", "words")),
            *(said.get(name) for name in ("least", "most")),
            said["when"],
        )
        if held[key]:
            held[key] -= 1
        else:
            fresh.append(note)
    return fresh


def _sites(district: District, notes: tuple[Note, ...]) -> dict[str, Site]:
    """Return the sites by folded name, with those that are new; what a note says fills only what is empty."""
    known = {site.name.casefold(): site for site in Site.objects.filter(district=district)}
    taken = {"new", *(site.ref for site in known.values())}
    fresh, changed = list[Site](), dict[int, Site]()
    for note in notes:
        name = note.site.casefold()
        if name not in known:
            ref = ref_like(note.site, fallback="site", taken=taken)
            taken.add(ref)
            country = district.territory.country
            known[name] = Site(district=district, ref=ref, name=note.site, country=country)
            fresh.append(known[name])
        site = known[name]
        for field, value in note.about_site.items():
            if getattr(site, field) in (None, ""):
                setattr(site, field, value)
                if site.pk:
                    changed[site.pk] = site
        if not site.placed and site.place:
            for field, degrees in town_where({"place": site.place, "country": site.country}).items():
                setattr(site, field, degrees)
                if site.pk:
                    changed[site.pk] = site
    Site.objects.bulk_create(fresh, batch_size=BATCH)
    fields = ["place", "latitude", "longitude", "contact_name", "contact_email"]
    if changed:
        Site.objects.bulk_update(changed.values(), fields, batch_size=BATCH)
    return known
