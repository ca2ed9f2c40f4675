"""Ask through the office: each side gets a letter that says no more of the other than everybody may know."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.models import Letter
from circulade.core.text.catalogue import language_of_letters
from circulade.symbiosis.domain.letter_sentences import said_band, say
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.domain.streams import CODED
from circulade.symbiosis.domain.visibility import region_of, teaser
from circulade.symbiosis.enums import LinkState, Side
from circulade.symbiosis.models import Site, Stream, SymbiosisLink


@dataclass(frozen=True, slots=True)
class Introduction:
    """A letter to one side, as the facilitator finds it and may change it before it is sent."""

    side: str
    site: Site
    subject: str
    text: str
    language: str


def introductions(link: SymbiosisLink) -> tuple[Introduction, Introduction]:
    """Return the words to begin with: teasers only, each in the language of who gets the letter."""
    return _introduction(link, Side.HAVE, link.have, link.want), _introduction(
        link, Side.WANT, link.want, link.have
    )


def language_of(site: Site) -> str:
    """Return the language of a site's letters: its contact's, that of who speaks for it, else the office's."""
    speakers = [partner.user.language for partner in site.partners.select_related("user")]
    office = site.district.programme.office_language
    return language_of_letters(*filter(None, (site.contact_language, *speakers, office)))


def _introduction(link: SymbiosisLink, side: Side, own: Stream, other: Stream) -> Introduction:
    known = teaser(other, region=region_of(link.district))
    language = language_of(own.site)
    with override(language):
        coded = other.kind in CODED and other.reckoned_codes
        told = {
            "own": own.words,
            "what": known.what if coded else say(other.kind),
            "region": known.region,
            "band": said_band(other),
        }
        name = "use" if side == Side.HAVE else "source"
        sentence = say(name if told["band"] else f"{name}_some", **told)
        text = "\n\n".join((say("greeting"), sentence, say("may_we"), link.district.programme.office_name))
        return Introduction(side.value, own.site, say(f"{name}_subject"), text, language)


def ask(link: SymbiosisLink, letters: dict[str, tuple[str, str]], *, by: User | None) -> list[Letter]:
    """Send the letters, by side: subject and text; a side without an address is asked by the office in person."""
    if link.state == LinkState.DROPPED:
        raise Refused(_("The link was dropped: take it up again first."))
    sides = {Side.HAVE.value: link.have.site, Side.WANT.value: link.want.site}
    reachable = {side: site for side, site in sides.items() if site.contact_email and side in letters}
    if not reachable:
        raise Refused(
            _("Neither site has the e-mail of a contact: ask them in person, then note what they said.")
        )
    with transaction.atomic():
        held = SymbiosisLink.objects.select_for_update().select_related("district__programme").get(pk=link.pk)
        today = timezone.localdate()
        if held.asked_at is not None and timezone.localdate(held.asked_at) == today:
            raise Refused(_("Both sides were asked today already: leave them time to answer."))
        sent = [_sent(held, side, site, letters[side], on=today, by=by) for side, site in reachable.items()]
        held.asked_at = timezone.now()
        held.save(update_fields=["asked_at"])
        audit(held, "partners asked", by=by, changes={"sides": (None, sorted(reachable))})
    return sent


def _sent(
    link: SymbiosisLink, side: str, site: Site, words: tuple[str, str], *, on: date, by: User | None
) -> Letter:
    letter = draft(
        kind="symbiosis-introduction",
        key=f"symbiosis introduction {link.pk} {side} {link.revision} {on.isoformat()}",
        to=site.contact_email,
        to_name=site.contact_name,
        subject=words[0],
        text=words[1],
        language=language_of(site),
        about=link,
        by=by,
    )
    return queue_letter(letter, by=by)
