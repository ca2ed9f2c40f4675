"""`circulade import waste-titles`: the official wordings of the List of Waste, in every language the file has."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from circulade.cli.installation import configure, stop
from circulade.files.canonical import canonical_json
from circulade.vocabularies.official_titles import UnreadableTitles, read_official_titles

PLACE = Path("vocabularies") / "waste-titles.json"
MOST_PROBLEMS = 50


def waste_titles(
    file: Annotated[Path, typer.Argument(help="CSV with a code column and one column or row per language.")],
) -> None:
    """Keep the official titles beside our own short ones, in CIRCULADE_HOME; importing again replaces them."""
    configure()
    from django.conf import settings

    try:
        titles = read_official_titles(file.read_bytes())
    except OSError as error:
        stop([f"{file}: {error.strerror}"])
    except UnreadableTitles as error:
        stop([f"{file}: {problem}" for problem in error.problems[:MOST_PROBLEMS]])
    path = settings.HOME / PLACE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(canonical_json(titles))
    languages = Counter(code for by_language in titles.values() for code in by_language)
    listed = ", ".join(f"{code} {count}" for code, count in sorted(languages.items()))
    typer.echo(f"{len(titles)} codes and headings with official titles ({listed}) in {path}")
