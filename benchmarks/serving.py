"""Start the real server for a benchmark that asks over HTTP."""

import os
import subprocess
import sys
import time
from http.client import HTTPConnection


def serve(port: int, *, threads: int, workers: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers."""
    real = {**os.environ, "DJANGO_SETTINGS_MODULE": "circulade.settings.base"}
    command = [sys.executable, "-c", "from circulade.cli import app; app()", "serve"]
    command += [f"--port={port}", f"--threads={threads}", f"--workers={workers}"]
    server = subprocess.Popen(command, env=real)
    for _ in range(600):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/health/")
            connection.getresponse().read()
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")
