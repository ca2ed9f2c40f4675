"""What is not known of a stream yet, in plain words: partial streams are allowed, and say so."""

from django.utils.translation import gettext as _

from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.enums import Side
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
    if not stream.when:
        found.append(_("when"))
    if not stream.site.contact_email and not stream.site.contact_name:
        found.append(_("contact"))
    return found


def missing_for_plan(stream: Stream) -> list[str]:
    """Return what keeps a stream out of a plan."""
    found = list[str]()
    if stream.kind not in CODED:
        return [_("only waste and by-products are planned, heat and water are not moved by road")]
    if not stream.codes:
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
