"""Say to somebody where they stand and why, in sentences."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.core.models import Remark
from circulade.events.domain.order import FITS, RESERVED, TERRITORY, Place, place_of
from circulade.events.domain.seats import seated, standing, waiting_people
from circulade.events.enums import RegistrationState
from circulade.events.models import Admission, Registration
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import country_name


@dataclass(frozen=True, slots=True)
class Standing:
    """A place on the waiting list in sentences."""

    number: int
    of: int
    sentences: tuple[str, ...]


def standing_of(one: Registration) -> Standing | None:
    """Return somebody's place with what explains it; None if they do not wait."""
    if one.state != RegistrationState.WAITING:
        return None
    people = waiting_people(one.admission)
    place = place_of(one.leader_id or one.pk, standing(people), seated(one.admission))
    return (
        None if place is None else Standing(place.number, place.of, tuple(_sentences(place, one.admission)))
    )


def _sentences(place: Place, admission: Admission) -> list[str]:
    found = []
    for (rule, reserve), count in sorted(place.before.items(), key=str):
        if rule == RESERVED and reserve is not None:
            text = ngettext(
                "%(count)d seat goes by rule to %(group)s before you, though they asked later: "
                "%(seats)d seats are reserved for them.",
                "%(count)d seats go by rule to %(group)s before you, though they asked later: "
                "%(seats)d seats are reserved for them.",
                count,
            )
            kept = admission.reserved[reserve]
            found.append(text % {"count": count, "group": group_name(kept), "seats": kept["seats"]})
        elif rule == TERRITORY:
            text = ngettext(
                "%(count)d seat goes by rule to somebody whose territory has no seat yet.",
                "%(count)d seats go by rule to people whose territories have no seat yet.",
                count,
            )
            found.append(text % {"count": count})
    if not found:
        found.append(_("Everybody before you asked earlier."))
    return found


def group_name(reserve: dict[str, Any]) -> str:
    """Name the group for which seats are reserved."""
    if reserve["attribute"] == "country":
        return ", ".join(country_name(code) for code in reserve["values"])
    labels = dict(OrganisationKind.choices)
    return ", ".join(str(labels.get(value, value)) for value in reserve["values"])


def reason_text(one: Registration) -> str:
    """Say why somebody has, or has not, a seat."""
    reason = one.reason
    if reason.get("text"):
        return str(reason["text"])
    if "remark" in reason and (said := Remark.objects.filter(pk=reason["remark"]).first()):
        return said.text
    if reason.get("code") == RESERVED and reason.get("reserve"):
        return _("A seat is reserved for %s.") % group_name(reason["reserve"])
    return str(
        {
            "first_come": _("There was a free seat when you registered."),
            "order": _("It was your turn on the waiting list."),
            RESERVED: _("A seat was reserved for your group."),
            TERRITORY: _("Your territory had no seat yet."),
            FITS: _("The seats that were free were too few for a group before you."),
            "full": _("All seats were taken when you registered."),
            "requested": _("Seats have not been given yet."),
            "office": _("The office approved your request."),
            "again": _("You asked to wait again."),
            "declined": _("You declined the seat."),
            "withdrawn": _("You gave up your seat."),
            "expired": _("The seat offer was not answered in time."),
            "refused": _("The office did not accept the request."),
        }.get(str(reason.get("code", "")), "")
    )
