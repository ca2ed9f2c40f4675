"""Serve the demo: the site and the worker side by side, both ended together."""

import signal
import subprocess
import sys
from threading import Event

GRACE = 20.0  # seconds for the worker to finish its task and for the site to answer what it has begun


def serve_demo(*, host: str, port: int) -> int:
    """Run `circulade serve` and `circulade work` until one of them ends or Ctrl-C; returns an exit code."""
    run = [sys.executable, "-c", "from circulade.cli import app; app()"]
    commands = (["serve", "--host", host, "--port", str(port)], ["work"])
    # In a group of their own: Ctrl-C reaches this process only, which asks each of them to end, once.
    running = [subprocess.Popen([*run, *command], process_group=0) for command in commands]  # noqa: S603  # our own commands
    asked = Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: asked.set())
    while not asked.wait(0.3) and all(process.poll() is None for process in running):
        pass
    codes = [process.poll() for process in running]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return next((abs(code) for code in codes if code), 0)
