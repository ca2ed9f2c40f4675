"""Who may use the addresses of calls and applications."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.calls import rows_assessing, rows_importing
from tests.calls.rows_nextday import NEXT_DAY
from tests.make import calls as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, LEADS, MANAGERS, OFFICE, OWNER, SIGNED_IN, World

from circulade.calls.domain.announcing import announce
from circulade.calls.domain.colleagues import invite
from circulade.calls.domain.public_questions import ask
from circulade.calls.models import Application, Call

SECRET = "Secret-sur-Mer"
OWN = frozenset({OWNER})
READERS = OFFICE | {"funder"}


def _call(world: World) -> Call:
    """Make an open call with an application of OWNER."""

    def made() -> Call:
        now = timezone.now()
        call = make.call(
            world.programme,
            opens_at=now - timedelta(days=3),
            closes_at=now + timedelta(days=3),
            title={"en": "Open"},
        )
        make.questions(call)
        announce(call, by=None, now=now - timedelta(days=3))
        application = make.draft(
            call, world.people[OWNER], now=now, territory=SECRET, **{"email": "secret@example.org"}
        )
        Application.objects.filter(pk=application.pk).update(name=SECRET)
        return call

    found: Call = world.once("calls:open", made)
    return found


def _application(world: World) -> Application:
    return _call(world).applications.get()


def open_call(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug}


def draft_call(world: World) -> Mapping[str, Any]:
    return {"slug": make.call(world.programme, slug="secret", title={"en": SECRET}).slug}


def elsewhere(world: World) -> Mapping[str, Any]:
    make.call(world.programme, slug="secret", title={"en": SECRET})
    return {}


def own(world: World) -> Mapping[str, Any]:
    return {"pk": _application(world).pk}


def listed(world: World) -> Mapping[str, Any]:
    _application(world)
    return {}


def colleague(world: World) -> Mapping[str, Any]:
    application = _application(world)
    return {"pk": application.pk, "colleague": application.colleagues.get().pk}


def invitation(world: World) -> Mapping[str, Any]:
    application = _application(world)
    link = invite(application, "new@example.org", by=world.people[OWNER], now=timezone.now())
    return {"pk": application.pk, "link": link.pk}


def section(world: World) -> Mapping[str, Any]:
    return {**draft_call(world), "section": "texts"}


def track(world: World) -> Mapping[str, Any]:
    call = make.call(world.programme, slug="secret", title={"en": SECRET})
    return {"slug": call.slug, "pk": call.tracks.get().pk}


def criterion(world: World) -> Mapping[str, Any]:
    call = make.call(world.programme, slug="secret", title={"en": SECRET})
    return {"slug": call.slug, "pk": call.criteria.all()[0].pk}


def question(world: World) -> Mapping[str, Any]:
    call = make.call(world.programme, slug="secret", title={"en": SECRET})
    return {"slug": call.slug, "pk": make.question(call, "why").pk}


def asked(world: World) -> Mapping[str, Any]:
    call = _call(world)
    return {"slug": call.slug, "pk": ask(call, SECRET, now=timezone.now()).pk}


def waiting(world: World) -> Mapping[str, Any]:
    return {"slug": asked(world)["slug"]}


def one(world: World) -> Mapping[str, Any]:
    application = _application(world)
    return {"slug": application.call.slug, "ref": application.ref}


SECRETS = (SECRET, "secret@example.org")
WRONG = (422,)

ROWS = [
    *rows_assessing.ROWS,
    *rows_importing.ROWS,
    Row("calls:calls", EVERYBODY),
    Row("calls:call", EVERYBODY, kwargs=open_call),
    Row("calls:call", frozenset(), kwargs=draft_call, secret=SECRETS, hidden=True),
    Row("calls:ask", EVERYBODY, kwargs=open_call, method="post", data={"text": "When?"}),
    Row("calls:apply", SIGNED_IN, kwargs=open_call),
    Row("calls:own_applications", SIGNED_IN),
    Row("calls:application", OWN, kwargs=own, secret=SECRETS, hidden=True),
    Row("calls:write", OWN, kwargs=own, secret=SECRETS, hidden=True),
    Row(
        "calls:write", OWN, kwargs=own, method="post", data={"q-territory": "x"}, secret=SECRETS, hidden=True
    ),
    Row("calls:autosave", OWN, kwargs=own, method="post", secret=SECRETS, hidden=True),
    Row("calls:send", OWN, kwargs=own, secret=SECRETS, hidden=True),
    Row("calls:send", OWN, kwargs=own, method="post", accepted=WRONG, secret=SECRETS, hidden=True),
    Row("calls:withdraw", OWN, kwargs=own, method="post", hidden=True),
    Row("calls:print", OWN, kwargs=own, secret=SECRETS, hidden=True),
    Row(
        "calls:invite_colleague", OWN, kwargs=own, method="post", data={"email": "x@example.org"}, hidden=True
    ),
    Row("calls:remove_colleague", OWN, kwargs=colleague, method="post", hidden=True),
    Row("calls:revoke_invitation", OWN, kwargs=invitation, method="post", hidden=True),
    Row("calls:office_calls", READERS, kwargs=elsewhere, secret=SECRETS),
    Row("calls:office_new_call", MANAGERS),
    Row("calls:office_call", READERS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_copy_call", MANAGERS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_edit_call", LEADS, kwargs=section, secret=SECRETS),
    Row("calls:office_edit_call", LEADS, kwargs=section, method="post", accepted=WRONG, secret=SECRETS),
    Row("calls:office_factsheet", LEADS, kwargs=draft_call, method="post"),
    Row("calls:office_tracks", LEADS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_track", LEADS, kwargs=track, secret=SECRETS),
    Row("calls:office_delete_track", LEADS, kwargs=track, method="post"),
    Row("calls:office_criteria", LEADS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_criterion", LEADS, kwargs=criterion, secret=SECRETS),
    Row("calls:office_delete_criterion", LEADS, kwargs=criterion, method="post"),
    Row("calls:office_questions", LEADS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_new_question", LEADS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_preview_questions", LEADS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_correct_questions", LEADS, kwargs=draft_call, method="post", accepted=WRONG),
    Row("calls:office_question", LEADS, kwargs=question, secret=SECRETS),
    Row("calls:office_move_question", LEADS, kwargs=question, method="post"),
    Row("calls:office_delete_question", LEADS, kwargs=question, method="post"),
    Row("calls:office_step", LEADS, kwargs=draft_call, method="post", data={"to": "announced"}),
    Row("calls:office_cancel_call", MANAGERS, kwargs=draft_call, secret=SECRETS),
    Row("calls:office_cancel_call", MANAGERS, kwargs=draft_call, method="post", data={"reason": "x"}),
    Row("calls:office_extend", LEADS, kwargs=open_call),
    Row("calls:office_notice", LEADS, kwargs=open_call, method="post", data={"text": "x"}),
    Row("calls:office_public_questions", OFFICE, kwargs=waiting, secret=SECRETS),
    Row("calls:office_answer", OFFICE, kwargs=asked, secret=SECRETS),
    Row("calls:office_delete_public_question", LEADS, kwargs=asked, method="post"),
    Row("calls:office_applications", OFFICE, kwargs=open_call, secret=SECRETS),
    Row("calls:office_export_applications", LEADS, kwargs=open_call, secret=SECRETS),
    Row("calls:office_enter_application", LEADS, kwargs=open_call),
    Row("calls:office_application", OFFICE, kwargs=one, secret=SECRETS),
    Row("calls:office_write_application", LEADS, kwargs=one, secret=SECRETS),
    Row("calls:office_count_application", LEADS, kwargs=one, method="post"),
    Row("calls:office_extend_application", LEADS, kwargs=one, method="post"),
    Row("calls:office_register_links", LEADS, kwargs=one, method="post", data={"clear": "1"}),
]

ROWS += NEXT_DAY
