"""Static files: collected once for each state of the code, and collected anew when the code has moved on.

Pages name static files by their contents, as the collected folder lists them. A folder collected from older code
would be served without a word, and its scripts would not fit the pages: so the folder carries a stamp.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from circulade import __version__

STAMP = "stamp.txt"
MANIFEST = "staticfiles.json"


class StaticFilesRefused(Exception):
    """The static files cannot be collected; the sentence says why and what to do."""


def packaged() -> Iterator[tuple[str, Path]]:
    """Give name and place of every static file of the code; of two with one name, the first is the one used."""
    seen = set()
    for finder in get_finders():
        for name, storage in finder.list(None):
            if name not in seen:
                seen.add(name)
                yield name, Path(storage.path(name))


def stamp_of_code() -> str:
    """Return the version and a fingerprint of the names and contents of all static files: 20 ms for 5 MB."""
    found = sha256()
    for name, path in sorted(packaged()):
        found.update(f"{name}\0{path.stat().st_size}\0".encode())
        found.update(path.read_bytes())
    return f"{__version__} {found.hexdigest()}"


def are_current() -> bool:
    """Whether the collected folder holds what the code of now comes with."""
    root = Path(settings.STATIC_ROOT)
    try:
        stamp = (root / STAMP).read_text()
    except OSError:
        return False
    return (root / MANIFEST).exists() and stamp.strip() == stamp_of_code()


def collect() -> None:
    """Collect the static files and stamp the folder; raises StaticFilesRefused.

    Files under names of older contents stay: a page that somebody has open asks for them.
    """
    root = Path(settings.STATIC_ROOT)
    try:
        for name, path in packaged():
            # Django keeps a collected file whose date is later; files of a package may have any date.
            if (kept := root / name).is_file() and kept.read_bytes() != path.read_bytes():
                kept.unlink()
        call_command("collectstatic", interactive=False, verbosity=0)
        (root / STAMP).write_text(stamp_of_code() + "\n")
    except OSError as error:
        raise StaticFilesRefused(
            f"the static files in {root} are not those of this version and cannot be written"
            f" ({error.strerror or error}): run `circulade init` as a user who may"
        ) from error
