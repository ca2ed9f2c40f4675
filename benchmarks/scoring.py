"""Fifty assessors score at once, over HTTP, on SQLite and the real server: waiting times, errors, lost scores.

    python -m benchmarks.scoring [--assessors 50] [--files 2] [--threads 4] [--workers 1] [--pause 0]

Each assessor is a thread with a connection and a session of its own: opens the score sheet, sends each score by
autosave as typing does, then submits, with a pause of so many seconds before each request. Without a pause the
server is never idle, and the times say how long the line before it is. The database is a new file in a temporary
directory; the server is `circulade serve`. Prints median, 95th percentile and longest time of each kind of request.
"""

import argparse
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

HOME = tempfile.mkdtemp(prefix="circulade-scoring-")
os.environ |= {"CIRCULADE_HOME": HOME, "CIRCULADE_SECRET_KEY": secrets.token_urlsafe(40)}
os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "circulade.settings.test"

import django  # after the settings are chosen

django.setup()

from benchmarks.serving import serve
from django.conf import settings  # after the settings are chosen
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.urls import reverse
from tests.make import assessing as make

from circulade.accounts.models import User
from circulade.calls.models import Assessment, Score

CODES = ("commitment", "experience")
BACKEND = "django.contrib.auth.backends.ModelBackend"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Told:
    """What one assessor saw: seconds by kind of request, and errors."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """An assessor's session, and the score sheets with what will be typed into them."""

    session: str
    sheets: tuple[tuple[int, int], ...]


def prepare(assessors: int, files: int) -> list[Desk]:
    """Make a call, assessors who are signed in, and the files each of them has."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    real = {**os.environ, "DJANGO_SETTINGS_MODULE": "circulade.settings.base"}
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, env=real, check=True)
    call = make.call(applications=files)
    desks = []
    for number in range(assessors):
        holder = make.assessor(call, f"assessor-{number}")
        held = [make.assessment(call, holder, number=file) for file in range(files)]
        desks.append(Desk(signed_in(holder.user), tuple((one.pk, one.pk % 6) for one in held)))
    return desks


def signed_in(user: User) -> str:
    """Store a session of a user, as signing in does."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def work(desk: Desk, port: int, pause: float) -> Told:
    """Score all files of one assessor."""
    told = Told()
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    cookies = {"sessionid": desk.session}

    def ask(kind: str, path: str, data: dict[str, str] | None, expected: int) -> bytes:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        time.sleep(pause)
        began = time.perf_counter()
        connection.request("GET" if data is None else "POST", path, urlencode(data or {}), headers)
        answer = connection.getresponse()
        body = answer.read()
        told.seconds[kind].append(time.perf_counter() - began)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                cookies[cookie] = content
        if answer.status != expected:
            told.errors.append(f"{kind} {path}: {answer.status}")
        return body

    for sheet, value in desk.sheets:
        page = reverse("calls:assess", args=[sheet])
        found = TOKEN.search(ask("open the sheet", page, None, 200))
        token = {"csrfmiddlewaretoken": found[1].decode() if found else ""}
        scores = {f"score-{code}": str(value) for code in CODES}
        for name, typed in scores.items():
            ask(
                "autosave a score",
                reverse("calls:assess_autosave", args=[sheet]),
                {**token, name: typed},
                200,
            )
        ask("submit", page, {**token, **scores, "submit": "1"}, 302)
    connection.close()
    return told


def lost(desks: list[Desk]) -> tuple[int, int]:
    """Count the scores that are not stored as typed, and all; and the sheets not handed in."""
    stored = {
        (key, code): value
        for key, code, value in Score.objects.values_list("assessment", "criterion__code", "value")
    }
    typed = {(sheet, code): value for desk in desks for sheet, value in desk.sheets for code in CODES}
    open_sheets = Assessment.objects.exclude(state="submitted").count()
    return sum(stored.get(key) != value for key, value in typed.items()), open_sheets


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option, default in (("assessors", 50), ("files", 2), ("threads", 4), ("workers", 1)):
        parser.add_argument(f"--{option}", type=int, default=default)
    parser.add_argument("--pause", type=float, default=0.0)
    chosen = parser.parse_args()
    desks = prepare(chosen.assessors, chosen.files)
    port = 20000 + secrets.randbelow(20000)
    server = serve(port, threads=chosen.threads, workers=chosen.workers)
    try:
        began = time.perf_counter()
        with ThreadPoolExecutor(chosen.assessors) as pool:
            done = list(pool.map(lambda desk: work(desk, port, chosen.pause), desks))
        seconds = time.perf_counter() - began
    finally:
        server.terminate()
        server.wait(30)
    errors = [error for told in done for error in told.errors]
    count = sum(len(times) for told in done for times in told.seconds.values())
    print(
        f"{chosen.assessors} assessors at once, {count} requests in {seconds:.1f} s: {count / seconds:.1f} a second"
    )
    for kind in ("open the sheet", "autosave a score", "submit"):
        times = [one for told in done for one in told.seconds[kind]]
        cuts = quantiles(times, n=20)
        print(f"  {kind}: median {cuts[9]:.2f} s, 95 % under {cuts[18]:.2f} s, longest {max(times):.2f} s")
    missing, unsubmitted = lost(desks)
    print(f"errors: {len(errors)}, lost scores: {missing}, sheets not handed in: {unsubmitted}")
    for error in errors[:5]:
        print(error)
    database = Path(settings.DATABASES["default"]["NAME"])
    print(f"database: {database.stat().st_size / 1e6:.1f} MB")
    raise SystemExit(1 if errors or missing or unsubmitted else 0)


if __name__ == "__main__":
    main()
