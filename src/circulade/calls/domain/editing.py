"""Create a call and change its texts and dates; two people who change the same field both see it."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from circulade.calls.domain.notices import give_notice
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Outdated, Refused, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.core.domain.audit import audit
from circulade.core.models.fields import Translated

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, Team, User

# Fields of an announced call that applicants rely on: a change is announced with a notice.
RELIED_ON = {"who_can_apply", "eligible_kinds", "eligible_countries", "session_at", "session_place"}
RESERVED = {"new", "import"}


def create_call(
    programme: "Programme",
    *,
    title: Mapping[str, str],
    slug: str,
    by: "User",
    now: datetime,
    team: "Team | None" = None,
) -> Call:
    """Store a draft call; raises `Refused` if the address is taken."""
    address = check_slug(programme, slug or slugify(next(iter(title.values()), "")))
    with transaction.atomic():
        try:
            with transaction.atomic():
                call = Call(
                    programme=programme,
                    team=team,
                    slug=address,
                    languages=[each for each in programme.languages if title.get(each)]
                    or programme.languages[:1],
                    time_zone=programme.time_zone,
                    contact=programme.contact,
                    invented=programme.invented,
                    created_at=now,
                )
                call.title = Translated(dict(title))
                call.save(force_insert=True)
        except IntegrityError:
            raise _taken(address) from None
        audit(call, "call created", by=by, changes={"stage": (None, call.stage)}, at=now)
    return call


def check_slug(programme: "Programme", slug: str) -> str:
    """Return a free address; raises `Refused`."""
    if not slug or slug != slugify(slug) or len(slug) > 80 or slug in RESERVED:
        raise Refused(_("An address has small letters, digits and - only, such as raw-materials-2026."))
    if programme.calls.filter(slug=slug).exists():
        raise _taken(slug)
    return slug


def _taken(slug: str) -> Refused:
    return Refused(_("Another call has the address “%s” already: choose another.") % slug)


def edit_call(
    call: Call, fields: Mapping[str, Any], *, seen: int, by: "User", now: datetime, notice: str = ""
) -> Call:
    """Change fields of a call that had the revision `seen` when the form was shown.

    Raises `Outdated` with both values of what differs if somebody else saved meanwhile, and `Refused` if
    applicants rely on what changes and no notice says so. The deadline of an announced call is extended instead.
    """
    with transaction.atomic():
        held = Call.objects.select_for_update().select_related("programme").get(pk=call.pk)
        changed = {
            field: value for field, value in fields.items() if plain(getattr(held, field)) != plain(value)
        }
        if held.revision != seen and changed:
            raise Outdated(
                _("Somebody else changed this call meanwhile. Compare both, and save what shall stand."),
                {field: (getattr(held, field), value) for field, value in changed.items()},
            )
        _check(held, set(changed), notice=notice)
        for field, value in changed.items():
            setattr(held, field, value)
        if held.opens_at and held.closes_at and held.closes_at <= held.opens_at:
            raise Refused(_("The call must close after it opens."))
        if changed:
            held.revision += 1
            held.save()
            audit(held, "call changed", by=by, changes={"fields": (None, sorted(changed))}, at=now)
        if clean_text(notice) and held.stage == CallStage.ANNOUNCED:
            give_notice(held, notice, by=by, now=now)
    return held


def plain(value: Any) -> Any:
    """Return a field's value so that equal ones are equal: translated text as its languages."""
    data = value.data if isinstance(value, Translated) else value
    return {language: text for language, text in data.items() if text} if isinstance(data, dict) else data


def _check(held: Call, changed: set[str], *, notice: str) -> None:
    if held.stage == CallStage.CANCELLED and changed:
        raise WrongStage(_("A cancelled call cannot be changed."))
    if held.stage == CallStage.DRAFT:
        return
    if "closes_at" in changed or "opens_at" in changed:
        raise WrongStage(_("The call is announced: extend its deadline instead, so that everybody is told."))
    if changed & RELIED_ON and held.stage == CallStage.ANNOUNCED and not clean_text(notice):
        raise Refused(
            _("Applicants rely on this: say in the notice what changes, and all who have begun are told.")
        )
    if "slug" in changed:
        raise WrongStage(_("The address of an announced call stays."))


def touch(call: Call, *, relied_on: bool, notice: str, by: "User", now: datetime) -> Call:
    """Lock a call before its tracks or criteria change: with a notice once announced, no more from assessment on."""
    held = Call.objects.select_for_update().select_related("programme").get(pk=call.pk)
    if held.stage not in {CallStage.DRAFT, CallStage.ANNOUNCED, CallStage.ELIGIBILITY}:
        raise WrongStage(_("Tracks and criteria stay as they are once assessment has begun."))
    if held.stage != CallStage.DRAFT and relied_on:
        if not clean_text(notice):
            raise Refused(
                _("The call is announced: say in the notice what changes, and all who have begun are told.")
            )
        give_notice(held, notice, by=by, now=now)
    held.revision += 1
    held.save(update_fields=["revision"])
    return held
