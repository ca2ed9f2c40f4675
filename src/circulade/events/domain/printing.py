"""Badges and certificates of an event."""

from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import get_language

from circulade.core.links import absolute
from circulade.core.text.catalogue import said
from circulade.core.text.moment import moment
from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Event, Registration
from circulade.files.events.badges import Occasion, Printed, badges_pdf, certificates_pdf
from circulade.files.qr import qr_svg
from circulade.vocabularies.countries import country_name, is_country


def door_address(event: Event, code: str) -> str:
    """Return the address that a badge's code leads to."""
    return absolute(reverse("events:office_check_in", args=[event.slug, code]))


def door_code(one: Registration) -> str:
    """Draw somebody's code for the door."""
    return qr_svg(door_address(one.event, one.code), label=said("QR code {code}", code=one.code))


def badges(event: Event) -> bytes:
    """Print a badge for everybody who has a seat in person."""
    people = event.registrations.filter(state=RegistrationState.APPROVED, mode=Mode.IN_PERSON).order_by(
        "name", "pk"
    )
    return badges_pdf(_occasion(event), [_printed(event, one) for one in people], day=event.starts.date())


def certificate(one: Registration) -> bytes:
    """Print the certificate of somebody who came."""
    return certificates_pdf(_occasion(one.event), [_printed(one.event, one)], day=one.event.ends.date())


def _printed(event: Event, one: Registration) -> Printed:
    country = country_name(one.country, get_language() or "en") if is_country(one.country) else ""
    return Printed(one.name, one.organisation_name, country, one.code, door_address(event, one.code))


def _occasion(event: Event) -> Occasion:
    return Occasion(
        title=str(event.title),
        office=event.programme.office_name,
        when=moment(event.starts, zone=ZoneInfo(event.time_zone), form="date"),
        heading=said("Certificate of attendance"),
        sentence=said("took part in"),
        language=(get_language() or "en")[:2],
    )
