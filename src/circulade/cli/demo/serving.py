"""Serve the demo: the site and the worker side by side, both ended together."""

import subprocess
import sys
import time


def serve_demo(*, host: str, port: int) -> int:
    """Run `circulade serve` and `circulade work` until one of them ends or Ctrl-C; returns an exit code."""
    run = [sys.executable, "-c", "from circulade.cli import app; app()"]
    commands = (["serve", "--host", host, "--port", str(port)], ["work"])
    running = [subprocess.Popen([*run, *command]) for command in commands]  # noqa: S603  # our own commands
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        for process in running:
            process.terminate()
        codes = [process.wait(timeout=30) for process in running]
    return max((code for code in codes if code > 0), default=0)
