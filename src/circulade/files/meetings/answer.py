"""The answer of the file door: meetings.csv and certificate.json."""

import csv
import io
from typing import Any

from circulade.engines.meetings import MeetingPlan
from circulade.files.canonical import canonical_json, digest
from circulade.files.meetings.run import meetings_inputs


def meetings_certificate(plan: MeetingPlan) -> dict[str, Any]:
    """Return what proves the plan, and the SHA-256 of its inputs whatever the order of their rows."""
    return {**plan.certificate(), "input_sha256": digest(meetings_inputs(plan.request))}


def meetings_files(plan: MeetingPlan) -> dict[str, bytes]:
    """Return the files of the answer by name; a meeting that needs no table has an empty one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("slot", "table", "a", "b"))
    writer.writerows((one.slot, one.table or "", one.a, one.b) for one in plan.meetings)
    return {
        "meetings.csv": text.getvalue().encode(),
        "certificate.json": canonical_json(meetings_certificate(plan)) + b"\n",
    }
