"""Who may use the addresses of `core`."""

from collections.abc import Mapping
from typing import Any

from tests.make import core as make_core
from tests.make import register
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, LEADS, MANAGERS, OFFICE, OWNER, World

from circulade.core.domain import letters
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.core.domain.search import reindex

SECRET = "an answer that nobody else may read"


def letter(world: World) -> Mapping[str, Any]:
    """Draft a letter of the programme."""
    drafted = world.once(
        "letter",
        lambda: letters.draft(
            kind="result",
            key="1",
            to="secret@example.org",
            subject=SECRET,
            text=SECRET,
            by=None,
            about=world.programme,
        ),
    )
    return {"pk": drafted.pk}


def run(world: World) -> Mapping[str, Any]:
    """Store a run of the programme."""
    stored = world.once(
        "run",
        lambda: store_run(
            engine="selection",
            inputs={"secret": SECRET},
            result={},
            by=None,
            about=world.programme,
            seed=SECRET,
        ),
    )
    return {"pk": stored.pk}


def task(world: World) -> Mapping[str, Any]:
    """Queue a task whose arguments and error say something."""
    return {"pk": world.once("task", lambda: enqueue("circulade.core.tasks.tick", name="none")).pk}


def file(world: World) -> Mapping[str, Any]:
    """Upload a file that belongs to its uploader alone."""
    stored = world.once("file", lambda: attach(make_core.pdf(), about=None, by=world.people[OWNER]))
    return {"pk": stored.pk}


def listed(*makers: Any) -> Any:
    """Make records, for an address without parameters that lists them."""

    def make(world: World) -> Mapping[str, Any]:
        audit(world.programme, "programme renamed secretly", by=None)
        for maker in makers:
            maker(world)
        return {}

    return make


def found(world: World) -> Mapping[str, Any]:
    """Store a territory that the search finds."""
    world.once("found", lambda: register.territory(world.programme, "sea", name={"en": "Secret-on-Sea"}))
    reindex()
    return {}


READERS = LEADS | {"funder"}
POST = "post"


ROWS = [
    Row(
        "core:letters",
        LEADS,
        kwargs=listed(letter),
        query="?format=csv",
        secret=(SECRET, "secret@example.org"),
    ),
    Row("core:runs", READERS, kwargs=listed(run), query="?format=csv", secret=(SECRET,)),
    Row("core:audit", MANAGERS, kwargs=listed(), query="?format=csv", secret=("renamed secretly",)),
    Row(
        "core:queue",
        MANAGERS,
        kwargs=listed(task),
        query="?format=csv",
        secret=("circulade.core.tasks.tick",),
    ),
    Row("core:health", EVERYBODY, accepted=(503,)),
    # The test client calls from this machine; another address is tested beside the view.
    Row("core:metrics", EVERYBODY),
    Row("core:attachment", frozenset({OWNER}), kwargs=file, secret=("%PDF",), hidden=True),
    Row("core:audit", MANAGERS, kwargs=listed(), secret=("renamed secretly",)),
    Row("core:audit_check", MANAGERS, method=POST),
    Row("core:queue", MANAGERS, kwargs=listed(task), secret=("circulade.core.tasks.tick",)),
    Row("core:queue_retry", MANAGERS, kwargs=task, method=POST),
    Row("core:queue_discard", MANAGERS, kwargs=task, method=POST),
    Row("core:letters", LEADS, kwargs=listed(letter), secret=(SECRET, "secret@example.org")),
    Row("core:letter", LEADS, kwargs=letter, secret=(SECRET, "secret@example.org")),
    Row("core:letter_send", LEADS, kwargs=letter, method=POST, secret=(SECRET,)),
    Row("core:letter_resend", LEADS, kwargs=letter, method=POST, secret=(SECRET,)),
    Row("core:letter_cancel", LEADS, kwargs=letter, method=POST, secret=(SECRET,)),
    Row("core:runs", READERS, kwargs=listed(run)),
    Row("core:run", READERS, kwargs=run, secret=(SECRET,)),
    Row("core:run_replay", READERS, kwargs=run, method=POST),
    Row("core:run_download", READERS, kwargs=run, secret=(SECRET,)),
    Row("core:search", OFFICE, kwargs=found, query="?q=secret", secret=("Secret-on-Sea",)),
    Row("core:search", OFFICE, kwargs=found, query="?q=secret&format=csv", secret=("Secret-on-Sea",)),
]
