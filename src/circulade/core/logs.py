"""Log lines as JSON, one object per line, for installations that collect them (CIRCULADE_LOG_FORMAT=json)."""

from typing import Any


def json_formatter() -> dict[str, Any]:
    """Return the formatter for Django's LOGGING: time, level, logger, message, and what went wrong."""
    import structlog  # late: only installations that want JSON wait for it

    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
    }
