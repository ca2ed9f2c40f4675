"""Log lines in JSON can be read by a machine."""

import json
import logging
from logging.config import dictConfig
from pathlib import Path

from circulade.core.logs import json_formatter


def test_a_line_says_when_what_where_and_what_went_wrong(tmp_path: Path) -> None:
    handler = {"class": "logging.FileHandler", "filename": tmp_path / "log", "formatter": "json"}
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": json_formatter()},
            "handlers": {"file": handler},
            "loggers": {"circulade.test": {"handlers": ["file"], "level": "INFO", "propagate": False}},
        }
    )
    log = logging.getLogger("circulade.test")
    log.info("letter %s sent", 7)
    try:
        raise ValueError("boom")
    except ValueError:
        log.exception("task failed")
    for used in list(log.handlers):
        log.removeHandler(used)
        used.close()
    first, second = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert (first["event"], first["level"], first["logger"]) == ("letter 7 sent", "info", "circulade.test")
    assert ("ValueError: boom" in second["exception"], "timestamp" in first) == (True, True)
