"""Times as the API writes them: ISO 8601 in the zone they are meant in, so that the offset is right."""

from datetime import datetime
from zoneinfo import ZoneInfo


def in_zone(value: datetime | None, zone: str) -> datetime | None:
    """Return a moment in a time zone."""
    return None if value is None else value.astimezone(ZoneInfo(zone))
