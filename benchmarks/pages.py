"""Server time and queries of every page of the demo, and what the home page transfers.

Run after `make demo SERVE=0`, with the same CIRCULADE_HOME:  python benchmarks/pages.py
The bound in the same run is an empty page of the same shell (the sign-in page): times are given as ratios to it.
"""

import gzip
import os
import re
import statistics
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.base")

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from circulade.accounts.models import User
from circulade.calls.models import Application, Assessment, Call
from circulade.cohorts.models import CohortSelection
from circulade.groups.models import Group
from circulade.register.models import Organisation, Territory

REPEATS = 7
BACKEND = "django.contrib.auth.backends.ModelBackend"
MOST_MS, MOST_QUERIES, MOST_KB = 80, 15, 200


def pages() -> Iterator[tuple[str, str, str]]:
    """Give who, what and where; an address that does not exist here is left out."""
    call = Call.objects.get(slug="pilots-and-fellows")
    open_call = Call.objects.exclude(pk=call.pk).get()
    one = call.applications.filter(confirmation="awaited").first() or call.applications.first()
    selection = CohortSelection.objects.filter(state="decided").first()
    sheet = Assessment.objects.filter(assessor__user__email="assessor-1@example.org").first()
    draft = Application.objects.filter(colleagues__user__email="applicant@example.org").first()
    territory = Territory.objects.filter(public=True).first()
    named = [
        ("", "home", "web:home", {}),
        ("", "calls", "calls:calls", {}),
        ("", "open call", "calls:call", {"slug": open_call.slug}),
        ("", "results of a call", "calls:call", {"slug": call.slug}),
        ("", "territories", "register:territories", {}),
        ("", "territory", "register:territory", {"ref": territory.ref if territory else ""}),
        ("", "map", "register:map", {}),
        ("", "organisations", "register:organisations", {}),
        ("", "data sources", "register:data_sources", {}),
        ("lead", "office", "web:office", {}),
        ("lead", "calls of the office", "calls:office_calls", {}),
        ("lead", "call", "calls:office_call", {"slug": call.slug}),
        ("lead", "applications", "calls:office_applications", {"slug": call.slug}),
        (
            "lead",
            "application",
            "calls:office_application",
            {"slug": call.slug, "ref": one.ref if one else ""},
        ),
        ("lead", "eligibility", "calls:eligibility", {"slug": call.slug}),
        ("lead", "progress of assessment", "calls:assessment", {"slug": call.slug}),
        ("lead", "studio", "cohorts:studio", {"pk": selection.rule_set_id if selection else 0}),
        ("lead", "selection", "cohorts:result", {"pk": selection.pk if selection else 0}),
        ("lead", "cohort", "calls:office_cohort", {"slug": call.slug}),
        ("lead", "result letters", "calls:office_result_letters", {"slug": call.slug}),
        ("lead", "publication", "calls:office_publish", {"slug": call.slug}),
        ("lead", "territories of the office", "register:office_territories", {}),
        ("lead", "organisations of the office", "register:office_organisations", {}),
        ("manager", "audit", "core:audit", {}),
        ("manager", "letters", "core:letters", {}),
        ("manager", "queue", "core:queue", {}),
        ("manager", "runs", "core:runs", {}),
        ("assessor-1", "assessor's list", "calls:assess_files", {}),
        ("assessor-1", "score sheet", "calls:assess", {"pk": sheet.pk if sheet else 0}),
        ("applicant", "own application", "calls:write", {"pk": draft.pk if draft else 0}),
        ("member", "member's workspace", "web:member", {}),
        ("member", "member's cards", "needs:own_cards", {}),
        ("", "groups", "groups:groups", {}),
    ]
    group = Group.objects.filter(public=True).first()
    if group:
        named.append(("", "group", "groups:group", {"slug": group.slug}))
    if Organisation.objects.exists():
        named.append(("lead", "search", "core:search", {}))
    for who, what, name, parameters in named:
        try:
            yield who, what, reverse(name, kwargs=parameters)
        except NoReverseMatch:
            print(f"  (no address {name})", file=sys.stderr)


def client_of(who: str) -> Client:
    """Return a client signed in as one of the demo's people."""
    client = Client(SERVER_NAME="localhost")
    if who:
        client.force_login(User.objects.get(email=f"{who}@example.org"), backend=BACKEND)
    return client


def measure(client: Client, address: str) -> tuple[float, int, int, int]:
    """Return median milliseconds, queries, status and bytes of the page."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = len(captured)  # now: the next request empties the log
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), queries, response.status_code, len(response.content)


def transferred(client: Client) -> int:
    """Return the bytes of the home page with its style sheets, scripts and pictures, compressed as served."""
    html = client.get(reverse("web:home")).content
    total = len(gzip.compress(html))
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode())):
        file = settings.STATIC_ROOT / path.removeprefix(settings.STATIC_URL)
        packed = file.with_name(file.name + ".gz")
        total += (packed if packed.exists() else file).stat().st_size
    return total


def main() -> None:
    """Print the table; end with 1 if a page is above a bound."""
    settings.SECURE_SSL_REDIRECT = False
    plain, *_ = measure(client_of(""), reverse("account_login"))
    print(f"bound: the sign-in page takes {plain:.1f} ms\n")
    print(f"{'page':34}{'as':14}{'ms':>8}{'ratio':>8}{'queries':>9}{'kB':>8}")
    every, above = [], []
    for who, what, address in pages():
        took, queries, status, size = measure(client_of(who), address)
        every.append(took)
        if status != 200 or queries > MOST_QUERIES or took > MOST_MS:
            above.append(f"{what}: {took:.0f} ms, {queries} queries, status {status}")
        print(f"{what:34}{who or 'everybody':14}{took:8.1f}{took / plain:8.1f}{queries:9}{size / 1000:8.0f}")
    home = transferred(client_of("")) / 1000
    print(f"\nmedian over all pages: {statistics.median(every):.1f} ms; home page transferred: {home:.0f} kB")
    if home > MOST_KB:
        above.append(f"home page: {home:.0f} kB transferred")
    print("\n".join(["above a bound:", *above]) if above else "all within the bounds")
    sys.exit(1 if above else 0)


if __name__ == "__main__":
    main()
