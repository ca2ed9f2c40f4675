"""How long a whole import takes, in a database of its own, beside the bare reading of its cells.

Run: python benchmarks/import_eusurvey.py; the figure to stay under is 10 s for 400 contributions × 60 columns.
The ratio is to python-calamine turning the same workbook into rows, which no import can do without.
"""

import os
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time

from python_calamine import CalamineWorkbook


def export(contributions: int, columns: int) -> bytes:
    """Write an export of paragraphs, as EUSurvey lays it out."""
    from circulade.files.eusurvey import Answer, Column, Contribution, Export, write_export

    questions = tuple(Column(f"q{number}", f"Question {number}") for number in range(columns))
    answer = " ".join(f"word{number}" for number in range(60))
    rows = tuple(
        Contribution(
            f"id-{row}", {q.key: Answer(f"{answer} {row}") for q in questions}, created=datetime(2025, 9, 1)
        )
        for row in range(contributions)
    )
    return write_export(Export("", "benchmark", datetime(2025, 10, 1), questions, rows), kind="xlsx")


def bare_reading(content: bytes) -> float:
    """Return the seconds that python-calamine alone needs for every cell of the workbook."""
    start = perf_counter()
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()
    return perf_counter() - start


def main(contributions: int = 400, columns: int = 60) -> None:
    """Print the seconds of bare reading, of our reading, of the first import and of the same import again."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from circulade.accounts.models import Programme
    from circulade.calls.domain.importing import import_file
    from circulade.calls.models import Call, Question
    from circulade.files.eusurvey import read_export

    programme = Programme.objects.create(slug="benchmark", name={"en": "Benchmark"})
    now = datetime(2025, 10, 6, tzinfo=UTC)
    call = Call.objects.create(programme=programme, slug="b", title={"en": "B"}, closes_at=now)
    for number in range(columns):
        title = {"en": f"Question {number}"}
        Question.objects.create(call=call, code=f"q{number}", kind="long", title=title, position=number)
    content = export(contributions, columns)
    bare = bare_reading(content)
    start = perf_counter()
    read_export(content, name="export.xlsx")
    reading = perf_counter() - start
    print(f"{contributions} contributions × {columns} columns, {len(content) / 1e6:.1f} MB")
    print(f"bare reading    {bare:6.2f} s")
    print(f"our reading     {reading:6.2f} s, {reading / bare:.1f} × bare reading")
    for name in ("first import", "once more"):
        start, busy = perf_counter(), process_time()
        done = import_file(call, name="export.xlsx", content=content, by=None, now=now)
        took, worked = perf_counter() - start, process_time() - busy
        ratio, counts = took / bare, done.record.report["counts"]
        print(f"{name:<15} {took:6.2f} s, {worked:.2f} s of processor, {ratio:.1f} × bare reading: {counts}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "circulade.settings.base"
        os.environ["CIRCULADE_HOME"] = folder
        main()
