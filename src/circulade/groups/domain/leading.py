"""Change a group and name its leaders: somebody with an account at once, anybody else by a claim link."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from circulade.accounts.domain.claims import ClaimRefused, claim_page, make_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.accounts.models import ClaimLink, User
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.text.catalogue import language_of_letters
from circulade.groups.domain.letter_sentences import say
from circulade.groups.models import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS = 14


class GroupRefused(ValueError):
    """The group cannot be changed so; the message names the field and the way out."""


def change_group(group: Group, values: "Mapping[str, Any]", *, by: User) -> Group:
    """Change name, description, focus areas, term, size or visibility of a group."""
    starts, ends = values.get("starts"), values.get("ends")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        raise GroupRefused(_("Ends: the last day lies before the first."))
    least, most = values.get("least"), values.get("most")
    if least is not None and most is not None and most < least:
        raise GroupRefused(_("At most: this lies below the least."))
    if not any(str(text).strip() for text in dict(values.get("name") or {}).values()):
        raise GroupRefused(_("Name: a group needs one in at least one language."))
    with transaction.atomic():
        held = Group.objects.select_for_update().get(pk=group.pk)
        for name, value in values.items():
            setattr(held, name, value)
        held.save()
        audit(held, "group changed", by=by, changes={"fields": (None, sorted(values))})
    return held


def name_leader(group: Group, email: str, *, by: User, now: datetime) -> ClaimLink | None:
    """Make somebody leader: with an account at once (returns None), otherwise by a claim link in a letter."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise GroupRefused(_("E-mail: write it like name@example.org.")) from None
    if group.leaders.filter(email=address).exists():
        raise GroupRefused(_("E-mail: %s leads this group already.") % address)
    with transaction.atomic():
        known = User.objects.filter(email=address, is_active=True).first()
        if known is not None:
            add_leader(group, known, by=by)
            return None
        link, token = make_claim(
            purpose=ClaimPurpose.GROUP,
            about=group,
            email=address,
            programme=group.programme,
            by=by,
            days=DAYS,
            now=now,
        )
        _invite(group, link, token, by=by, now=now)
    return link


def _invite(group: Group, link: ClaimLink, token: str, *, by: User, now: datetime) -> None:
    language = language_of_letters(*group.programme.languages)
    with override(language):
        subject = say("leader_subject", group=group.name)
        text = say(
            "leader",
            office=group.programme.office_name,
            group=group.name,
            days=DAYS,
            link=claim_page(token),
        )
    letter = draft(
        kind="invitation",
        key=f"invitation:{link.pk}",
        to=link.email,
        subject=subject[:300],
        text=text,
        language=language,
        about=group,
        programme=group.programme,
        by=by,
        at=now,
    )
    queue_letter(letter, by=by, at=now)


def add_leader(group: Group, user: User, *, by: User | None) -> None:
    """Let somebody lead a group."""
    with transaction.atomic():
        group.leaders.add(user)
        audit(group, "leader named", by=by, changes={"user": (None, user.pk)})


def remove_leader(group: Group, user: User, *, by: User) -> None:
    """End somebody's leading; who does not lead changes nothing."""
    with transaction.atomic():
        if group.leaders.filter(pk=user.pk).exists():
            group.leaders.remove(user)
            audit(group, "leader removed", by=by, changes={"user": (user.pk, None)})


def take_up(link: ClaimLink, user: User) -> str:
    """Carry out a claim of a group; returns the page to go to."""
    group = link.about
    if not isinstance(group, Group):
        raise ClaimRefused(_("The group of this link is gone."))
    add_leader(group, user, by=user)
    return reverse("groups:group", args=[group.slug])
