"""What is not known of a stream yet, in plain words: partial streams are allowed, and say so."""

from datetime import date

from django.utils.translation import gettext as _

from circulade.symbiosis.domain.places import stands_in_the_middle
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import Side, StreamKind
from circulade.symbiosis.models import Stream


def missing(stream: Stream) -> list[str]:
    """Return what is missing of the five fields."""
    found = list[str]()
    if stream.kind in CODED and not stream.codes:
        found.append(_("code to be confirmed") if stream.suggested else _("code"))
    if stream.most is None:
        found.append(_("amount"))
    if not stream.site.placed:
        found.append(_("place on the map"))
    elif stands_in_the_middle(stream.site):
        found.append(_("exact place: the middle of its town stands for it"))
    if not stream.when:
        found.append(_("when"))
    if not stream.site.contact_email and not stream.site.contact_name:
        found.append(_("contact"))
    return found


def missing_for_plan(stream: Stream, *, on: date | None = None, closed: int | None = None) -> list[str]:
    """Return what keeps a stream out of a plan, on a day and with a site closed if they are told."""
    if closed is not None and stream.site_id == closed:
        return [_("the site is closed in this plan")]
    if on is not None and stream.until_date is not None and stream.until_date < on:
        return [_("its time is over")]
    if stream.kind == StreamKind.PRODUCT:
        return [_("products are leads, they are not planned")]
    found = list[str]()
    if stream.kind in CODED and not stream.codes:
        found.append(_("code to be confirmed"))
    if stream.middle is None:
        found.append(_("amount"))
    if not stream.site.placed:
        found.append(_("place on the map"))
    if stream.side == Side.HAVE and stream.cost is None:
        found.append(_("what disposal costs today"))
    if stream.side == Side.WANT:
        if stream.price is None:
            found.append(_("what it is worth to the site"))
        if stream.processing is None:
            found.append(_("what processing costs"))
    return found
