"""The files of the demo programme, as `demo/README.md` describes them."""

import csv
import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo


class DemoMissing(Exception):
    """The folder with the demo programme is not there."""


class DemoData:
    """Reads from the folder `demo/` of a checkout."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "programme.json").exists():
            raise DemoMissing(
                f"{folder} holds no demo programme: run this in a checkout, or name it with --data"
            )
        self.folder = folder

    def json(self, name: str) -> Any:
        """Read a JSON file."""
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def rows(self, name: str) -> list[dict[str, str]]:
        """Read a CSV file with a header."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def bytes(self, name: str) -> bytes:
        """Read a file as it is."""
        return (self.folder / name).read_bytes()


def moment(stated: Any, *, zone: str, first_start: datetime) -> datetime | None:
    """Read a moment: with its offset, or so many days after the day of the first start at a time in the zone."""
    if stated is None:
        return None
    if isinstance(stated, str):
        return datetime.fromisoformat(stated)
    day = first_start.astimezone(ZoneInfo(zone)).date() + timedelta(days=stated["days"])
    return datetime.combine(day, time.fromisoformat(stated.get("time", "00:00")), ZoneInfo(zone))
