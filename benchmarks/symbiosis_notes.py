"""Take 50,000 rows of a spreadsheet in, half of them unusable: reading, storing, and what is told of the others.

    python benchmarks/symbiosis_notes.py [--rows 50000] [--words 5000]

Everything is seeded; the database is one in memory, made for the run. `--words` is how many different things the
usable rows name: words are looked up in the waste list once each, the first 2,000 of them at once.
"""

import argparse
import os
import random
import time
from datetime import date

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.test")

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases

from circulade.accounts.models import Programme
from circulade.register.models import Territory
from circulade.symbiosis.domain.districts import begin_district
from circulade.symbiosis.domain.notes import read_notes
from circulade.symbiosis.domain.taking import take_in
from circulade.symbiosis.models import Site, Stream

DAY = date(2026, 11, 22)
THINGS = (
    "fly ash",
    "sawdust",
    "spent grain",
    "slag",
    "sludge",
    "cardboard",
    "old tyres",
    "gypsum",
    "turnings",
)
WRONG = (
    "{site};has;;300",
    "{site};sells;{what};300",
    "{site};has;{what};-5 t",
    "{site};has;{what};99999999999 t",
    "{site};has;{what};300;;;;99 99 99",
)


def table(rows: int, words: int) -> bytes:
    """Return as many rows, every second one with something that cannot be meant."""
    luck = random.Random("symbiosis notes")
    lines = []
    for row in range(rows):
        said = {"site": f"Site {luck.randrange(rows // 10)}", "what": f"{luck.choice(THINGS)} {row % words}"}
        form = WRONG[row % len(WRONG)] if row % 2 else "{site};has;{what};{low}-{high} t"
        low = luck.randrange(1, 9000)
        lines.append(form.format(**said, low=low, high=2 * low))
    return "\n".join(lines).encode()


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=50_000)
    asked.add_argument("--words", type=int, default=5_000)
    given = asked.parse_args()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        programme = Programme.objects.create(slug="bench", name={"en": "Bench"})
        place = Territory.objects.create(programme=programme, ref="town", name={"en": "Town"}, country="NL")
        district = begin_district(programme, place, title="Bench", by=None)
        content = table(given.rows, given.words)
        begun, busy = time.perf_counter(), time.process_time()
        found = read_notes(content, name="notes.csv", on=DAY)
        read, read_busy = time.perf_counter(), time.process_time()
        take_in(district, found.notes, by=None, on=DAY)
        done, done_busy = time.perf_counter(), time.process_time()
        print(f"rows {found.rows:,}, usable {len(found.notes):,}, problems by cell {len(found.problems):,}")
        print(f"read   {read - begun:6.1f} s ({read_busy - busy:.1f} s of processor)")
        print(f"store  {done - read:6.1f} s ({done_busy - read_busy:.1f} s of processor)")
        print(f"stored {Stream.objects.count():,} streams of {Site.objects.count():,} sites")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
