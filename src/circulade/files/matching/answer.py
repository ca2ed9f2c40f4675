"""The files of a ranking: ranking.csv and certificate.json."""

import csv
import io
import json

from circulade.engines.matching import Ranking
from circulade.files.canonical import canonical_json


def ranking_files(ranking: Ranking) -> dict[str, bytes]:
    """Return the files of the answer by name; `why` is JSON, scores compare only inside one query."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("query", "rank", "item", "score", "why"))
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
    for query, matches in ranking.matches.items():
        writer.writerows(
            (query, match.rank, match.item, repr(match.score), encode(match.why.as_json()))
            for match in matches
        )
    return {
        "ranking.csv": text.getvalue().encode(),
        "certificate.json": canonical_json(ranking.certificate()) + b"\n",
    }
