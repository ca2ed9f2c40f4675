"""How long reading, suggesting and converting a EUSurvey export takes, in every format.

Run: python benchmarks/eusurvey_import.py [contributions] [columns]; the figure to stay under is 10 s for 400 × 60.
"""

import random
import sys
from datetime import datetime
from time import perf_counter
from typing import get_args

from circulade.files.eusurvey import (
    Answer,
    Column,
    Contribution,
    Export,
    ExportKind,
    ImportMapping,
    Option,
    Target,
    apply,
    read_export,
    suggest,
    write_export,
)

OPTIONS = tuple(
    Option(f"o{i}", {"en": title}) for i, title in enumerate(("Water; waste water", "Food", "Housing"))
)


def made(contributions: int, columns: int) -> Export:
    """Return an export of which every fifth question is a choice of several."""
    numbers = random.Random(1)
    questions = tuple(
        Column(f"q{i}", f"Question {i} about topic {i % 7}", kind="Multiple Choice", options=OPTIONS)
        if i % 5 == 0
        else Column(f"q{i}", f"Question {i} about topic {i % 7}")
        for i in range(columns)
    )
    rows = tuple(
        Contribution(
            id=f"id-{row}",
            answers={
                q.key: Answer("", chosen=tuple(numbers.sample(q.options, 2)))
                if q.options
                else Answer(" ".join(f"word{numbers.randrange(5000)}" for _ in range(60)))
                for q in questions
            },
            created=datetime(2025, 9, 1),
            language="en",
        )
        for row in range(contributions)
    )
    return Export("", "benchmark", datetime(2025, 10, 1), questions, rows)


def main(contributions: int, columns: int) -> None:
    """Print one line for each format."""
    export = made(contributions, columns)
    targets = [
        Target(
            f"c{i}",
            "several" if q.options else "long",
            {"en": q.header},
            {o.key: o.titles for o in q.options},
        )
        for i, q in enumerate(export.columns)
    ]
    print("format     MB   read  suggest  convert  total (s)")
    for kind in get_args(ExportKind):
        content = write_export(export, kind=kind)
        begun = perf_counter()
        found = read_export(content, name=f"export.{kind}")
        read = perf_counter()
        suggestions = suggest(found.columns, targets)
        suggested = perf_counter()
        applied = apply(found, ImportMapping({s.code: (s.column,) for s in suggestions}), targets)
        done = perf_counter()
        if len(applied.rows) != contributions or applied.problems:
            raise SystemExit(f"{kind}: {len(applied.rows)} rows, {len(applied.problems)} problems")
        times = f"{read - begun:6.2f} {suggested - read:8.2f} {done - suggested:8.2f} {done - begun:8.2f}"
        print(f"{kind:6} {len(content) / 1e6:6.1f} {times}")


if __name__ == "__main__":
    sizes = [int(text) for text in sys.argv[1:3]]
    main(*(sizes or (400, 60)))
