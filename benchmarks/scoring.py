"""Fifty assessors score at once over HTTP requests on SQLite: requests a second, errors, lost scores.

    python -m benchmarks.scoring [--assessors 50] [--files 2]

Each assessor has a thread, a signed-in client and a database connection of its own. Every score goes in one
autosave request, as typing does; then the sheet is submitted. The database is a new file in a temporary directory.
"""

import argparse
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

os.environ["CIRCULADE_HOME"] = tempfile.mkdtemp(prefix="circulade-scoring-")
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.test")

import django  # after the settings are chosen

django.setup()

from django.core.management import call_command  # after the settings are chosen
from django.db import connection  # after the settings are chosen
from django.test import Client  # after the settings are chosen
from django.urls import reverse  # after the settings are chosen
from tests.make import assessing as make  # after the settings are chosen

from circulade.calls.models import Assessment, Score  # after the settings are chosen

CODES = ("commitment", "experience")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def prepare(assessors: int, files: int) -> list[list[Assessment]]:
    """Make a call, assessors, and the files each of them has."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call = make.call(applications=files)
    holders = [make.assessor(call, f"assessor-{number}") for number in range(assessors)]
    return [[make.assessment(call, holder, number=number) for number in range(files)] for holder in holders]


def work(given: list[Assessment]) -> tuple[int, list[str], float]:
    """Score all files of one assessor; returns requests, errors and the longest request in seconds."""
    client = Client()
    client.force_login(given[0].assessor.user, backend=BACKEND)
    errors, requests, longest = [], 0, 0.0
    for held in given:
        scores = {f"score-{code}": str(held.pk % 6) for code in CODES}
        steps = [
            (reverse("calls:assess_autosave", args=[held.pk]), {name: value}, 200)
            for name, value in scores.items()
        ]
        steps.append((reverse("calls:assess", args=[held.pk]), {"submit": "1", **scores}, 302))
        for address, data, expected in steps:
            began = time.perf_counter()
            try:
                status = client.post(address, data).status_code
                if status != expected:
                    errors.append(f"{address}: {status}")
            except Exception as error:
                errors.append(f"{address}: {error!r}")
            longest = max(longest, time.perf_counter() - began)
            requests += 1
    connection.close()
    return requests, errors, longest


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assessors", type=int, default=50)
    parser.add_argument("--files", type=int, default=2)
    chosen = parser.parse_args()
    given = prepare(chosen.assessors, chosen.files)
    began = time.perf_counter()
    with ThreadPoolExecutor(chosen.assessors) as pool:
        done = list(pool.map(work, given))
    seconds = time.perf_counter() - began
    errors = list(chain.from_iterable(found for _requests, found, _longest in done))
    expected = {(held.pk, code): held.pk % 6 for files in given for held in files for code in CODES}
    stored = {
        (key, code): value
        for key, code, value in Score.objects.values_list("assessment", "criterion__code", "value")
    }
    lost = sum(stored.get(key) != value for key, value in expected.items())
    requests = sum(count for count, _found, _longest in done)
    print(f"assessors at once: {chosen.assessors}, requests: {requests}, seconds: {seconds:.1f}")
    print(
        f"requests per second: {requests / seconds:.1f}, longest request: {max(one[2] for one in done):.2f} s"
    )
    print(f"errors: {len(errors)}, lost scores: {lost} of {len(expected)}")
    for error in errors[:5]:
        print(error)
    raise SystemExit(1 if errors or lost else 0)


if __name__ == "__main__":
    main()
