"""Dates as EUSurvey writes them: day first, or year first with several separators."""

from datetime import date, datetime

from circulade.files.sheets import Value

FORMATS = (
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%Y-%m-%d_%H-%M-%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y/%m/%d",
    "%d/%m/%y",
)


def moment_of(value: Value) -> datetime | None:
    """Return a cell as a moment without time zone (the exporter writes none); None if it is no date."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return _by_format(text)


def _by_format(text: str) -> datetime | None:
    for form in FORMATS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
