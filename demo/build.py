"""Build the demo programme: `python -m demo.build [FOLDER]` writes it into demo/, the same every time.

A tool for developers; the product only reads what it writes. What is invented and what is sourced, and the form
of every file: `demo/README.md`.
"""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from circulade.files.eusurvey import write_export, written_mapping
from demo.making import call_2022, conference, crm
from demo.making.answers import export, mapping
from demo.making.applicants import UTILITY, Applicant, applicants
from demo.making.assessing import ASSESSORS, assessments, conflicts
from demo.making.matchmaking_day import matchmaking_day
from demo.making.participations import participations
from demo.making.programme import PROGRAMME
from demo.making.symbiosis import port_district
from demo.making.urban_mine import studies

SEED = "circulade demo programme, first edition"


def build() -> dict[str, bytes]:
    """Return the files by name."""
    pool = applicants(SEED)
    contributions = export(pool, seed=SEED)
    newer = crm.rows(pool, seed=SEED)
    twins = [one.contribution for one in pool if one.name == UTILITY]
    return {
        "programme.json": _json(PROGRAMME),
        "call-2022.json": _json(call_2022.call([twins])),
        "applications-2022-model.xlsx": write_export(contributions, kind="xlsx"),
        "mapping-2022.json": written_mapping(mapping()),
        "uploads-2022-model.zip": _uploads(
            [c.id for c in contributions.contributions if "Letter of support" in c.answers]
        ),
        "assessors.json": _json([_assessor(number) for number in range(len(ASSESSORS))]),
        "assessments.csv": _csv(assessments(pool, seed=SEED)),
        "conflicts.csv": _csv(
            [
                dict(zip(("contribution", "assessor", "source", "reason"), row, strict=True))
                for row in conflicts(pool)
            ]
        ),
        "participations.json": _json(participations(crm.involved(newer))),
        "call-crm.json": _json(crm.call()),
        "applications-crm.csv": _csv(newer),
        "urban-mine.json": _json(studies()),
        "symbiosis.json": _json(port_district(SEED)),
        "matchmaking-day.json": _json(matchmaking_day(SEED)),
        "events.json": _json(conference.events(SEED)),
        "registrations.csv": _csv(conference.people(SEED)),
    }


def pool_2022(pool: list[Applicant]) -> list[Applicant]:
    """Return the applicants whose kind of organisation may apply."""
    kinds = call_2022.call([])["eligible_kinds"]
    return [one for one in pool if one.organisation_kind in kinds]


def _assessor(number: int) -> dict[str, Any]:
    one = ASSESSORS[number]
    return {
        "code": one.code,
        "name": one.name,
        "email": f"{one.code}@example.org",
        "country": one.country,
        "languages": list(one.languages),
        "expertise": list(one.expertise),
        "load": 40,
        "invented": True,
    }


def _uploads(keys: Sequence[str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for key in sorted(keys):
            member = zipfile.ZipInfo(f"{key}/Upload_1/letter-of-support.txt", date_time=(1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            archive.writestr(member, "The council supports this application. (Invented for the demo.)\n")
    return content.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main(folder: Path) -> None:
    """Write everything into the folder."""
    for name, content in build().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
