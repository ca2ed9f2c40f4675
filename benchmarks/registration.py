"""Six hundred people register in two minutes, over HTTP, on SQLite and the real server: waiting times, errors, seats.

    python -m benchmarks.registration [--people 600] [--seats 200] [--seconds 120] [--threads 4] [--workers 1]

Each person opens the form, sends it when their moment of the two minutes comes (0 seconds: all at once, in a line of
forty), and opens their own page. Afterwards the database is asked: no seat given twice, nobody overtaken, the trail
whole. The database is a new file in a temporary directory; the server is `circulade serve`.
"""

import argparse
import os
import re
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode

HOME = tempfile.mkdtemp(prefix="circulade-registration-")
os.environ |= {"CIRCULADE_HOME": HOME, "CIRCULADE_SECRET_KEY": secrets.token_urlsafe(40)}
os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "circulade.settings.test"

import django  # after the settings are chosen

django.setup()

from benchmarks.serving import serve
from django.core.management import call_command
from django.utils import timezone
from tests.make import accounts
from tests.make import events as make

from circulade.core.domain.audit_chain import verify_chain
from circulade.events.models import Admission, Event, Registration

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "/events/conference/register/"
IN_LINE = 40


@dataclass
class Told:
    """What one person saw: seconds by step, and what was no answer."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def prepare(seats: int) -> Admission:
    """Make an event with so many seats."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    real = {**os.environ, "DJANGO_SETTINGS_MODULE": "circulade.settings.base"}
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, env=real, check=True)
    event = make.published(accounts.programme())
    starts = timezone.now() + timedelta(days=30)
    Event.objects.filter(pk=event.pk).update(starts=starts, ends=starts + timedelta(hours=9))
    return make.seats(event, seats)


def person(number: int, port: int, at: float) -> Told:
    """Open the form, register, open one's own page."""
    told = Told()
    time.sleep(max(0.0, at - time.perf_counter()))
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    cookies: dict[str, str] = {}

    def ask(path: str, data: dict[str, str] | None, expected: int) -> tuple[bytes, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        connection.request("GET" if data is None else "POST", path, urlencode(data or {}), headers)
        answer = connection.getresponse()
        body = answer.read()
        told.seconds.append(time.perf_counter() - began)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                cookies[cookie] = content
        if answer.status != expected:
            told.errors.append(f"{path}: {answer.status}")
        return body, answer.getheader("Location") or ""

    try:
        form, _nowhere = ask(FORM, None, 200)
        found = TOKEN.search(form)
        typed = {
            "csrfmiddlewaretoken": found[1].decode() if found else "",
            "name": f"Person {number}",
            "email": f"person{number}@example.org",
            "mode": "in_person",
            "language": "en",
            "country": "BE",
            "territory_name": f"Town {number % 150}",
        }
        _body, own = ask(FORM, typed, 302)
        if own:
            ask(own, None, 200)
    except OSError as error:
        told.errors.append(repr(error))
    finally:
        connection.close()
    return told


def spent() -> float:
    """Return the seconds of processor time of all programs that have been started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def faults(people: int, seats: int) -> list[str]:
    """Say what the database shows that must not be."""
    found = []
    held = Registration.objects.filter(state="approved")
    waiting = Registration.objects.filter(state="waiting")
    if Registration.objects.count() != people:
        found.append(f"{Registration.objects.count()} registrations for {people} people")
    if held.count() != min(people, seats) or held.count() + waiting.count() != people:
        found.append(f"{held.count()} seats given of {seats}, {waiting.count()} waiting")
    last, first = held.order_by("-pk").first(), waiting.order_by("pk").first()
    if last is not None and first is not None and last.pk > first.pk:
        found.append(f"registration {first.pk} waits though {last.pk} came later")
    if verify_chain().broken_at is not None:
        found.append("the audit trail is broken")
    return found


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option, default in (
        ("people", 600),
        ("seats", 200),
        ("seconds", 120),
        ("threads", 4),
        ("workers", 1),
    ):
        parser.add_argument(f"--{option}", type=int, default=default)
    chosen = parser.parse_args()
    prepare(chosen.seats)
    port, before = 20000 + secrets.randbelow(20000), spent()
    server = serve(port, threads=chosen.threads, workers=chosen.workers)
    try:
        began = time.perf_counter()
        moments = [began + chosen.seconds * number / chosen.people for number in range(chosen.people)]
        with ThreadPoolExecutor(IN_LINE) as pool:
            done = list(pool.map(lambda number: person(number, port, moments[number]), range(chosen.people)))
        took = time.perf_counter() - began
    finally:
        server.terminate()
        server.wait(30)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    errors = [error for told in done for error in told.errors]
    times = [one for told in done for one in told.seconds]
    cuts = quantiles(times, n=20)
    print(f"{chosen.people} people, {len(times)} requests in {took:.1f} s: {len(times) / took:.1f} a second")
    print(f"  median {cuts[9]:.2f} s, 95 % under {cuts[18]:.2f} s, longest {max(times):.2f} s")
    print(f"  processor time of the server {spent() - before:.1f} s; load of the machine {load}")
    wrong = faults(chosen.people, chosen.seats)
    print(f"errors: {len(errors)}, faults: {len(wrong)}")
    for line in [*errors[:5], *wrong]:
        print(line)
    raise SystemExit(1 if errors or wrong else 0)


if __name__ == "__main__":
    main()
