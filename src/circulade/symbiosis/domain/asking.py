"""Ask through the office: each side gets a letter that says no more of the other than everybody may know."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.models import Letter
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.visibility import region_of, teaser
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import Site, Stream, SymbiosisLink


@dataclass(frozen=True, slots=True)
class Introduction:
    """A letter to one side, as the facilitator finds it and may change it before it is sent."""

    side: str
    site: Site
    subject: str
    text: str


def introductions(link: SymbiosisLink) -> tuple[Introduction, Introduction]:
    """Return the words to begin with: teasers only, in the language of the office."""
    return _introduction(link, Side.HAVE, link.have, link.want), _introduction(
        link, Side.WANT, link.want, link.have
    )


def _introduction(link: SymbiosisLink, side: Side, own: Stream, other: Stream) -> Introduction:
    known = teaser(other, region=region_of(link.district))
    told = {
        "own": own.words,
        "what": known.what,
        "region": known.region,
        "band": known.band,
        "office": link.district.programme.office_name,
    }
    asked = (
        _("A site in %(region)s could use your “%(own)s” (%(what)s; it wants %(band)s).")
        if side == Side.HAVE
        else _("A site in %(region)s has what you look for, “%(own)s” (%(what)s; it has %(band)s).")
    ) % told
    text = "\n\n".join(
        (
            _("Dear partner,"),
            asked,
            _(
                "May we tell the other site who you are and how much it is about? We tell you the same of them, "
                "only after both of you agreed. Answer this letter, or sign in and open “My sites”."
            ),
            told["office"],
        )
    )
    return Introduction(
        side.value,
        own.site,
        _("A use for your stream") if side == Side.HAVE else _("A stream you look for"),
        text,
    )


def ask(link: SymbiosisLink, letters: dict[str, tuple[str, str]], *, by: User | None) -> list[Letter]:
    """Send the letters, by side: subject and text; a side without an address is asked by the office in person."""
    sides = {Side.HAVE.value: link.have.site, Side.WANT.value: link.want.site}
    reachable = {side: site for side, site in sides.items() if site.contact_email and side in letters}
    if not reachable:
        raise Refused(
            _("Neither site has the e-mail of a contact: ask them in person, then note what they said.")
        )
    with transaction.atomic():
        held = SymbiosisLink.objects.select_for_update().select_related("district__programme").get(pk=link.pk)
        sent = [_sent(held, side, site, letters[side], by=by) for side, site in reachable.items()]
        held.asked_at = timezone.now()
        held.save(update_fields=["asked_at"])
        audit(held, "partners asked", by=by, changes={"sides": (None, sorted(reachable))})
    return sent


def _sent(link: SymbiosisLink, side: str, site: Site, words: tuple[str, str], *, by: User | None) -> Letter:
    letter = draft(
        kind="symbiosis-introduction",
        key=f"symbiosis introduction {link.pk} {side} {link.revision}",
        to=site.contact_email,
        to_name=site.contact_name,
        subject=words[0],
        text=words[1],
        language=link.district.programme.office_language,
        about=link,
        by=by,
    )
    return queue_letter(letter, by=by)
