"""Add and change sites, who speaks for them, and whether they are open."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.register.domain.refs import ref_like
from circulade.symbiosis.domain.places import middle_of_town, place_problem
from circulade.symbiosis.domain.problems import BadValues, RecordChanged, Refused
from circulade.symbiosis.models import District, Look, Partner, Site
from circulade.vocabularies.countries import is_country, iso

CHANGEABLE = (
    "name",
    "kind",
    "firm",
    "organisation",
    "latitude",
    "longitude",
    "place",
    "country",
    "contact_name",
    "contact_email",
    "contact_language",
)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Return values to store; raises `BadValues`."""
    kept = {name: value for name, value in values.items() if name in CHANGEABLE}
    wrong = dict[str, str]()
    lat, lon = kept.get("latitude"), kept.get("longitude")
    if (lat is None) != (lon is None):
        wrong["latitude"] = _("Latitude and longitude come together, or both stay empty.")
    elif lat is not None and lon is not None and (said := place_problem(lat, lon)):
        wrong["latitude"] = said[0].upper() + said[1:] + "."
    if code := kept.get("country"):
        kept["country"] = iso(code)
        if not is_country(code):
            wrong["country"] = _("%(code)s is not a country of Europe.") % {"code": code}
    if wrong:
        raise BadValues(wrong)
    return kept


def town_where(values: dict[str, Any]) -> dict[str, float]:
    """Return the middle of the town that the place names, for a site whose own place on the map is not known."""
    if values.get("latitude") is not None or not values.get("place"):
        return {}
    point = middle_of_town(values["place"], values.get("country", ""))
    return {} if point is None else {"latitude": point.lat, "longitude": point.lon}


def add_site(
    district: District, *, name: str, by: User | None, invented: bool = False, **values: Any
) -> Site:
    """Add a site; raises `BadValues` for one in the sea."""
    kept = _checked(values)
    kept["country"] = kept.get("country") or district.territory.country
    kept |= town_where(kept)
    with transaction.atomic():
        taken = {"new", *Site.objects.filter(district=district).values_list("ref", flat=True)}
        ref = ref_like(name, fallback="site", taken=taken)
        site = Site.objects.create(district=district, ref=ref, name=name, invented=invented, **kept)
        audit(site, "site added", by=by, changes={"kind": (None, site.kind)})
    return site


def change_site(site: Site, values: dict[str, Any], *, by: User | None, revision: int | None = None) -> Site:
    """Change a site; raises `BadValues`, and `RecordChanged` if it was changed since `revision`."""
    kept = _checked(values)
    with transaction.atomic():
        held = Site.objects.select_for_update().get(pk=site.pk)
        if "latitude" in kept:
            kept |= town_where({"place": held.place, "country": held.country} | kept)
        if revision is not None and revision != held.revision:
            raise RecordChanged(held.revision)
        changed = [name for name, value in kept.items() if getattr(held, name) != value]
        for name in changed:
            setattr(held, name, kept[name])
        if changed:
            held.revision += 1
            held.save()
            audit(held, "site changed", by=by, changes={"fields": (None, changed)})
    return held


def set_open(site: Site, *, open_: bool, by: User | None) -> Site:
    """Show a site's name and volumes to the partners of its district, or hide them again."""
    with transaction.atomic():
        held = Site.objects.select_for_update().get(pk=site.pk)
        if held.open != open_:
            audit(
                held, "site opened" if open_ else "site closed", by=by, changes={"open": (held.open, open_)}
            )
            held.open = open_
            held.save(update_fields=["open"])
    return held


def add_partner(site: Site, email: str, *, by: User | None) -> Partner:
    """Let a person with an account speak for a site."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refused(_("Nobody with this address has an account here: ask them to sign up first."))
    with transaction.atomic():
        found, is_new = Partner.objects.get_or_create(site=site, user=user)
        if is_new:
            audit(site, "partner added", by=by, changes={"user": (None, user.pk)})
    return found


def remove_partner(partner: Partner, *, by: User | None) -> None:
    """End that a person speaks for a site."""
    with transaction.atomic():
        audit(partner.site, "partner removed", by=by, changes={"user": (partner.user_id, None)})
        partner.delete()


def note_look(site: Site, *, what: str, by: User | None) -> None:
    """Keep that somebody saw what a site keeps to itself: once a day by person and kind."""
    now = timezone.now()
    seen = Look.objects.filter(site=site, user=by, what=what, at__date=now.date())
    if not seen.exists():
        Look.objects.create(district_id=site.district_id, site=site, user=by, what=what, at=now)
